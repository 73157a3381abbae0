"""Nothing goes online with a photo that lacks words, a maker, or a yes."""

import pytest
from django.urls import reverse
from wagtail.images.blocks import ImageBlock

from home.models import StandardPage
from mijnbuurt.core.gate import PublicationRefused, publication_obstacles
from mijnbuurt.photos import transitions
from mijnbuurt.photos.models import Consent
from tests.factories.pages import ArticleFactory, StandardPageFactory
from tests.factories.photos import PhotoFactory
from tests.factories.users import UserFactory
from wijken.news.models import Article

pytestmark = pytest.mark.django_db


def test_each_photo_is_named_with_what_it_lacks_and_where_to_mend_it(series):
    sentences = publication_obstacles(series.page.get_latest_revision_as_object())
    # The photo of the page is the first of the series, and is asked for once.
    assert len(sentences) == 3
    assert "namen van bewoners" in sentences[0]
    assert sentences[1].startswith("Foto 1 van de serie (“Een”): beschrijf wat er op de")
    assert "zeg wie herkenbaar is" in sentences[1]
    assert sentences[2].startswith("Foto 2 van de serie (“Twee”)")
    assert reverse("photo_admin:page", args=[series.page.pk]) in sentences[1]
    with pytest.raises(PublicationRefused):
        series.page.get_latest_revision().publish()
    assert not Article.objects.get(pk=series.page.pk).live


def test_titles_are_not_trusted(series):
    series.first.title = "<script>alert(1)</script>"
    series.first.save()
    sentences = publication_obstacles(series.page.get_latest_revision_as_object())
    assert "&lt;script&gt;" in sentences[1]
    assert "<script>" not in sentences[1]


def test_a_photo_in_the_text_counts(world):
    photo = PhotoFactory(collection=world.wijk.collection, recognisable="children")
    page = StandardPageFactory(live=False)
    value = {"image": photo.pk, "alt_text": "", "decorative": False}
    page.body = [("photo", {"image": ImageBlock().to_python(value), "caption": "Op de foto"})]
    page.save_revision()
    draft = page.get_latest_revision_as_object()
    [sentence] = publication_obstacles(draft)
    assert "Foto 1 in de tekst" in sentence
    assert "beschrijf wat" in sentence
    assert "toestemming van een ouder" in sentence
    draft.describe_photo(draft.shown_photos()[0].key, "Een wip")
    draft.save_revision()
    fresh = StandardPage.objects.get(pk=page.pk)
    [sentence] = publication_obstacles(fresh.get_latest_revision_as_object())
    assert "beschrijf wat" not in sentence


@pytest.mark.parametrize(
    ("kind", "names", "is_free"),
    [
        ("story", "", False),
        ("photo_series", "", False),
        ("news", "", True),
        ("call", "", True),
        ("story", "none", True),
        ("story", "agreed", True),
        ("story", "not_yet", False),
        ("news", "not_yet", False),
    ],
)
def test_who_is_named_must_agree(world, kind, names, is_free):
    page = ArticleFactory(in_wijk=world.wijk, kind=kind, names=names, live=False)
    if is_free:
        page.get_latest_revision().publish()
        return
    with pytest.raises(PublicationRefused):
        page.get_latest_revision().publish()


def test_a_child_needs_the_yes_of_a_parent(world, tuesday_morning):
    photo = PhotoFactory(recognisable="children")
    page = ArticleFactory(in_wijk=world.wijk, photo=photo, photo_alt="Een wip", live=False)
    with pytest.raises(PublicationRefused, match="toestemming van een ouder"):
        page.get_latest_revision().publish()
    answer = Consent(name="Ouder", is_guardian=True, for_web=True, given_on="2026-11-24")
    transitions.record_consent(answer, [photo], UserFactory(), tuesday_morning)
    page.get_latest_revision().publish()
    photo.refresh_from_db()
    assert photo.is_public
    transitions.withdraw_consent(answer, None, tuesday_morning)
    photo.refresh_from_db()
    assert photo.state == "held"
    with pytest.raises(PublicationRefused):
        Article.objects.get(pk=page.pk).save_revision().publish()


def test_a_photo_that_was_taken_away_is_in_nobodys_way(world, tuesday_morning):
    transitions.takedown(world.photo, None, tuesday_morning)
    page = Article.objects.get(pk=world.article.pk)
    page.title = "Feest!"
    page.save_revision().publish()
    assert Article.objects.get(pk=page.pk).title == "Feest!"
