"""Screens of the admin: what is offered, one proposal, and where a page is to be seen."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from mijnbuurt.core import clock
from mijnbuurt.users.models import User
from wijken.areas.enums import ShowingState
from wijken.areas.models import AlsoShown, WijkContentPage
from wijken.areas.rules import wijken_of, works_citywide

from . import rules, transitions
from .forms import MAX_REASON, DecisionForm, OtherWijkenForm, said_of
from .querysets import offered_by, page_of, proposals_for, taken_over_by

PER_PAGE = 30
TOO_LATE = gettext_lazy("Een collega was u voor. Kijk eerst hoe het nu staat.")
LISTS = {
    "wacht": gettext_lazy("Wacht op u"),
    "bij-ons": gettext_lazy("Bij u te zien"),
    "van-ons": gettext_lazy("Van u, voor anderen"),
}


class ProposalsView(WagtailAdminTemplateMixin, TemplateView):
    """Three lists: what waits for the reader, what the own wijk shows, what it offered."""

    template_name = "showing/admin/proposals.html"
    page_title = gettext_lazy("Ook tonen in een andere wijk")
    header_icon = "site"
    breadcrumbs_items: list[Any] = []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = cast(User, self.request.user)
        if not (works_citywide(user) or wijken_of(user).exists()):
            raise Http404
        asked = self.request.GET.get("lijst", "")
        chosen = asked if asked in LISTS else "wacht"
        pages = WagtailPaginator(self.rows(chosen, user), PER_PAGE)
        page_obj = pages.get_page(self.request.GET.get("p"))
        for row in page_obj:
            row.said = said_of(row)
        return {
            **super().get_context_data(**kwargs),
            "lists": LISTS.items(),
            "chosen": chosen,
            "rows": page_obj,
            "elided_page_range": pages.get_elided_page_range(page_obj.number),
        }

    def rows(self, chosen: str, user: User) -> QuerySet[AlsoShown]:
        wijken = wijken_of(user)
        if chosen == "van-ons":
            return offered_by(wijken, citywide=works_citywide(user))
        return proposals_for(wijken) if chosen == "wacht" else taken_over_by(wijken)


class ProposalView(WagtailAdminTemplateMixin, TemplateView):
    """One proposal with what is online of the page; the answer by POST."""

    template_name = "showing/admin/proposal.html"
    header_icon = "site"
    breadcrumbs_items: list[Any] = []

    def found(self) -> tuple[AlsoShown, WijkContentPage]:
        """The row for who has to do with it; a draft is no business of the other wijk."""
        rows = AlsoShown.objects.select_related("page", "wijk", "proposed_by")
        row = get_object_or_404(rows, pk=self.kwargs["pk"])
        page = page_of(row)
        user = cast(User, self.request.user)
        self.offers = rules.may_offer(user, page)
        self.decides = rules.may_decide(user, row) and page.live
        if not (self.offers or self.decides):
            raise Http404
        return row, page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row, page = self.found()
        self.page_title = _("Ook tonen in %(wijk)s") % {"wijk": row.wijk.name}
        is_asked = row.state == ShowingState.PROPOSED
        is_shown = row.state == ShowingState.ACCEPTED
        return {
            **super().get_context_data(**kwargs),
            "row": row,
            "said": said_of(row),
            "shown_page": page,
            "can_answer": self.decides and is_asked,
            "can_withdraw": self.offers and is_asked,
            "can_end": is_shown and (self.offers or self.decides),
            "max_reason": MAX_REASON,
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row, _page = self.found()
        form = DecisionForm(request.POST)
        if not form.is_valid():
            too_long = "reason" in form.errors
            messages.error(request, _("Schrijf uw reden korter op.") if too_long else TOO_LATE)
            return self.render_to_response(self.get_context_data(typed=request.POST.get("reason")))
        try:
            self.decide(row, form.cleaned_data)
        except transitions.NotPossible:
            messages.error(request, TOO_LATE)
            typed = form.cleaned_data["reason"]
            return self.render_to_response(self.get_context_data(typed=typed, is_late=True))
        except PermissionDenied:
            raise Http404 from None
        messages.success(request, _("Bewaard. Het staat er meteen zo."))
        return redirect("showing:proposals")

    def decide(self, row: AlsoShown, answer: dict[str, Any]) -> None:
        said: dict[str, Any] = {
            "seen_as": answer["seen_as"],
            "user": self.request.user,
            "now": clock.now(),
        }
        if answer["to"] == "decline":
            transitions.decline(row, reason=answer["reason"], **said)
        elif answer["to"] == "accept":
            transitions.accept(row, **said)
        else:
            transitions.stop(row, **said)


class PageShowingView(WagtailAdminTemplateMixin, View):
    """The other wijken of one page, as ticks."""

    template_name = "showing/admin/page.html"
    header_icon = "site"
    breadcrumbs_items: list[Any] = []

    def found(self) -> WijkContentPage:
        """The Dutch page, for who may offer it."""
        page = get_object_or_404(Page, pk=self.kwargs["page_id"]).specific
        if not isinstance(page, WijkContentPage):
            raise Http404
        dutch: WijkContentPage = page.source
        if not rules.may_offer(cast(User, self.request.user), dutch):
            raise Http404
        return dutch

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        page = self.found()
        return self.show(page, OtherWijkenForm(page=page))

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        page = self.found()
        form = OtherWijkenForm(request.POST, page=page)
        if not form.is_valid():
            return self.show(page, form)
        try:
            transitions.choose(
                page,
                form.cleaned_data["wijken"],
                seen_as=form.cleaned_data["seen_as"],
                user=cast(User, request.user),
                now=clock.now(),
            )
        except transitions.NotPossible:
            messages.error(request, TOO_LATE)
            return redirect("showing:page", page.pk)
        messages.success(request, _("Bewaard."))
        return redirect("showing:page", page.pk)

    def show(self, page: WijkContentPage, form: OtherWijkenForm) -> HttpResponse:
        self.page_title = _("Ook tonen in een andere wijk")
        self.page_subtitle = page.get_admin_display_title()
        context = self.get_context_data(
            form=form,
            shown_page=page,
            citywide=works_citywide(self.request.user),
            back=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        )
        return self.render_to_response(context)
