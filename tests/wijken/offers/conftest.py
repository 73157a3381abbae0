import pytest

from mijnbuurt.users.models import User
from tests.factories.pages import WijkFactory
from tests.factories.users import UserFactory
from wijken.areas.models import Wijk


@pytest.fixture(scope="module")
def shared_wijk(shared_db: None) -> int:
    return WijkFactory(slug="molenveld", name="Molenveld").pk


@pytest.fixture
def editor(wijk: Wijk) -> User:
    person: User = UserFactory(groups=[wijk.group], first_name="Jo", last_name="Jansen")
    return person
