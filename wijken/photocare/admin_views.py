"""Screens of the admin: the photos of a page, and what is kept about one photo."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page

from mijnbuurt.core.versions import version_of
from mijnbuurt.photos import care
from mijnbuurt.photos import transitions as photos
from mijnbuurt.photos.models import Consent, Photo
from mijnbuurt.photos.rules import may_care
from wijken.work.views import WorkPageMixin

from . import rules, transitions
from .admin_forms import ConsentForm, DescribeForm, ReasonForm, UntilForm
from .enums import TakedownState
from .models import ConsentSession, Takedown
from .session_forms import TickForm
from .sessions import numbers_for, tick_numbers
from .transitions import NotPossible

SAVED = gettext_lazy("Bewaard.")
#: How long after a moment its numbers can be ticked here, and of how many moments.
TICKABLE = timedelta(days=60)
SESSIONS = 3


class PagePhotosView(WorkPageMixin, TemplateView):
    """All photos that the newest version of a page shows, with what they lack, to fill in."""

    page_title = gettext_lazy("Foto's nakijken")
    header_icon = "image"
    template_name = "photos/admin/page.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.page: Any = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not self.may_edit() or not hasattr(self.page, "shown_photos"):
            raise Http404

    def may_edit(self) -> bool:
        return bool(self.page.permissions_for_user(self.user).can_edit())

    def rows(self, data: Any = None) -> list[dict[str, Any]]:
        """Each photo with its form. The same photo twice is asked about once."""
        asked: set[int] = set()
        rows = []
        for shown in care.with_consents(self.draft().shown_photos()):
            photo = shown.photo
            cares = may_care(self.user, photo)
            form = DescribeForm(
                photo,
                data,
                alt=None if shown.is_decoration else shown.alt,
                may_care=cares and photo.pk not in asked,
                prefix=shown.key,
            )
            lacks = care.lacks(shown, self.today)
            rows.append(
                {
                    "shown": shown,
                    "photo": photo,
                    "lacks": lacks,
                    "form": form,
                    "may_care": cares,
                    "is_again": photo.pk in asked,
                }
            )
            asked.add(photo.pk)
        return rows

    def draft(self) -> Any:
        return self.page.get_latest_revision_as_object()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        state = self.page.current_workflow_task_state if self.page.has_workflow else None
        return {
            **super().get_context_data(**kwargs),
            "page": self.page,
            "title": self.draft().title,
            "rows": kwargs.get("rows") or self.rows(),
            "seen": version_of(self.page),
            "review": reverse("review:draft", args=[state.pk]) if state else "",
            "problem": kwargs.get("problem", ""),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = self.rows(request.POST)
        if [row for row in rows if not row["form"].is_valid()]:
            return self.render_to_response(self.get_context_data(rows=rows))
        words = {
            row["shown"].key: row["form"].cleaned_data["alt"]
            for row in rows
            if "alt" in row["form"].changed_data
        }
        try:
            self.save(rows, words)
        except NotPossible as refusal:
            context = self.get_context_data(rows=rows, problem=str(refusal))
            return self.render_to_response(context)
        messages.success(request, SAVED)
        if words and self.page.live:
            messages.warning(request, _("Publiceer de pagina, dan staat de beschrijving online."))
        return redirect("photo_admin:page", self.page.pk)

    @transaction.atomic
    def save(self, rows: list[dict[str, Any]], words: dict[str, str]) -> None:
        if words:
            seen = self.request.POST.get("seen", "")
            transitions.describe_on_page(self.page, words, seen=seen, user=self.user)
        for row in rows:
            if "credit" in row["form"].fields:
                self.describe(row["photo"], row["form"])

    def describe(self, photo: Photo, form: DescribeForm) -> None:
        """All photos or none: what was saved of the others is taken back."""
        try:
            photos.describe(photo, self.user, self.now, **form.facts())
        except ValidationError as refusal:
            form.refuse(str(refusal.message))
            raise NotPossible(str(refusal.message)) from None


class PhotoMixin(WorkPageMixin):
    """Views about one photo, for the editors of its collection; to others it does not exist."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = Photo.objects.select_related("collection", "uploaded_by_user")
        self.photo = get_object_or_404(found, uuid=kwargs["uuid"])
        if not may_care(self.user, self.photo):
            raise Http404


