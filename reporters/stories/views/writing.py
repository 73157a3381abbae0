"""Writing a story: one form on a phone, that keeps all that was typed."""

import uuid
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mijnbuurt.photos.enums import Recognisable
from reporters.assignments.models import Assignment
from reporters.desk import SIGNED_OUT
from reporters.stories import transitions
from reporters.stories.compare import changes_of
from reporters.stories.enums import Reason
from reporters.stories.forms import StoryForm
from reporters.stories.models import MOST_PHOTOS, Story
from reporters.stories.receiving import (
    LARGEST,
    MOST_BYTES,
    MOST_KEPT,
    MOST_OFFERED,
    add_all,
    key_of,
)
from reporters.stories.tips import tip_for
from reporters.stories.transitions import NotPossible, Typed

from .base import StoryView

TOLD = {
    "bewaar": _("Bewaard."),
    "verstuur": _("Verstuurd. De redactie leest het, en u hoort wat ermee gebeurt."),
}
CHOOSE_AGAIN = _("Uw foto's zijn niet meegekomen: u was uitgelogd. Kies ze opnieuw.")
#: Who can be recognised; "nobody looked" is what stands there before an answer.
PEOPLE = [choice for choice in Recognisable.choices if choice[0] != Recognisable.UNKNOWN]

#: What the phone makes tiles of, for photos that are not here yet.
BLANK = {"key": "__key__"}


