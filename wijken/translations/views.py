"""The list of translations, and the form that says who read one: pages of the admin."""

from typing import Any, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from mijnbuurt.core import clock
from mijnbuurt.users.models import User

from .forms import ReadForm
from .overview import reading_of, site_rows, translations_for
from .rules import may_keep, may_keep_site, may_see
from .transitions import note_read, note_site_read
from .versions import version_of_page, version_of_site


class ListView(WagtailAdminTemplateMixin, TemplateView):
    """Every translation of the own pages: what is out of date, and what nobody read."""

    page_title = gettext_lazy("Vertalingen")
    header_icon = "wagtail-localize-language"
    template_name = "translations/admin/list.html"
    breadcrumbs_items: list = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see(cast(User, request.user)):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = cast(User, self.request.user)
        codes = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
        asked = self.request.GET.get("taal", "")
        language = asked if asked in codes else ""
        return {
            **super().get_context_data(**kwargs),
            "rows": translations_for(user, language),
            "site_rows": site_rows(language),
            "may_keep_site": may_keep_site(user),
            "languages": [row for row in settings.LANGUAGES if row[0] in codes],
            "chosen": language,
        }


class ReadView(WagtailAdminTemplateMixin, FormView):
    """Say that a native speaker read a translation. What is not one's own does not exist."""

    page_title = gettext_lazy("Wie las dit?")
    header_icon = "glasses"
    template_name = "translations/admin/read.html"
    form_class = ReadForm
    success_url = reverse_lazy("translations:list")
    breadcrumbs_items: list = []

    @cached_property
    def page(self) -> Page:
        page = Page.objects.filter(pk=self.kwargs["page_id"], alias_of=None).first()
        if page is None or page.locale.language_code == settings.LANGUAGE_CODE:
            raise Http404
        if not may_keep(cast(User, self.request.user), page):
            raise Http404
        return page.specific

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.require_right()
        return super().dispatch(request, *args, **kwargs)

    def require_right(self) -> None:
        """Raises Http404 for who may not say this."""
        _page = self.page

    def version(self) -> str:
        return version_of_page(self.page)

    def about(self) -> dict[str, Any]:
        address = self.page.address(self.page.language)
        return {"subject": self.page, "reading": reading_of(self.page), "address": address}

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "seen": self.version()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), **self.about()}

    def keep(self, reader: str, seen: str) -> None:
        user = cast(User, self.request.user)
        note_read(self.page, reader, seen=seen, user=user, now=clock.now())

    def form_valid(self, form: ReadForm) -> HttpResponse:
        try:
            self.keep(form.cleaned_data["reader"], form.cleaned_data["seen"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, _("Bewaard."))
        return redirect(self.success_url)


class SiteReadView(ReadView):
    """The same of the words of the site itself."""

    def require_right(self) -> None:
        codes = set(settings.INTERFACE_LANGUAGES) - {settings.LANGUAGE_CODE}
        if self.kwargs["language"] not in codes or not may_keep_site(cast(User, self.request.user)):
            raise Http404

    def version(self) -> str:
        return version_of_site(self.kwargs["language"])

    def about(self) -> dict[str, Any]:
        [row] = site_rows(self.kwargs["language"])
        return {"row": row, "reading": row.reading}

    def keep(self, reader: str, seen: str) -> None:
        user = cast(User, self.request.user)
        language = self.kwargs["language"]
        note_site_read(language, reader, seen=seen, user=user, now=clock.now())
