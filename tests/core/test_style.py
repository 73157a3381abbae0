"""The pattern page and each page type on it."""

import re

import pytest
from django.test import Client

from mijnbuurt.core.style import page_samples

pytestmark = pytest.mark.urls("tests.core.style_urls")


def words(html: str) -> list[str]:
    return re.findall(r"<h1[ >]", html)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["", *page_samples(), "bestaat-niet"])
def test_patterns_and_page_types_render(client: Client, name: str):
    response = client.get("/stijl/", {"pagina": name})
    html = response.content.decode()
    assert response.status_code == 200
    assert len(words(html)) == 1
    assert not response.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["", *page_samples()])
def test_pages_obey_the_content_policy(client: Client, name: str):
    html = client.get("/stijl/", {"pagina": name}).content.decode()
    assert not re.search(r'\sstyle="', html)
    assert not re.search(r"\son\w+=", html)
    assert not re.search(r"<script(?![^>]*(src=|ld\+json))", html)
    assert not re.search(r'(src|href)="https?://', html)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["", *page_samples()])
def test_no_id_stands_twice(client: Client, name: str):
    html = client.get("/stijl/", {"pagina": name}).content.decode()
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.django_db
def test_every_state_is_shown(client: Client):
    html = client.get("/stijl/").content.decode()
    for state in ("cancelled", "moved", "online", "preparing", "temporarily_closed", "closed"):
        assert f"mb-badge--{state}" in html
    for state in ("done", "now", "planned"):
        assert f"mb-course__brick--{state}" in html
    assert "mb-person--vacant" in html
    assert "mb-field--bad" in html
