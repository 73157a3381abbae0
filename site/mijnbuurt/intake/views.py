"""The one way in for what residents send. A form of an app is a subclass of IntakeView."""

import uuid
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from mijnbuurt.core import clock
from mijnbuurt.core.meta import Meta

from . import limits, origin, tokens
from .forms import IntakeForm, PhotoForm
from .framing import FramingMixin
from .models import Submission
from .requests import Posted, Unreadable, read_post
from .saving import save_once
from .sentences import (
    ALREADY_RECEIVED,
    CHECK_AGAIN,
    FROM_ELSEWHERE,
    PAGE_TOO_OLD,
    TOO_LARGE,
    TOO_MANY,
    UNREADABLE,
)

#: The value of "step" that a question embedded in another page posts.
FIRST_QUESTION = "first"


class TooMany(Exception):
    """This connection sent enough for now; the record is not kept."""


class PublicFormView(FramingMixin, View):
    """A page with a form that sets no cookie: a signed token and the origin take its place."""

    title: str | Promise = ""
    template_name = ""
    #: Origins beside our own that may post here.
    also_from: tuple[str, ...] = ()

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponseBase]:
        """Exempt here, as a mark on `dispatch` is lost when a subclass has one of its own."""
        return csrf_exempt(super().as_view(**initkwargs))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.now = clock.now()
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return self.allow_frame(response)

    def page(self, status: int = 200, **context: Any) -> HttpResponse:
        setattr(self.request, "wijk", context.get("wijk"))  # noqa: B010  (notices of that wijk)
        meta = Meta(title=str(self.title), robots="noindex" if status != 200 else "")
        values = {"meta": meta, "title": self.title, "framed": self.framed, **context}
        return render(self.request, self.template_name, values, status=status)