class PhotoView(PhotoMixin, TemplateView):
    """One photo: requests about it, who is on it, what they said, and what happened."""

    page_title = gettext_lazy("Foto")
    header_icon = "image"
    template_name = "photos/admin/photo.html"

    def get_page_subtitle(self) -> str:
        return str(self.photo.title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = Takedown.objects.filter(photo=self.photo).select_related("page", "decided_by")
        requests = list(asked)
        return {
            **super().get_context_data(**kwargs),
            "photo": self.photo,
            "requests": requests,
            "is_asked": any(each.state == TakedownState.OPEN for each in requests),
            "lacks": care.lacks_of_photo(self.photo, self.today),
            "consents": self.photo.consents.select_related("recorded_by"),
            "uses": [use.page for use in self.photo.uses.select_related("page")],
            "history": log_registry.get_logs_for_instance(self.photo).select_related("user"),
            "describe": DescribeForm(self.photo),
            "consent": ConsentForm(today=self.today),
            "reason": ReasonForm(),
            "until": UntilForm(),
            "ticks": self.ticks(),
            "today": self.today,
            **kwargs,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        name = request.POST.get("do", "")
        if name not in ACTIONS:
            raise Http404
        refused = ACTIONS[name](self)
        if refused is None:
            messages.success(request, SAVED)
            return redirect("photo_admin:photo", self.photo.uuid)
        return self.render_to_response(self.get_context_data(**refused))

    def describe(self) -> dict[str, Any] | None:
        form = DescribeForm(self.photo, self.request.POST)
        if not form.is_valid():
            return {"describe": form}
        try:
            photos.describe(self.photo, self.user, self.now, **form.facts())
        except ValidationError as refusal:
            form.refuse(str(refusal.message))
            return {"describe": form}
        return None

    def record(self) -> dict[str, Any] | None:
        form = ConsentForm(self.request.POST, self.request.FILES, today=self.today)
        if not form.is_valid():
            return {"consent": form}
        if not Consent.objects.filter(uuid=form.cleaned_data["key"]).exists():
            photos.record_consent(form.consent(), [self.photo], self.user, self.now)
        return None

    def chosen(self) -> Consent:
        key = self.request.POST.get("consent", "")
        try:
            return get_object_or_404(self.photo.consents, uuid=key)
        except ValidationError:
            raise Http404 from None

    def withdraw(self) -> None:
        photos.withdraw_consent(self.chosen(), self.user, self.now)

    def unlink(self) -> None:
        photos.unlink_consent(self.chosen(), self.photo, self.user, self.now)

    def extend(self) -> dict[str, Any] | None:
        form = UntilForm(self.request.POST)
        until = form.cleaned_data["until"] if form.is_valid() else None
        if form.is_valid() and until and until < self.today:
            form.add_error("until", _("Deze dag is al voorbij."))
        if form.errors:
            return {"until": form}
        photos.extend_consent(self.chosen(), until, self.user, self.now)
        return None

    def sessions(self) -> QuerySet[ConsentSession]:
        """Where people were asked in the wijk of this photo, not long ago."""
        wijk = rules.wijk_of(self.photo)
        recent = ConsentSession.objects.filter(wijk=wijk, opened_at__gte=self.now - TICKABLE)
        return recent.exclude(answers=None)

    def ticks(self) -> list[tuple[ConsentSession, TickForm]]:
        found = self.sessions().order_by("-opened_at")[:SESSIONS]
        return [(each, TickForm(numbers_for(each, self.photo))) for each in found]

    def tick(self) -> dict[str, Any] | None:
        key = self.request.POST.get("session", "")
        found = next((each for each in self.sessions() if str(each.uuid) == key), None)
        if found is None:
            raise Http404
        form = TickForm(numbers_for(found, self.photo), self.request.POST)
        if not form.is_valid():
            return {"ticks": [(found, form)]}
        tick_numbers(self.photo, found, form.cleaned_data["numbers"], user=self.user, now=self.now)
        return None

    def away(self) -> dict[str, Any] | None:
        reason = self.request.POST.get("reason", "")[:300]
        transitions.keep_away(self.photo, self.user, self.now, reason)
        return None

    def back(self) -> dict[str, Any] | None:
        form = ReasonForm(self.request.POST)
        if not form.is_valid():
            return {"reason": form}
        transitions.put_back(self.photo, self.user, self.now, form.cleaned_data["reason"])
        return None


ACTIONS: dict[str, Callable[[PhotoView], dict[str, Any] | None]] = {
    "describe": PhotoView.describe,
    "record": PhotoView.record,
    "withdraw": PhotoView.withdraw,
    "unlink": PhotoView.unlink,
    "extend": PhotoView.extend,
    "tick": PhotoView.tick,
    "away": PhotoView.away,
    "back": PhotoView.back,
}