class WriteView(StoryView):
    """The form of a story. Without a script every button keeps all, and does one thing more."""

    title = _("Uw verhaal")
    template_name = "reporters/stories/form.html"
    max_body, most_files, most_kept = MOST_BYTES, MOST_OFFERED, MOST_KEPT
    largest_file = LARGEST

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not self.status.may_write:
            return redirect("stories:show", self.story.uuid)
        if self.story.pk:
            transitions.take_over(self.story, self.maker)
            self.story.refresh_from_db()
        if self.typed is None:
            return self.show(self.form(None))
        form = self.form(self.typed)
        form.full_clean()
        lost = [CHOOSE_AGAIN] if self.lost_files else []
        return self.show(form, problems=[SIGNED_OUT], photo_problems=lost)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A photo that is still on the phone is shown from there."""
        response = super().dispatch(request, *args, **kwargs)
        response._csp_update = {"img-src": ["blob:"]}  # type: ignore[attr-defined]
        return response

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        doing, _colon, which = self.data.get("doe", "bewaar").partition(":")
        is_sending = doing == "verstuur"
        problems: list[str] = []
        try:
            problems = add_all(self.story, self.maker, self.posted, self.now)
            form = self.filled_in(is_sending)
            typed = form.typed(self.data)
            self.story = transitions.save(self.story, self.maker, typed, self.now, self.seen)
            for key in filter(None, map(key_of, self.data.getlist("gone"))):
                transitions.remove_photo(self.story, self.maker, key, self.now)
            if not is_sending or (form.is_valid() and not problems):
                self.do(doing, which)
        except NotPossible as refusal:
            if is_sending and self.was_sent(refusal):
                sent = self.filled_in(is_sending)
                return self.tell_phone(sent, [], True) if self.wants_json else self.go_on(doing)
            return self.show_refusal(refusal, problems)
        if self.wants_json:
            return self.tell_phone(form, problems, is_sending)
        if form.errors or problems:
            return self.show(form, photo_problems=problems)
        return self.go_on(doing, which)

    def form(self, data: QueryDict | None, is_sending: bool = False) -> StoryForm:
        asked = self.status.asks
        return StoryForm(data, self.story, self.maker, sending=is_sending, asked=asked)

    def filled_in(self, is_sending: bool) -> StoryForm:
        form = self.form(self.data, is_sending)
        form.full_clean()
        return form

    def was_sent(self, refusal: NotPossible) -> bool:
        """Whether this is the second tap on "Verstuur": the same words lie with the editors."""
        now = Story.objects.get(pk=self.story.pk)
        typed = self.filled_in(False).typed(self.data).words
        same = all(getattr(now, name) == typed.get(name) for name in ("title", "text"))
        return refusal.reason == Reason.WAITING and same

    def do(self, doing: str, which: str) -> None:
        """What a button does beside keeping all."""
        if doing == "verstuur":
            self.story = transitions.send(self.story, self.maker, self.now)
        elif doing in ("omhoog", "omlaag"):
            order = moved([str(row.key) for row in self.story.in_order()], which, doing)
            typed = Typed(order=tuple(order))
            self.story = transitions.save(self.story, self.maker, typed, self.now)
        elif doing == "weg" and (key := key_of(which)):
            transitions.remove_photo(self.story, self.maker, key, self.now)

    @property
    def seen(self) -> int | None:
        """The version that was on the screen; none where the story was new."""
        said = self.data.get("version", "")
        return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None

    # The answers

    def go_on(self, doing: str, which: str = "") -> HttpResponse:
        if doing == "voorbeeld":
            return redirect("stories:preview", self.story.uuid)
        if doing == "onherkenbaar" and (key := key_of(which)):
            return redirect("stories:blur", self.story.uuid, key)
        if doing in TOLD:
            self.say(TOLD[doing])
        if doing == "verstuur":
            return redirect("stories:show", self.story.uuid)
        anchor = "" if doing in TOLD else "#fotos"
        return redirect(reverse("stories:write", args=[self.story.uuid]) + anchor)

    def tell_phone(self, form: StoryForm, problems: list[str], is_sending: bool) -> JsonResponse:
        self.story.refresh_from_db()
        told = {
            "version": self.story.version,
            "sent": is_sending and form.is_valid() and not problems,
            "errors": form.errors,
            "problems": problems,
            "tip": tip_for(self.story),
        }
        names = ("write", "photo", "show", "preview")
        urls = {name: reverse(f"stories:{name}", args=[self.story.uuid]) for name in names}
        return JsonResponse({**told, "urls": urls})

    def show_refusal(self, refusal: NotPossible, problems: list[str]) -> HttpResponse:
        """Nothing was kept. What was typed stands there, beside what is there now."""
        now = Story.objects.get(pk=self.story.pk)
        if self.wants_json:
            told = {"reason": refusal.reason, "sentence": str(refusal), "version": now.version}
            return JsonResponse(told, status=409)
        self.story = now
        form = self.filled_in(False)
        other = now if refusal.reason == Reason.STALE else None
        told = {"problems": [str(refusal)], "photo_problems": problems, "other": other}
        return self.show(form, status=409, **told)

    def show(self, form: StoryForm, status: int = 200, **context: Any) -> HttpResponse:
        values = {
            "form": form,
            "story": self.story,
            "state": self.status,
            "changes": changes_of(self.story),
            "photos": list(self.story.in_order()) if self.story.pk else [],
            "people": PEOPLE,
            "blank": BLANK,
            "most_photos": MOST_PHOTOS,
            "tip": tip_for(self.story),
            **context,
        }
        return self.page(status, **values)


class NewView(WriteView):
    """The empty form. The key in it makes that one story comes of it, however often it is sent."""

    title = _("Nieuw verhaal")

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The button of a job begins its story, or goes on with it."""
        asked = key_of(request.GET.get("klus", ""))
        if asked is None:
            return super().get(request, **kwargs)
        job = get_object_or_404(Assignment.objects.claimed_by(self.maker), uuid=asked)
        story = transitions.begin_for_job(job, self.maker, self.now)
        return redirect("stories:write", story.uuid)

    @cached_property
    def story(self) -> Story:
        if self.request.method != "POST":
            key = key_of(str(self.typed.get("key", ""))) if self.typed else None
            return Story(made_by=self.user, key=key or uuid.uuid4())
        return transitions.begin(
            self.maker, key_of(self.data.get("key", "")) or uuid.uuid4(), self.now
        )


def moved(keys: list[str], which: str, doing: str) -> list[str]:
    """The keys with one of them one place up or down."""
    if which in keys:
        at = keys.index(which)
        to = max(0, at - 1) if doing == "omhoog" else min(len(keys) - 1, at + 1)
        keys.insert(to, keys.pop(at))
    return keys
