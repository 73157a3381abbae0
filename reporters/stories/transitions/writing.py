"""Beginning a story, and keeping what was typed."""

import uuid
from datetime import datetime

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from mijnbuurt.photos.enums import Recognisable
from mijnbuurt.photos.models import Photo
from reporters.assignments.models import Assignment
from reporters.models import Reporter
from reporters.stories.enums import Reason
from reporters.stories.models import Story, StoryPhoto

from .steps import NotPossible, Typed, check_writable, lock, note_change

#: What someone types, by column.
WORDS = ("title", "text", "names", "photo_credit", "photo_place", "photo_caption", "answer")
#: In the log of a photo: who was said to be recognisable.
PEOPLE = "stories.people"
#: What someone types with a photo, by column.
PHOTO_WORDS = ("caption", "alt", "credit", "place")


def begin(reporter: Reporter, key: uuid.UUID, now: datetime) -> Story:
    """The story with this key of this reporter: a new one, or the one that was made before."""
    found = Story.objects.filter(made_by=reporter.user, key=key).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            story = Story.objects.create(
                key=key, made_by=reporter.user, created_at=now, changed_at=now
            )
            story.authors.add(reporter)
    except IntegrityError:
        return Story.objects.get(made_by=reporter.user, key=key)
    return story


def begin_for_job(assignment: Assignment, reporter: Reporter, now: datetime) -> Story:
    """The story of this reporter about a job: a new one, or the one that was made before."""
    made = assignment.stories.filter(made_by=reporter.user).first()
    if made is not None:
        return made
    with transaction.atomic():
        story = begin(reporter, uuid.uuid5(assignment.uuid, str(reporter.user.uuid)), now)
        Story.objects.filter(pk=story.pk, assignment=None).update(
            assignment=assignment, wijk=assignment.wijk
        )
        if assignment.about is not None and assignment.about.live:
            story.subjects.add(assignment.about)
    story.refresh_from_db()
    return story


@transaction.atomic
def save(
    story: Story, reporter: Reporter, typed: Typed, now: datetime, seen: int | None = None
) -> Story:
    """Keep what was typed. `seen` is the version that it was typed over; an older one is refused,
    unless it says the same."""
    locked = lock(story, reporter)
    check_writable(locked)
    changed = _put_words(locked, typed)
    changed_photos = _changed_photos(locked, typed, reporter)
    if not (changed or changed_photos):
        return locked
    if seen is not None and seen != locked.version:
        raise NotPossible(Reason.STALE)
    for row in changed_photos:
        row.save()
    note_change(locked, now)
    return locked


def _put_words(locked: Story, typed: Typed) -> bool:
    """Put what was typed on the row, not saved yet. Whether anything is new."""
    before = _columns(locked)
    for name in WORDS:
        if name in typed.words:
            setattr(locked, name, typed.words[name])
    if not (locked.page and locked.page.first_published_at) and "title" in typed.words:
        locked.wijk, locked.is_citywide = typed.wijk, typed.is_citywide
    if typed.assignment is not None and locked.assignment is None:
        others = typed.assignment.stories.filter(made_by=locked.made_by)
        if not others.exists():
            locked.assignment = typed.assignment
    is_new = _columns(locked) != before
    for relation, wanted in (("subjects", typed.subjects), ("authors", _makers(locked, typed))):
        rows = getattr(locked, relation)
        if wanted is not None and {row.pk for row in wanted} != {row.pk for row in rows.all()}:
            rows.set(wanted)
            is_new = True
    return is_new


def _makers(locked: Story, typed: Typed) -> list[Reporter] | None:
    """Who is named as a maker now; who began it stays one."""
    if typed.authors is None:
        return None
    return [*typed.authors, *locked.authors.filter(user=locked.made_by)]


def _columns(story: Story) -> list[object]:
    columns = (*WORDS, "wijk_id", "is_citywide", "assignment_id")
    return [getattr(story, name) for name in columns]


def _changed_photos(locked: Story, typed: Typed, reporter: Reporter) -> list[StoryPhoto]:
    """The photos of which the words, the people or the place in the row are new."""
    rows = list(locked.in_order())
    order = {key: number for number, key in enumerate(typed.order)}
    changed = []
    for number, row in enumerate(rows):
        before = [row.position, *(getattr(row, name) for name in PHOTO_WORDS)]
        words = typed.photos.get(str(row.key), {})
        for name in PHOTO_WORDS:
            setattr(row, name, words.get(name, getattr(row, name)))
        row.position = order.get(str(row.key), len(order) + number if order else row.position)
        said = words.get("recognisable") or row.photo.recognisable
        if said != row.photo.recognisable and _may_say(row.photo, said):
            row.photo.recognisable = said
            row.photo.save(update_fields=["recognisable"])
            log(row.photo, PEOPLE, user=reporter.user, data={"now": said})
            changed.append(row)
        elif before != [row.position, *(getattr(row, name) for name in PHOTO_WORDS)]:
            changed.append(row)
    return changed


def _may_say(photo: Photo, said: str) -> bool:
    """Of a photo on a page that is online, also one that is hidden there, a reporter may only say
    that more care is needed."""
    is_online = photo.is_public or photo.is_hidden
    return not is_online or said == Recognisable.CHILDREN
