"""Mail about jobs: to who sends reporters out, to reporters, and to who asked for one."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from mijnbuurt.core import clock
from mijnbuurt.core.addresses import absolute, page_path
from mijnbuurt.core.outbox import send_mail_to
from mijnbuurt.intake import limits
from mijnbuurt.intake.enums import AnswerWay
from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role
from reporters.models import Reporter

from . import tokens
from .enums import Answer, AssignmentState
from .ics import as_file
from .models import Assignment, Offer

#: What whoever asked hears, by the state that came about.
TO_ASKER = {
    AssignmentState.CLAIMED: "assignment_claimed",
    AssignmentState.PUBLISHED: "assignment_published",
    AssignmentState.DONE: "assignment_done_asker",
    AssignmentState.CANCELLED: "assignment_cancelled",
}
#: Here no story comes.
NOTHING_COMES = (AssignmentState.DONE, AssignmentState.CANCELLED)


def coordinators() -> list[str]:
    """Who hears what must be done; without one, those who work for the whole city."""
    active = User.objects.filter(is_active=True)
    found = active.filter(groups__name=Role.COORDINATOR)
    found = found if found.exists() else active.filter(groups__name=Role.CITY_EDITOR)
    return [user.email for user in found.distinct()]


def in_short(assignment: Assignment) -> dict[str, object]:
    """What mails to colleagues say of a job: nothing of who asked."""
    return {
        "assignment": assignment,
        "reference": assignment.reference,
        "words": assignment.opening,
        "wijk": assignment.wijk.name if assignment.wijk else "",
    }


# To who sends out


def tell_new(assignment: Assignment) -> None:
    _to_coordinators(assignment, "assignment_new")


def alert(assignment: Assignment) -> None:
    _to_coordinators(assignment, "assignment_nobody")


def tell_given_back(assignment: Assignment, reporter: Reporter) -> None:
    _to_coordinators(assignment, "assignment_given_back", who=str(reporter))


def _to_coordinators(assignment: Assignment, template: str, **more: object) -> None:
    address = absolute(reverse("dispatch:one", args=[assignment.uuid]))
    context = {**in_short(assignment), "address": address, **more}
    send_mail_to(coordinators(), template, context)


# To reporters


def ask(offer: Offer, now: datetime) -> None:
    """What, when and where, with a link to the page where a button says yes."""
    address = reverse("klussen:answer", args=[tokens.write_answer(offer, now)])
    context = {**in_short(offer.assignment), "address": absolute(address)}
    send_mail_to(offer.reporter.user.email, "assignment_offer", context)


def tell_claimed(assignment: Assignment) -> None:
    """The reporter has it: all that is needed on the spot, and the date for the calendar."""
    token = tokens.write_upload(assignment, clock.now())
    upload = absolute(reverse("stories:job", args=[token]))
    _to_reporter(assignment, "assignment_yours", upload_address=upload)


def tell_changed(assignment: Assignment) -> None:
    _to_reporter(assignment, "assignment_changed")


def _to_reporter(assignment: Assignment, template: str, **more: object) -> None:
    if assignment.claimed_by is None:
        return
    address = absolute(reverse("klussen:job", args=[assignment.uuid]))
    context = {**in_short(assignment), "address": address, **more}
    files = as_file(assignment, clock.now())
    send_mail_to(assignment.claimed_by.user.email, template, context, attachments=files)


def tell_released(assignment: Assignment, reporter: Reporter, to: Reporter) -> None:
    """Someone else does it now."""
    context = {**in_short(assignment), "who": to.first_name}
    files = as_file(assignment, clock.now(), is_off=True)
    send_mail_to(reporter.user.email, "assignment_released", context, attachments=files)


def tell_done(assignment: Assignment) -> None:
    """No story is expected of this reporter any more."""
    if assignment.claimed_by:
        context = {**in_short(assignment), "reason": assignment.ended_because}
        send_mail_to(assignment.claimed_by.user.email, "assignment_done", context)


def tell_cancelled(assignment: Assignment, was_asked: bool) -> None:
    """The reporter who would go; and while nobody had it, those who may still have wanted it."""
    context = {**in_short(assignment), "reason": assignment.ended_because}
    if assignment.claimed_by:
        files = as_file(assignment, clock.now(), is_off=True)
        email = assignment.claimed_by.user.email
        send_mail_to(email, "assignment_off", context, attachments=files)
    elif was_asked:
        waiting = assignment.offers.exclude(answer=Answer.NO).select_related("reporter__user")
        active = [row.reporter.user for row in waiting if row.reporter.user.is_active]
        send_mail_to([user.email for user in active], "assignment_off", context)


# To who asked


def confirm(assignment: Assignment, now: datetime) -> None:
    """That it arrived. Only our own sentences, and three an hour: nobody can use this to write to
    a stranger."""
    if assignment.email and limits.may_confirm(assignment.email, now):
        context = {"reference": assignment.reference, "hours": settings.REPORTER_ANSWER_HOURS}
        _mail_asker(assignment, "assignment_received", context)


def tell_asker(assignment: Assignment) -> bool:
    """What came of it. False for who has no mail address: then someone must call."""
    if assignment.is_forgotten:
        return True
    if assignment.answer_way != AnswerWay.MAIL or not assignment.email:
        return False
    story = assignment.story
    rest = Assignment.objects.other_halves(assignment).exclude(state__in=NOTHING_COMES)
    context = {
        "assignment": assignment,
        "reference": assignment.reference,
        "who": assignment.claimed_by.first_name if assignment.claimed_by else "",
        "reason": assignment.ended_because,
        "rest_goes_on": rest.exists(),
        "story": story.title if story else "",
        "address": absolute(page_path(story, assignment.language)) if story else "",
    }
    return _mail_asker(assignment, TO_ASKER[AssignmentState(assignment.state)], context)


def _mail_asker(assignment: Assignment, template: str, context: dict[str, object]) -> bool:
    with translation.override(assignment.language):
        return bool(send_mail_to(assignment.email, template, context, language=assignment.language))
