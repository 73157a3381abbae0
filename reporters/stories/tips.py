"""“Leest dit makkelijk?”: one tip at a time for who writes on a phone. Never in the way."""

from django.utils.translation import gettext as _

from mijnbuurt.core.readability import LONGEST_SENTENCE, SHOWN_WORDS, reading_ease, sentences, words

from .models import Story
from .text import BULLET, HEADING, KEPT, NUMBER, QUOTE

#: Below this many words a score says nothing.
FEWEST_WORDS = 60
#: Flesch-Douma: above 60 reads well for most people; below 45 is the text of a policy paper.
EASY, HARD = 60, 45
LONGEST_PARAGRAPH = 90


def tip_for(story: Story) -> str:
    """The one thing that helps most now; empty when the text reads well or has hardly begun."""
    paragraphs = plain(story.text)
    found = [part for paragraph in paragraphs for part in sentences(paragraph)]
    longest = max(found, key=lambda part: len(words(part)), default="")
    if len(words(longest)) > LONGEST_SENTENCE:
        return _("Deze zin heeft %(count)s woorden: “%(start)s …” Maak er twee van.") % {
            "count": len(words(longest)),
            "start": " ".join(words(longest)[:SHOWN_WORDS]),
        }
    total = sum(len(words(part)) for part in found)
    if total < FEWEST_WORDS:
        return ""
    if any(len(words(paragraph)) > LONGEST_PARAGRAPH for paragraph in paragraphs):
        return _(
            "Een stuk tekst is lang. Begin halverwege een nieuwe regel, of zet er een kop boven."
        )
    score = reading_ease(" ".join(paragraphs))
    if score < HARD:
        return _("Uw woorden zijn lang. Zoek kortere: “hulp” in plaats van “ondersteuning”.")
    if score < EASY:
        return _("Het leest bijna makkelijk. Kortere woorden en zinnen helpen.")
    return ""


def plain(text: str) -> list[str]:
    """The paragraphs of a story without the signs for headings, points and blocks that stay."""
    found = []
    for line in text.split("\n"):
        if not line.strip() or KEPT.match(line):
            continue
        matched = [pattern.match(line) for pattern in (BULLET, NUMBER, QUOTE)]
        heading = HEADING.match(line)
        part = heading[2] if heading else next((each[1] for each in matched if each), line)
        found.append(part)
    return found
