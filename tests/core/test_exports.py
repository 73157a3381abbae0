"""Lists of Wagtail that one takes along: what people typed is never a formula in them."""

import csv
from io import BytesIO

import pytest
from openpyxl import load_workbook
from wagtail.contrib.redirects.models import Redirect

from tests.factories.pages import ArticleFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

FORMULA = '=HYPERLINK("https://example.org";"klik")'
LISTS = [
    "/beheer/reports/locked/",
    "/beheer/reports/workflow/",
    "/beheer/reports/workflow_tasks/",
    "/beheer/reports/aging-pages/",
    "/beheer/redirects/",
    "/beheer/localize/reports/translations/",
]


@pytest.fixture
def dangerous(client) -> None:
    """A page that stands in every report, with a title that a spreadsheet would reckon with."""
    user = UserFactory(is_superuser=True, first_name="=1+1", last_name="")
    client.force_login(user)
    page = ArticleFactory(title=FORMULA + "\x0b")
    page.save_revision(user=user).publish(user=user)
    page.locked, page.locked_by = True, user
    page.save()
    page.get_workflow().start(page, user)
    Redirect.objects.create(old_path="/oud", redirect_link=FORMULA)


@pytest.mark.parametrize("address", LISTS)
def test_no_cell_is_a_formula(client, dangerous, address):
    response = client.get(address, {"export": "csv"})
    assert response.status_code == 200
    text = b"".join(response).decode()
    for row in csv.reader(text.splitlines()):
        assert [cell for cell in row if cell[:1] in ("=", "+", "-", "@")] == []
    book = load_workbook(BytesIO(b"".join(client.get(address, {"export": "xlsx"}))))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


def test_the_reports_really_show_it(client, dangerous):
    for address in LISTS[:5]:
        text = b"".join(client.get(address, {"export": "csv"})).decode()
        assert "HYPERLINK" in text, address
