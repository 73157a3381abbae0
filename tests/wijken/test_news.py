"""News and stories: the page of an article, its bylines and photos, and the lists."""

from datetime import date

import pytest

from tests.factories import HOSTILE
from tests.factories.pages import ArticleFactory, WijkFactory
from tests.factories.photos import PhotoFactory
from tests.reading import Reading
from wijken.news.models import ArticlePhoto, Byline

pytestmark = pytest.mark.django_db


def with_bylines(*names: str, **fields: object):
    page = ArticleFactory(**fields)
    page.bylines = [Byline(name=name, role=role) for role, name in (n.split(":") for n in names)]
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["wijkreporter:Ans"], "wijkreporter Ans"),
        (["wijkreporter:Ans", "fotograaf:Jo"], "wijkreporter Ans en fotograaf Jo"),
        (["a:A", "b:B", "c:C"], "a A, b B en c C"),
        ([":Ans"], "Ans"),
    ],
)
def test_who_made_it(client, names, text):
    page = with_bylines(*names)
    assert page.byline_text == text
    reading = Reading.of(client, page.url)
    assert text in reading.text
    assert [author["name"] for author in reading.json_ld["author"]] == [
        name.split(":")[1] for name in names
    ]


def test_a_hostile_name_is_only_a_name(client):
    page = with_bylines(f"{HOSTILE[:30]}:{HOSTILE}")
    for path in (page.url, "/nieuws/"):
        assert "<script>alert" not in client.get(path).content.decode()


def test_structured_data_agrees_with_the_page(client):
    page = with_bylines("wijkreporter:Ans", date_sort=date(2026, 11, 20), summary="Kort.")
    reading = Reading.of(client, page.url)
    data = reading.json_ld
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == reading.heading
    assert data["description"] == "Kort."
    assert data["datePublished"] == "2026-11-20"
    assert data["datePublished"] in reading.times
    assert data["dateModified"] == page.last_published_at.isoformat()
    assert data["publisher"]["name"] == reading.open_graph["og:site_name"]


def test_a_photo_series_shows_each_photo_with_its_caption(client):
    photos = [PhotoFactory(public=True), PhotoFactory(public=True, image_width=1000)]
    page = ArticleFactory(kind="photo_series")
    page.photo_rows = [
        ArticlePhoto(photo=photos[0], caption=f"Een {HOSTILE}", alt=HOSTILE),
        ArticlePhoto(photo=photos[1], caption="Twee", alt="Twee"),
    ]
    page.save_revision().publish()
    reading = Reading.of(client, page.url)
    figures = reading.section("fotos").find_all("figure")
    assert [f.figcaption.p.text for f in figures] == [f"Een {HOSTILE}", "Twee"]
    assert [f.img["alt"] for f in figures] == [HOSTILE, "Twee"]
    for figure, photo in zip(figures, photos, strict=True):
        assert figure.img["src"].startswith(f"/foto/{photo.uuid}/")
        assert figure.find("a")["href"] == f"/foto/{photo.uuid}/weg/"
        assert "Foto: <i>Buurtbewoner</i>" in " ".join(figure.figcaption.text.split())
        assert (figure.img["width"], figure.img["height"]) == (str(photo.width), str(photo.height))
        assert [source["type"] for source in figure.find_all("source")] == [
            "image/avif",
            "image/webp",
        ]
    assert "1920w" not in figures[1].img["srcset"]  # never larger than the photo is
    assert "Fotoverslag" in reading.text


def test_one_photo_is_no_reason_for_an_empty_series(client):
    assert Reading.of(client, ArticleFactory().url).section("fotos") is None


def test_more_news_of_the_same_wijk(client):
    wijk = WijkFactory()
    page = ArticleFactory(in_wijk=wijk)
    others = [ArticleFactory(in_wijk=wijk) for _number in range(4)]
    ArticleFactory(title="Van elders")
    section = Reading.of(client, page.url).section("meer")
    links = [a["href"] for a in section.find_all("a")]
    assert set(links) <= {other.url for other in others}
    assert len(section.select(".mb-card")) == 3
    assert "Van elders" not in section.text


def test_the_only_article_has_no_more(client):
    assert Reading.of(client, ArticleFactory().url).section("meer") is None


# Lists


def titles(reading: Reading) -> list[str]:
    return [title.get_text() for title in reading.soup.select(".mb-card__title")]


def test_the_newest_first_by_the_day_of_the_news(client):
    for day in (3, 20, 11):
        ArticleFactory(title=f"Dag {day}", date_sort=date(2026, 11, day))
    reading = Reading.of(client, "/nieuws/")
    assert titles(reading) == ["Dag 20", "Dag 11", "Dag 3"]
    assert reading.times == ["2026-11-20", "2026-11-11", "2026-11-03"]


def test_a_wijk_lists_its_own(client):
    wijk = WijkFactory(slug="hoek")
    ArticleFactory(title="Hier", in_wijk=wijk)
    ArticleFactory(title="Stad")
    assert titles(Reading.of(client, "/wijken/hoek/nieuws/")) == ["Hier"]
    assert set(titles(Reading.of(client, "/nieuws/"))) == {"Hier", "Stad"}


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"A", "B", "C"}),
        ("?wijk=hoek", {"A", "B"}),
        ("?soort=story", {"A", "C"}),
        ("?jaar=2025", {"B", "C"}),
        ("?wijk=hoek&soort=story&jaar=2026", {"A"}),
        ("?wijk=hoek&soort=call", set()),
        ("?wijk=nergens", {"A", "B", "C"}),
        ("?soort=x&jaar=3000&wijk=", {"A", "B", "C"}),
        ("?soort=x&jaar=2025", {"B", "C"}),
    ],
)
def test_filters_combine_and_nonsense_is_ignored(client, query, shown):
    wijk = WijkFactory(slug="hoek")
    ArticleFactory(title="A", kind="story", in_wijk=wijk, date_sort=date(2026, 1, 1))
    ArticleFactory(title="B", kind="news", in_wijk=wijk, date_sort=date(2025, 1, 1))
    ArticleFactory(title="C", kind="story", date_sort=date(2025, 12, 31))
    assert set(titles(Reading.of(client, f"/nieuws/{query}"))) == shown


def test_an_empty_list_says_so(client):
    assert "Hier is nog geen nieuws." in Reading.of(client, "/nieuws/").text


def test_a_photo_series_does_not_show_its_first_photo_twice(client):
    page = ArticleFactory(drawing="plein")
    assert "plein" in Reading.of(client, page.url).main.select_one(".mb-detail__picture img")["src"]
    page.photo_rows = [ArticlePhoto(photo=PhotoFactory(public=True), caption="Een", alt="Een")]
    page.save_revision().publish()
    main = Reading.of(client, page.url).main
    assert main.select_one(".mb-series img")
    assert not main.select_one(".mb-detail__picture")


def test_it_leads_to_its_wijk_and_says_whom_to_call(client):
    wijk = WijkFactory(name="Peelo")
    page = ArticleFactory(in_wijk=wijk)
    aside = Reading.of(client, page.url).main.select_one(".mb-contact")
    assert aside.find("a", href=wijk.url).get_text() == "Naar de pagina van Peelo"