class IntakeView(PublicFormView):
    """A form that becomes one private record, however often and from wherever it is posted."""

    form_class: type[IntakeForm]
    model: type[Submission]
    #: Stands in the signed token: a token of one form is no good for another.
    form_name = ""

    #: The fields of the question that may stand in another page and carry on here.
    first_fields: tuple[str, ...] = ()

    # What a subclass adds

    def initial(self) -> dict[str, Any]:
        """What is filled in before anyone typed."""
        return {}

    def context(self, form: IntakeForm) -> dict[str, Any]:
        """What the template needs beside the form."""
        return {}

    def record_values(self, form: IntakeForm) -> dict[str, Any]:
        """The columns of the record. Only what the form asks and the server knows."""
        return form.record_values()

    def received(self, record: Any, form: IntakeForm) -> None:
        """Mails and the like, in the transaction that stores the record."""

    def address_afterwards(self, receipt: str) -> str:
        """The page "ontvangen"."""
        raise NotImplementedError

    # The way of a form

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show(self.form_class(initial=self.initial()))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            posted = read_post(request)
        except Unreadable as unreadable:
            sentence = TOO_LARGE if unreadable.status == 413 else UNREADABLE
            form = self.form_class(initial=self.initial())
            return self.show(form, status=unreadable.status, problem=sentence)
        if posted.data.get("step") == FIRST_QUESTION:
            return self.show(self.form_class(initial=self.carried_on(posted)))
        token = tokens.read_form(self.form_name, posted.data.get("token", ""))
        if not origin.is_own(request, self.also_from):
            return self.show_again(self.without_files(posted), token, FROM_ELSEWHERE, 403)
        if not limits.may_post(request, self.now):
            return self.show_too_many(self.without_files(posted), token)
        if token and (existing := self.find(token.key)):
            return self.show_existing(existing, posted)
        return self.judge(self.form_class(posted.data, posted.files), token)

    def judge(self, form: IntakeForm, token: tokens.FormToken | None) -> HttpResponse:
        """Store what is complete; show the rest again with all that was typed."""
        form.full_clean()
        if isinstance(form, PhotoForm):
            form.keep_photo(self.now)
        if token is None or token.is_expired(self.now):
            return self.show_again(form, token, PAGE_TOO_OLD)
        if form.is_trapped or token.is_too_quick(self.now):
            return self.show_again(form, token, CHECK_AGAIN)
        if form.errors:
            return self.show_again(form, token)
        try:
            record = self.store(form, token)
        except TooMany:
            return self.show_too_many(form, token)
        return self.go_on(record)

    def store(self, form: IntakeForm, token: tokens.FormToken) -> Submission:
        """One record a key. Raises TooMany, and then keeps nothing."""
        with transaction.atomic():
            record, is_new = save_once(self.model(key=token.key, **self.record_values(form)))
            if is_new:
                if not self.may_send():
                    raise TooMany
                self.received(record, form)
        return record

    def may_send(self) -> bool:
        """Whether whoever sends this may leave one more record."""
        return limits.may_send(self.request, self.now)

    def find(self, key: uuid.UUID) -> Submission | None:
        return self.model._default_manager.filter(key=key).first()

    def carried_on(self, posted: Posted) -> dict[str, Any]:
        """What was typed in another page, as the start of this form. Nothing is stored yet."""
        typed = {name: posted.data[name] for name in self.first_fields if name in posted.data}
        return {**self.initial(), **typed}

    # The answers

    def go_on(self, record: Submission) -> HttpResponse:
        receipt = tokens.write_receipt(self.form_name, record.key, self.now)
        return redirect(self.address_afterwards(receipt))

    def show(
        self,
        form: IntakeForm,
        token: tokens.FormToken | None = None,
        status: int = 200,
        problem: Any = "",
    ) -> HttpResponse:
        signed = tokens.write_form(self.form_name, token or tokens.new_form(self.now))
        context = {"form": form, "token": signed, "problem": problem, **self.context(form)}
        return self.page(status=status, **context)

    def show_again(
        self,
        form: IntakeForm,
        token: tokens.FormToken | None,
        sentence: Any = "",
        status: int = 200,
    ) -> HttpResponse:
        """The form as it was sent. Its key stays the same: one more tap is all it takes."""
        if sentence:
            form.add_error(None, sentence)
        form.empty_trap()
        key = token.key if token else uuid.uuid4()
        return self.show(form, tokens.FormToken(key, self.now, again=True), status)

    def show_too_many(self, form: IntakeForm, token: tokens.FormToken | None) -> HttpResponse:
        response = self.show_again(form, token, TOO_MANY, 429)
        response.headers["Retry-After"] = str(int(limits.TEN_MINUTES.total_seconds()))
        return response

    def show_existing(self, existing: Submission, posted: Posted) -> HttpResponse:
        """A second tap sees the same page. Who went back and changed something gets a choice."""
        form = self.without_files(posted)
        form.full_clean()
        if not form.errors and self.is_same(existing, form):
            return self.go_on(existing)
        sentence = ALREADY_RECEIVED % {"number": existing.reference}
        return self.show_again(form, None, sentence)

    def is_same(self, existing: Any, form: IntakeForm) -> bool:
        values = form.record_values()
        return all(getattr(existing, name) == value for name, value in values.items())

    def without_files(self, posted: Posted) -> IntakeForm:
        """The form without its photo, for answers that come before anything is looked at."""
        return self.form_class(posted.data)


class ReceivedView(PublicFormView):
    """The page after sending. Its address is signed, and good for a day."""

    model: type[Submission]
    form_name = ""
    record: Any

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the record of this address."""
        super().setup(request, *args, **kwargs)
        key, self.is_expired = tokens.read_receipt(self.form_name, kwargs["receipt"], clock.now())
        self.record = self.model._default_manager.filter(key=key).first() if key else None
        if self.record is None:
            raise Http404

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show()

    def show(self, **context: Any) -> HttpResponse:
        """The number and what happens next; after a day only that it has expired."""
        if self.is_expired:
            return self.page(status=410, expired=True, **context)
        return self.page(record=self.record, **context)
