"""Screens of the admin about the file of a photo: blurring it, and the form that was signed."""

from collections.abc import Sequence
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages

from mijnbuurt.photos import transitions as photos
from mijnbuurt.photos.blurring import Blurred
from mijnbuurt.photos.models import Consent
from mijnbuurt.photos.rules import may_care
from mijnbuurt.photos.views import kept_nowhere

from .admin_views import PhotoMixin
from .blur_views import BlurMixin


class BlurView(BlurMixin, PhotoMixin, TemplateView):
    page_title = gettext_lazy("Onherkenbaar maken")
    header_icon = "image"
    template_name = "photos/admin/blur.html"

    def get_page_subtitle(self) -> str:
        return str(self.photo.title)

    def show(self, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context))

    def make(self, areas: Sequence[Blurred], recognisable: str) -> None:
        photos.blur_areas(self.photo, areas, self.user, self.now, recognisable=recognisable)

    def after(self) -> str:
        return reverse("photo_admin:photo", args=[self.photo.uuid])

    def tell(self, sentence: str) -> None:
        messages.success(self.request, sentence)


class EvidenceView(View):
    """The photo of a signed form, for editors of a photo that it is about."""

    def get(self, request: HttpRequest, uuid: Any) -> FileResponse:
        consent = get_object_or_404(Consent, uuid=uuid)
        if not consent.evidence or not any(
            may_care(request.user, each) for each in consent.photos.all()
        ):
            raise Http404
        return kept_nowhere(consent.evidence)
