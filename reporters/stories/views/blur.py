"""Making parts of a photo unrecognisable, before anyone but its makers saw it."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mijnbuurt.photos.blurring import Blurred
from mijnbuurt.photos.models import Photo
from reporters.desk import SIGNED_OUT
from reporters.stories import transitions
from reporters.stories.models import StoryPhoto
from reporters.stories.transitions import NotPossible
from wijken.photocare.admin_forms import BlurForm
from wijken.photocare.blur_views import BlurMixin

from .base import StoryView


class BlurView(BlurMixin, StoryView):
    """Of a photo that one sent in oneself; any other does not exist here."""

    title = _("Onherkenbaar maken")
    template_name = "reporters/stories/blur.html"

    @cached_property
    def row(self) -> StoryPhoto:
        own = self.story.in_order().filter(photo__uploaded_by_user=self.user)
        return get_object_or_404(own.select_related("story"), key=self.kwargs["photo"])

    @property
    def photo(self) -> Photo:  # type: ignore[override]
        return self.row.photo

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            transitions.check_blur(self.story, self.maker, self.row)
        except NotPossible as refusal:
            return self.turn_away(refusal)
        if self.typed is None:
            return self.show_form(self.empty())
        return self.show_form(BlurForm(self.typed), stale=SIGNED_OUT)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except NotPossible as refusal:
            return self.turn_away(refusal)

    def make(self, areas: Sequence[Blurred], recognisable: str) -> None:
        transitions.blur_photo(self.row, self.maker, areas, recognisable, self.now)

    def show(self, **context: Any) -> HttpResponse:
        return self.page(story=self.story, back=self.after(), **context)

    def after(self) -> str:
        address = reverse("stories:write", args=[self.story.uuid])
        return f"{address}#foto-{self.row.key}"

    def tell(self, sentence: str) -> None:
        self.say(sentence)

    def turn_away(self, refusal: NotPossible) -> HttpResponse:
        self.refuse(refusal)
        return redirect("stories:show", self.story.uuid)
