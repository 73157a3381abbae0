"""The job's own link: for two days photos come in by it without a log-in, and nothing is read."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mijnbuurt.core import clock
from mijnbuurt.intake import limits, origin
from mijnbuurt.intake.requests import Posted, Room, Unreadable, read_post
from mijnbuurt.intake.sentences import FROM_ELSEWHERE, TOO_LARGE, TOO_MANY, UNREADABLE
from mijnbuurt.intake.views import PublicFormView
from mijnbuurt.photos.refusals import PhotoRefused
from reporters.assignments import tokens
from reporters.stories import transitions
from reporters.stories.models import MOST_PHOTOS
from reporters.stories.receiving import (
    LARGEST,
    MOST_BYTES,
    MOST_KEPT,
    MOST_OFFERED,
    add,
    add_all,
    key_of,
    sentence_about_large,
)
from reporters.stories.transitions import NotPossible


class JobLinkView(PublicFormView):
    title = _("Foto's bij uw klus")
    template_name = "reporters/stories/job_link.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.job, self.is_open = tokens.read_upload(kwargs["token"], clock.now())
        if self.job is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self.show()

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if not self.is_open:
            return self.show(status=410)
        try:
            posted = read_post(request, MOST_BYTES, Room(MOST_OFFERED, MOST_KEPT, LARGEST))
        except Unreadable as unreadable:
            sentence = TOO_LARGE if unreadable.status == 413 else UNREADABLE
            return self.show([sentence], unreadable.status)
        if not origin.is_own(request):
            return self.show([FROM_ELSEWHERE], 403)
        if not limits.may_post(request, self.now):
            return self.show([TOO_MANY], 429)
        return self.receive(posted)

    def receive(self, posted: Posted) -> HttpResponse:
        """One photo of a script, or all that were chosen."""
        assert self.job is not None and self.job.claimed_by is not None  # noqa: S101
        reporter = self.job.claimed_by
        story = transitions.begin_for_job(self.job, reporter, self.now)
        one = posted.files.get("photo")
        if one is not None:
            key = key_of(posted.data.get("key", "")) or uuid.uuid4()
            return self.told(lambda: add(story, reporter, one, key, self.now))
        if "key" in posted.data and posted.too_large:
            sentence = sentence_about_large(posted.too_large)
            return JsonResponse({"sentence": sentence}, status=422)
        before = story.photos.count()
        try:
            problems = add_all(story, reporter, posted, self.now)
        except NotPossible as refusal:
            problems = [str(refusal)]
        count = story.photos.count() - before
        if count:
            sentence = ngettext("%(count)s foto is binnen.", "%(count)s foto's zijn binnen.", count)
            messages.success(self.request, sentence % {"count": count})
        if problems:
            return self.show(problems)
        return redirect("stories:job", self.kwargs["token"])

    def told(self, act: Any) -> JsonResponse:
        try:
            row = act()
        except PhotoRefused as refusal:
            status = 429 if refusal.code == "busy" else 422
            return JsonResponse({"sentence": " ".join(refusal.messages)}, status=status)
        except NotPossible as refusal:
            return JsonResponse({"sentence": str(refusal)}, status=422)
        return JsonResponse({"key": str(row.key)})

    def show(self, problems: Any = (), status: int = 200) -> HttpResponse:
        assert self.job is not None  # noqa: S101
        story = self.job.stories.filter(made_by=self.job.claimed_by.user).first()  # type: ignore[union-attr]
        return self.page(
            status,
            job=self.job,
            is_open=self.is_open,
            problems=problems,
            count=story.photos.count() if story else 0,
            most_photos=MOST_PHOTOS,
        )
