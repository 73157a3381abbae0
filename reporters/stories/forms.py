"""The form of a story. What it does not ask (owner, state, page) is never looked at."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake.cleaning import clean_line
from mijnbuurt.intake.fields import LineField, TextField
from mijnbuurt.photos.enums import Recognisable
from mijnbuurt.users.roles import Role
from reporters.assignments.models import Assignment
from reporters.models import Reporter
from wijken.areas.models import Wijk
from wijken.news.enums import Names

from . import subjects
from .models import Story, StoryPhoto
from .text import clean_story
from .transitions import PHOTO_WORDS, WORDS, Typed

CITYWIDE = "hele-stad"
LONGEST = {"caption": 160, "alt": 200, "credit": 120, "place": 80}


class StoryForm(forms.Form):
    """All of it may be empty as long as it is kept; `sending` asks what the editors need."""

    title = LineField(label=_("Titel"), max_length=120, required=False)
    wijk = forms.ChoiceField(label=_("Wijk"), required=False)
    text = TextField(
        label=_("Uw verhaal"),
        max_length=30_000,
        required=False,
        rows=12,
        help_text=_("Alleen foto's? Laat dit dan leeg. Begin een tussenkop met #."),
    )
    names = forms.ChoiceField(
        label=_("Staan er namen van bewoners in? Vinden zij dat goed?"),
        choices=Names,
        required=False,
        help_text=_("Versturen kan altijd. Online komt het pas als zij het goed vinden."),
        widget=forms.RadioSelect,
    )
    photo_caption = LineField(label=_("Onderschrift"), max_length=160, required=False)
    photo_place = LineField(label=_("Waar"), max_length=80, required=False)
    photo_credit = LineField(label=_("Gemaakt door"), max_length=120, required=False)
    answer = TextField(label=_("Bericht aan de redactie"), max_length=2000, required=False, rows=3)
    authors = forms.ModelMultipleChoiceField(
        label=_("Samen gemaakt met"),
        queryset=Reporter.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        data: Any,
        story: Story,
        reporter: Reporter,
        *,
        sending: bool = False,
        asked: bool = False,
    ) -> None:
        """`asked`: whether the editors wait for an answer."""
        self.story, self.reporter, self.sending = story, reporter, sending
        self.jobs: dict[str, Assignment] = {}
        super().__init__(data, initial=initial(story))
        wijken = [
            wijk
            for wijk in Wijk.objects.defer("boundary")
            if wijk.is_open or wijk.pk == self.story.wijk_id
        ]
        self.wijken = {wijk.slug: wijk for wijk in wijken}
        rows: list[tuple[str, Any]] = [(wijk.slug, wijk.name) for wijk in wijken]
        self.set_choices("wijk", [*rows, (CITYWIDE, _("Voor de hele stad"))], _("Kies de wijk"))
        self.is_placed = bool(story.page and story.page.first_published_at)
        if self.is_placed:
            del self.fields["wijk"]
        others = Reporter.objects.active().filter(user__groups__name=Role.REPORTER)
        self.fields["authors"].queryset = others.exclude(pk=reporter.pk)  # type: ignore[attr-defined]
        self.add_jobs()
        self.add_subjects()
        if asked:
            self.fields["answer"].label = _("Uw antwoord aan de redactie")
        for name in ("text", "answer"):
            self.fields[name].widget.attrs["autocapitalize"] = "sentences"

    def set_choices(self, name: str, rows: list[tuple[str, Any]], empty: Any) -> None:
        self.fields[name].choices = [("", empty), *rows]  # type: ignore[attr-defined]

    def add_jobs(self) -> None:
        """The jobs of this reporter that have no story yet; of a story that has one it stays."""
        if self.story.assignment_id is not None:
            return
        jobs = Assignment.objects.claimed_by(self.reporter)
        self.jobs = {
            str(job.uuid): job for job in jobs.exclude(stories__made_by=self.reporter.user)
        }
        if self.jobs:
            rows = [(key, f"{job.opening} ({job.when})") for key, job in self.jobs.items()]
            self.fields["klus"] = forms.ChoiceField(label=_("Klus"), required=False)
            self.set_choices("klus", rows, _("geen"))

    def add_subjects(self) -> None:
        """One list for each kind of page that the story may be about."""
        for kind in subjects.KINDS:
            rows = subjects.possible(kind, self.story.wijk)
            if rows:
                self.fields[kind.name] = forms.ChoiceField(label=kind.label, required=False)
                self.set_choices(kind.name, rows, _("geen"))

    def clean_text(self) -> str:
        return clean_story(self.cleaned_data["text"])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not self.sending:
            return values
        if not values.get("title") and "title" not in self.errors:
            self.add_error("title", _("Geef uw verhaal een titel."))
        if "wijk" in self.fields and not values.get("wijk") and "wijk" not in self.errors:
            self.add_error("wijk", _("Kies voor welke wijk dit is."))
        if "text" not in self.errors and not values.get("text") and not self.has_photos():
            self.add_error("text", _("Schrijf een verhaal, of voeg foto's toe."))
        return values

    def has_photos(self) -> bool:
        return self.story.pk is not None and self.story.photos.exists()

    def typed(self, posted: QueryDict) -> Typed:
        """What goes into the working copy. A field with a mistake keeps what it was."""
        values = self.cleaned_data
        words = {name: values[name] for name in WORDS if name in values}
        place = values.get("wijk", initial(self.story)["wijk"])
        return Typed(
            words=words,
            wijk=self.wijken.get(place),
            is_citywide=place == CITYWIDE,
            subjects=self.found_subjects(),
            assignment=self.jobs.get(values.get("klus", "")),
            authors=(self.reporter, *values["authors"]) if "authors" in values else None,
            photos=photo_words(posted, self.story),
            order=tuple(posted.getlist("photo")),
        )

    def found_subjects(self) -> tuple[Any, ...]:
        names = [kind.name for kind in subjects.KINDS if kind.name in self.fields]
        return subjects.find([self.cleaned_data[n] for n in names if self.cleaned_data.get(n)])

    @property
    def subject_fields(self) -> list[forms.BoundField]:
        names = ["klus", *(kind.name for kind in subjects.KINDS)]
        return [self[name] for name in names if name in self.fields]


def initial(story: Story) -> dict[str, Any]:
    """The working copy as the start of the form."""
    values: dict[str, Any] = {name: getattr(story, name) for name in WORDS}
    values["wijk"] = CITYWIDE if story.is_citywide else story.wijk.slug if story.wijk else ""
    if story.pk is not None:
        values["authors"] = [author.pk for author in story.authors.all()]
        values |= subjects.chosen(story)
    return values


def photo_words(posted: QueryDict, story: Story) -> dict[str, dict[str, str]]:
    """What was typed with each photo of this story, by its key; too long is cut here: the field
    itself does not let it grow longer."""
    found = {}
    for row in story.photos.all() if story.pk else ():
        words = {
            name: clean_line(str(posted[field]))[: LONGEST[name]]
            for name in PHOTO_WORDS
            if (field := field_name(row, name)) in posted
        }
        said = posted.get(field_name(row, "recognisable"), "")
        if said in Recognisable.values:
            words["recognisable"] = said
        found[str(row.key)] = words
    return found


def field_name(row: StoryPhoto, name: str) -> str:
    return f"photo-{row.key}-{name}"
