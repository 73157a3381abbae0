"""Asking for a yes on the spot, and ticking who is on which photo."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from reporters.stories import transitions
from reporters.stories.models import StoryPhoto
from reporters.stories.receiving import key_of
from reporters.stories.transitions import NotPossible
from wijken.photocare import sessions
from wijken.photocare.session_forms import PaperForm

from .base import StoryView

DONE = {
    "open": _("De code staat klaar. Laat hem zien."),
    "nummers": _("Bewaard wie er op de foto's staat."),
    "kaartje": _("Het kaartje is weg. Die foto bewaren wij niet."),
}


class ConsentView(StoryView):
    title = _("Toestemming vragen")
    template_name = "reporters/stories/consent.html"

    def get(self, request: HttpRequest, story: str) -> HttpResponse:
        return self.show(PaperForm())

    def post(self, request: HttpRequest, story: str) -> HttpResponse:
        doing, _colon, which = self.data.get("doe", "").partition(":")
        try:
            if doing == "papier":
                return self.on_paper()
            if doing == "open":
                transitions.open_consent(self.story, self.maker, self.now)
            elif doing == "nummers":
                self.tick()
            elif doing == "kaartje" and (key := key_of(which)):
                self.tick()
                transitions.drop_card(self.story, self.maker, key, self.now)
        except (NotPossible, PermissionDenied):
            self.refuse(_("Dit kan nu niet."))
        except ValidationError as refusal:
            self.refuse(" ".join(refusal.messages))
        else:
            if doing in DONE:
                self.say(DONE[doing])
        return redirect("stories:consent", self.story.uuid)

    def on_paper(self) -> HttpResponse:
        """What someone without a phone said. The number goes on that person's card."""
        form = PaperForm(self.data)
        if self.story.consent_session is None or not form.is_valid():
            return self.show(form)
        answer = sessions.answer_on_paper(
            self.story.consent_session,
            form.said(),
            key=form.cleaned_data["key"],
            user=self.user,
            now=self.now,
        )
        self.say(_("Bewaard. Het nummer is %(number)s.") % {"number": answer.number})
        return redirect("stories:consent", self.story.uuid)

    def tick(self) -> None:
        """The numbers with each own photo; of a photo that was not in the form nothing changes."""
        session = self.story.consent_session
        for row in self.own_photos():
            if session is not None and str(row.key) in self.data.getlist("photo"):
                said = self.data.getlist(f"numbers-{row.key}")
                numbers = {int(each) for each in said if each.isascii() and each.isdigit()}
                sessions.tick_numbers(row.photo, session, numbers, user=self.user, now=self.now)

    def own_photos(self) -> list[StoryPhoto]:
        return list(self.story.in_order().filter(photo__uploaded_by_user=self.user))

    def show(self, paper: PaperForm) -> HttpResponse:
        session = self.story.consent_session
        rows: list[dict[str, Any]] = [
            {"photo": row, "numbers": sessions.numbers_for(session, row.photo) if session else []}
            for row in self.own_photos()
        ]
        return self.page(
            story=self.story,
            session=session,
            is_open=session is not None and session.is_open(self.now),
            card=sessions.card_address(session, self.request.path) if session else "",
            rows=rows,
            paper=paper,
        )
