"""The frame of the reporters' desk at /reporter/: who comes in, and what all its screens share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from mijnbuurt.core import clock
from mijnbuurt.core.meta import Meta
from mijnbuurt.intake import limits, origin
from mijnbuurt.intake.requests import MAX_BODY, Posted, Room, Unreadable, read_post
from mijnbuurt.intake.sentences import UNREADABLE
from mijnbuurt.users.models import User

from .models import Reporter
from .rules import dispatches, reporter_of

Words = str | Promise

#: What someone typed whose session was over, until the log-in is done.
KEPT = "reporters.kept"
MOST_KEPT = 100_000
#: Keeping it writes a row for who is not signed in: more than a person loses in an hour.
KEPT_PER_HOUR = (30, timedelta(hours=1))
SIGNED_OUT = _(
    "U was uitgelogd. Wat u typte, staat hier nog. Kijk het na en druk nog een keer op de knop."
)
FEWER = _(
    "Dit was te veel om in één keer te versturen. Ga terug in uw browser: wat u typte, staat er dan"
    " nog. Kies minder foto's."
)


@dataclass(frozen=True)
class Visitor:
    """Who is at the desk: a reporter, someone who sends reporters out, or both."""

    user: User
    reporter: Reporter | None
    is_coordinator: bool


def is_reporter(visitor: Visitor) -> bool:
    return visitor.reporter is not None


@dataclass(frozen=True)
class Entry:
    """A place in the bar. `count` tells how many things wait there for this visitor."""

    address: str
    label: Words
    icon: str
    order: int
    about: Words = ""
    shown_to: Callable[[Visitor], bool] = is_reporter
    count: Callable[[Visitor, datetime], int] | None = None


_entries: dict[str, Entry] = {}


def register_entry(entry: Entry) -> None:
    """Give an app its place in the bar; call it in `AppConfig.ready()`. `address` names its URL."""
    _entries[entry.address] = entry


def bar(visitor: Visitor, path: str, now: datetime) -> list[dict[str, Any]]:
    """The entries for this visitor, with what waits and which of them is open."""
    shown = sorted(
        (entry for entry in _entries.values() if entry.shown_to(visitor)),
        key=lambda entry: entry.order,
    )
    rows = [
        {
            "entry": entry,
            "url": reverse(entry.address),
            "count": entry.count(visitor, now) if entry.count else 0,
        }
        for entry in shown
    ]
    fitting = [str(row["url"]) for row in rows if path.startswith(str(row["url"]))]
    nearest = max(fitting, key=len, default="")
    return [{**row, "current": row["url"] == nearest} for row in rows]


class TokenCheck(CsrfViewMiddleware):
    """Django's check, that gives its reason instead of an error page."""

    def _reject(self, request: HttpRequest, reason: str) -> str:
        return reason


class DeskView(View):
    """A screen for a reporter or for who sends reporters out. Kept by no browser.

    A post whose session was over goes to the log-in, and what was typed comes back with `typed`.
    """

    title: Words = ""
    template_name = ""
    #: The most that a post may bring along, in bytes.
    max_body = MAX_BODY
    #: How many files a post may bring along, and how many bytes of them are kept.
    most_files, most_kept = 1, MAX_BODY
    #: How many bytes one of them may have; None leaves that to who reads it.
    largest_file: int | None = None
    #: What a post brought along, once it was read.
    posted: Posted
    #: Whether files came with what was typed when the session was over; those are not kept.
    lost_files = False

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponseBase]:
        """The check is our own: a page that stood open during a log-in elsewhere still counts."""
        return csrf_exempt(super().as_view(**initkwargs))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.now = clock.now()
        response = self.answer(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST":
            try:
                self.posted = read_post(request, self.max_body, self.room())
            except Unreadable as unreadable:
                return self.unreadable(unreadable.status)
            if not comes_from_here(request):
                raise PermissionDenied
        if not request.user.is_authenticated:
            return self.signed_out(request)
        if not self.may_enter():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def room(self) -> Room:
        """What is taken in. Of who is not signed in words are kept, and no files."""
        is_known = self.request.user.is_authenticated
        return Room(self.most_files if is_known else 0, self.most_kept, self.largest_file)

    # Who is here

    @property
    def user(self) -> User:
        return cast(User, self.request.user)

    @cached_property
    def visitor(self) -> Visitor:
        return Visitor(self.user, reporter_of(self.user), dispatches(self.user))

    @property
    def reporter(self) -> Reporter | None:
        return self.visitor.reporter

    def may_enter(self) -> bool:
        return is_reporter(self.visitor) or self.visitor.is_coordinator

    # What was typed

    @property
    def data(self) -> QueryDict:
        """The fields of a post, clean."""
        return self.posted.data

    @property
    def wants_json(self) -> bool:
        """Whether a script asks, which goes on by itself."""
        return "application/json" in self.request.headers.get("Accept", "")

    def signed_out(self, request: HttpRequest) -> HttpResponseBase:
        """To the log-in and back here; what was typed goes along in the session. A script hears it
        and keeps all itself."""
        if self.wants_json:
            return JsonResponse({"reason": "signed_out"}, status=401)
        if request.method == "POST":
            self.keep(request)
        return redirect_to_login(request.get_full_path())

    def keep(self, request: HttpRequest) -> None:
        fields = {name: values for name, values in self.data.lists() if name not in UNKEPT}
        size = sum(len(value) for values in fields.values() for value in values)
        limit, window = KEPT_PER_HOUR
        name = f"kept:{limits.client(request)}"
        if size <= MOST_KEPT and limits.hit(name, limit, window, self.now):
            request.session[KEPT] = {
                "path": request.path,
                "owner": self.data.get("owner", ""),
                "fields": fields,
                "lost_files": bool(self.posted.left_out),
            }

    @cached_property
    def typed(self) -> QueryDict | None:
        """What this user typed here before the session was over; it is given back once."""
        kept = self.request.session.get(KEPT)
        if not kept or kept["path"] != self.request.path:
            return None
        del self.request.session[KEPT]
        if kept["owner"] != str(self.user.uuid):
            return None
        self.lost_files = bool(kept.get("lost_files"))
        typed = QueryDict(mutable=True)
        for name, values in kept["fields"].items():
            typed.setlist(name, values)
        return typed

    # The answers

    def unreadable(self, status: int) -> HttpResponse:
        sentence = FEWER if status == 413 else UNREADABLE
        values = {"title": _("Dit lukte niet"), "problem": sentence}
        return render(self.request, "reporters/desk/problem.html", values, status=status)

    def page(self, status: int = 200, **context: Any) -> HttpResponse:
        values = {
            "meta": Meta(title=str(self.title), robots="noindex"),
            "title": self.title,
            "now": self.now,
            "visitor": self.visitor,
            "bar": bar(self.visitor, self.request.path, self.now),
            **context,
        }
        return render(self.request, self.template_name, values, status=status)


#: Not typed by anyone.
UNKEPT = frozenset({"csrfmiddlewaretoken", "owner"})


def comes_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site sent this, by its token or by where the browser says it is."""
    said = request.headers.get("Origin")
    if said and origin.is_own(request):
        return True
    check = TokenCheck(lambda asked: HttpResponse())
    check.process_request(request)
    return check.process_view(request, self_view, (), {}) is None


def self_view(request: HttpRequest) -> HttpResponse:
    """Stands in for a view that is not exempt."""
    return HttpResponse()


class StartView(DeskView):
    """The first screen: where to go, and what waits there."""

    title = _("Wijkreporters")
    template_name = "reporters/desk/start.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page()
