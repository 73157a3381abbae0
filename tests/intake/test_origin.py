import pytest
from django.test import RequestFactory

from mijnbuurt.intake import origin


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({}, True),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "https://www.example.org"}, True),
        ({"Origin": "HTTPS://WWW.EXAMPLE.ORG"}, True),
        ({"Referer": "http://testserver/wijken/"}, True),
        ({"Origin": "https://partner.example"}, True),
        ({"Origin": "https://www.example.org.evil.example"}, False),
        ({"Origin": "https://evil.example", "Referer": "http://testserver/"}, False),
        ({"Origin": "null"}, False),
        ({"Referer": "https://evil.example/?testserver"}, False),
        ({"Origin": "http://[::1"}, False),
        ({"Origin": "testserver"}, False),
    ],
)
def test_only_own_pages_and_named_partners_may_post(settings, headers, own) -> None:
    settings.BASE_URL = "https://www.example.org"
    request = RequestFactory().post("/", headers=headers)
    assert origin.is_own(request, also=["https://partner.example"]) is own


def test_a_partner_must_be_named() -> None:
    request = RequestFactory().post("/", headers={"Origin": "https://partner.example"})
    assert origin.is_own(request) is False
