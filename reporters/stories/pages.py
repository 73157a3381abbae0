"""A story as its page, and the page as a story again. Nothing here saves or decides."""

from collections.abc import Iterable
from typing import Any

from mijnbuurt.core.slugs import free_slug
from reporters.models import Reporter
from wijken.areas import sections
from wijken.areas.models import Wijk
from wijken.news.enums import ArticleKind
from wijken.news.models import Article, ArticlePhoto, Byline, NewsIndexPage

from .models import Story, StoryPhoto
from .text import to_blocks, to_lines

#: What a reporter's story can be; an editor who made it something else decided so.
OWN_KINDS = (ArticleKind.STORY, ArticleKind.PHOTO_SERIES)


def section_of(wijk: Wijk | None) -> NewsIndexPage:
    """The page below which the news of a wijk, or of the whole city, stands."""
    return sections.section_of(NewsIndexPage, wijk)


def newest_version(story: Story) -> Article | None:
    """The newest version of its page, online or not."""
    page = story.page
    return page.get_latest_revision_as_object() if page is not None else None


def new_page(story: Story, section: NewsIndexPage) -> Article:
    page = Article(
        title=story.title,
        live=False,
        owner=story.made_by,
        locale=section.locale,
        kind=ArticleKind.STORY,
        drawing="camera",
    )
    page.slug = free_slug(page, section)
    return page


def fill(page: Article, story: Story) -> None:
    """Put the words and photos of a story on a version of its page. The first photo is its picture
    in lists; more than one make a series."""
    page.title = story.title
    page.body = to_blocks(story.text, page.body)
    page.names = story.names or page.names
    if page.kind in OWN_KINDS:
        has_words = bool(story.text.strip())
        page.kind = ArticleKind.STORY if has_words else ArticleKind.PHOTO_SERIES
    photos = list(story.in_order())
    first = photos[0] if photos else None
    page.photo = first.photo if first else None
    page.photo_alt = first.alt if first else ""
    page.photo_caption = first.full_caption if first else ""
    page.photo_rows.set(rows_of(page, photos if len(photos) > 1 else []))
    page.bylines.set(bylines_of(page, story.authors.select_related("user")))


def rows_of(page: Article, photos: Iterable[StoryPhoto]) -> list[ArticlePhoto]:
    """The series, in which a photo that was there keeps its row."""
    before = {row.photo_id: row for row in page.photo_rows.all()}
    rows = []
    for number, each in enumerate(photos):
        row = before.get(each.photo_id) or ArticlePhoto(photo=each.photo, locale=page.locale)
        row.caption, row.alt, row.sort_order = each.full_caption, each.alt, number
        rows.append(row)
    return rows


def bylines_of(page: Article, authors: Iterable[Reporter]) -> list[Byline]:
    """All makers by the name they chose; names that an editor added stay."""
    people = {author.user_id: author for author in authors}
    rows = [row for row in page.bylines.all() if row.user_id is None or row.user_id in people]
    named = {row.user_id for row in rows}
    for user_id, author in people.items():
        if user_id not in named:
            rows.append(Byline(name=author.byline, user_id=user_id, locale=page.locale))
    for number, row in enumerate(rows):
        row.sort_order = number
    return rows


def photo_words(page: Article) -> dict[int, tuple[str, str]]:
    """The caption and the description of each photo of a version, in the order of the page."""
    words = {row.photo_id: (row.caption, row.alt) for row in page.photo_rows.all()}
    if page.photo_id and page.photo_id not in words:
        words = {page.photo_id: (page.photo_caption, page.photo_alt), **words}
    return words


def snapshot(page: Article) -> dict[str, Any]:
    """The words of a version, to compare with a later one."""
    words = photo_words(page)
    return {
        "title": page.title,
        "text": to_lines(page.body),
        "names": page.names,
        "photos": list(words),
        "captions": {str(key): caption for key, (caption, _alt) in words.items()},
        "alts": {str(key): alt for key, (_caption, alt) in words.items()},
    }


def take_over(story: Story, page: Article) -> list[StoryPhoto]:
    """Make the working copy what a version says, but for photos and their words that are new since
    it was sent. Returns its photos, changed but not saved, without what an editor took out."""
    sent, words = story.sent, photo_words(page)
    story.title, story.text = page.title[:120], to_lines(page.body)
    if story.names in ("", sent.get("names", story.names)):
        story.names = page.names
    rows = [
        row
        for row in story.in_order()
        if row.photo_id in words or str(row.photo_id) not in sent["captions"]
    ]
    for row in rows:
        if row.photo_id in words:
            take_over_words(row, *words[row.photo_id], sent)
    return arranged(rows, list(words), sent.get("photos", []))


def take_over_words(row: StoryPhoto, caption: str, alt: str, sent: dict[str, Any]) -> None:
    """Words that the reporter changed since stay."""
    key = str(row.photo_id)
    if row.full_caption == sent["captions"].get(key, "") and row.full_caption != caption:
        row.caption, row.place = caption[:160], ""
    if row.alt == sent.get("alts", {}).get(key, ""):
        row.alt = alt


def arranged(rows: list[StoryPhoto], order: list[int], before: list[int]) -> list[StoryPhoto]:
    """The photos in the order of the page, new ones last; who moved photos since keeps that."""
    now = [row.photo_id for row in rows]
    was = [key for key in before if key in now]
    if now[: len(was)] == was:
        places = {key: number for number, key in enumerate(order)}
        rows = sorted(rows, key=lambda row: places.get(row.photo_id, len(order)))
    for number, row in enumerate(rows):
        row.position = number
    return rows
