"""What is different in the agenda from what a resident offered, in plain words."""

from html import unescape

from django.utils.html import linebreaks, strip_tags
from django.utils.translation import gettext as _

from mijnbuurt.core.dates import day_nl, span
from wijken.activities.models import Activity
from wijken.contact.case_forms import without_numbers
from wijken.contact.words import words_of

from .models import Offer


def body_of(offer: Offer) -> list[tuple[str, str]]:
    """What was offered as the text of a page; a number to call belongs to a person."""
    return [("text", linebreaks(without_numbers(offer.text), autoescape=True))]


def changes_of(offer: Offer, activity: Activity) -> list[str]:
    """A sentence for each thing that an editor made different; empty when nothing is."""
    pairs = [
        (is_renamed(offer, activity), _("De naam is nu: %s."), activity.title),
        (is_other_time(offer, activity), _("Dag en tijd zijn nu: %s."), when_of(activity)),
        (is_elsewhere(offer, activity), _("De plek is nu: %s."), activity.place_text),
        (
            offer.audience != activity.audience,
            _("Het is nu voor: %s."),
            activity.audience_text,
        ),
        (is_other_price(offer, activity), _("Wat het kost, is nu: %s."), activity.cost_text),
    ]
    found = [sentence % words.rstrip(".") for differs, sentence, words in pairs if differs]
    if said(body_of(offer)) != said((block.block_type, block.value) for block in activity.body):
        found.append(_("Wij schreven de tekst anders op."))
    return found


def when_of(activity: Activity) -> str:
    """The day or the rule, and the time."""
    days = activity.repeat_text or day_nl(activity.first_date)
    if activity.starts is None:
        return days
    times = span(activity.starts, activity.ends)
    return _("%(day)s, %(time)s uur") % {"day": days, "time": times}


def is_renamed(offer: Offer, activity: Activity) -> bool:
    return words_of(offer.title) != words_of(activity.title)


def is_other_time(offer: Offer, activity: Activity) -> bool:
    """What the resident left open is filled in, not changed."""
    given = ((offer.day, activity.first_date), (offer.starts, activity.starts))
    return any(own is not None and own != now for own, now in (*given, (offer.ends, activity.ends)))


def is_elsewhere(offer: Offer, activity: Activity) -> bool:
    if offer.place_id:
        return offer.place_id != activity.venue_id
    return words_of(without_numbers(offer.where)) != words_of(activity.place_text)


def is_other_price(offer: Offer, activity: Activity) -> bool:
    given = (offer.free, without_numbers(offer.price_text))
    return given != (activity.free, activity.price_text)


def said(blocks: object) -> list[str]:
    """The words in blocks of text."""
    texts = [str(value) for _kind, value in blocks]  # type: ignore[attr-defined]
    return words_of(unescape(strip_tags(" ".join(texts).replace("<", " <"))))
