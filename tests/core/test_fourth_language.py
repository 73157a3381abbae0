"""A fourth language is a setting plus translations: until they are there it is not offered."""

import pytest
from django.conf import settings as django_settings
from wagtail.models import Locale

from home.setup.tree import ensure_locales
from tests.factories.pages import StandardPageFactory, WijkFactory
from tests.wijken.translations.made import translated

pytestmark = pytest.mark.django_db
LANGUAGES = [*django_settings.LANGUAGES, ("uk", "Oekraïens")]


@pytest.fixture
def ukrainian(settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
    ensure_locales()
    return Locale.objects.get(language_code="uk")


@pytest.mark.parametrize("path", ["/", "/wijken/hoek/", "/agenda/", "/initiatieven/indienen/"])
def test_other_languages_go_on_and_it_is_no_choice_yet(client, ukrainian, path):
    WijkFactory(slug="hoek")
    for prefix in ("", "/en", "/ar"):
        response = client.get(prefix + path)
        assert response.status_code == 200
        assert "/uk/" not in response.content.decode()


def test_without_its_words_an_untranslated_page_leads_to_dutch(client, ukrainian):
    StandardPageFactory(slug="uitleg")
    response = client.get("/uk/uitleg/")
    assert (response.status_code, response["Location"]) == (302, "/uitleg/")


def test_a_translated_page_is_there_before_the_words_of_the_site(client, ukrainian):
    translated(StandardPageFactory(slug="uitleg", title="Uitleg"), "uk", prefix="Слова")
    html = client.get("/uk/uitleg/").content.decode()
    assert '<html lang="uk"' in html
    assert "Слова Uitleg" in html


def test_with_its_words_it_is_a_choice_by_its_own_name(client, ukrainian, settings):
    settings.INTERFACE_LANGUAGES = [*settings.INTERFACE_LANGUAGES, "uk"]
    StandardPageFactory(slug="uitleg", title="Uitleg")
    html = client.get("/en/uitleg/?a=1").content.decode()
    assert html.count('href="/uk/uitleg/?a=1" lang="uk" hreflang="uk"') == 2  # header and menu
    assert "Українська" in html
    response = client.get("/uk/uitleg/")
    assert response.status_code == 200
    assert '<main id="inhoud" tabindex="-1" lang="nl" dir="ltr">' in response.content.decode()
