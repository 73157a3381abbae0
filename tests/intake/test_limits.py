from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from mijnbuurt.intake import limits
from mijnbuurt.intake.models import Limit

TEN_MINUTES = limits.TEN_MINUTES


@pytest.mark.django_db
def test_the_limit_itself_is_allowed_and_one_more_is_not(tuesday_morning) -> None:
    hits = [limits.hit("x", 3, TEN_MINUTES, tuesday_morning) for _time in range(5)]
    assert hits == [True, True, True, False, False]
    assert Limit.objects.get().count == 5


@pytest.mark.django_db
def test_the_next_window_and_another_name_start_anew(tuesday_morning) -> None:
    assert limits.hit("x", 1, TEN_MINUTES, tuesday_morning)
    assert not limits.hit("x", 1, TEN_MINUTES, tuesday_morning + timedelta(minutes=9))
    assert limits.hit("x", 1, TEN_MINUTES, tuesday_morning + timedelta(minutes=10))
    assert limits.hit("y", 1, TEN_MINUTES, tuesday_morning)


@pytest.mark.django_db
def test_counts_of_yesterday_are_forgotten(tuesday_morning) -> None:
    limits.hit("x", 1, TEN_MINUTES, tuesday_morning)
    assert limits.forget_old(tuesday_morning + timedelta(hours=23)) == 0
    assert limits.forget_old(tuesday_morning + timedelta(hours=25)) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("fe80::1%eth0", "fe80::1%eth1", True),
        ("nonsense", "nonsense", True),
    ],
)
def test_one_household_is_one_connection(one: str, other: str, same: bool) -> None:
    assert (limits.network(one) == limits.network(other)) is same


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.9", "127.0.0.1"),
        (1, "198.51.100.9", "198.51.100.9"),
        (1, "10.0.0.1, 198.51.100.9", "198.51.100.9"),
        (2, "1.1.1.1, 198.51.100.9, 10.0.0.2", "198.51.100.9"),
        (2, "198.51.100.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_only_trusted_proxies_tell_the_address(settings, proxies, forwarded, address) -> None:
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", headers={"X-Forwarded-For": forwarded})
    assert limits.client_address(request) == address


@pytest.mark.django_db
def test_no_address_of_a_person_is_stored() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.77")
    limits.may_post(request, timezone.now())
    limits.may_send(request, timezone.now())
    limits.may_confirm("Iemand@Example.org", timezone.now())
    names = " ".join(Limit.objects.values_list("name", flat=True))
    assert len(names.split()) == 4
    assert "192.0" not in names
    assert "example" not in names.lower()


@pytest.mark.django_db
def test_a_mail_address_in_capitals_is_the_same_address(tuesday_morning) -> None:
    allowed = [limits.may_confirm("a@example.org", tuesday_morning) for _time in range(3)]
    assert allowed == [True, True, True]
    assert not limits.may_confirm("A@Example.ORG ", tuesday_morning)
