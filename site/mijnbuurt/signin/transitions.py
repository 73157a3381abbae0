"""Changes to how others get in."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from mijnbuurt.users.models import User

from . import notifications, rules

REMOVED = "users.second_step_removed"
DELETED = "users.deleted"
RIGHTS_CHANGED = "groups.rights_changed"
GROUP_DELETED = "groups.deleted"


def remove_second_step(person: User, actor: User, reason: str, now: datetime) -> bool:
    """Beheer helps someone who lost the second step. False if there was none: pressed twice."""
    if not rules.may_remove_second_step(actor, person):
        raise PermissionDenied
    return take_away(person, actor, reason, now)


@transaction.atomic
def take_away(person: User, actor: User | None, reason: str, now: datetime) -> bool:
    """Without a second step someone is signed out everywhere, and told so by mail."""
    removed, _rows = Authenticator.objects.filter(user=person).delete()
    if not removed:
        return False
    end_sessions(person, now)
    log(instance=person, action=REMOVED, user=actor, data={"reason": reason})
    notifications.send("second_step_removed", person.email, {})
    return True


def end_sessions(person: User, now: datetime) -> None:
    """Sign someone out everywhere. Sessions know their person only inside, so all are opened."""
    own = [
        session.pk
        for session in Session.objects.filter(expire_date__gt=now).iterator()
        if session.get_decoded().get(SESSION_KEY) == str(person.pk)
    ]
    Session.objects.filter(pk__in=own).delete()


@transaction.atomic
def delete_account(person: User, actor: User, reason: str) -> None:
    """Takes away an account; the line in the log stays. Raises ProtectedError when work stands on
    its name, and changes nothing."""
    log(person, DELETED, user=actor, deleted=True, data={"reason": reason})
    person.delete()


def note_rights(group: Group, actor: User, reason: str) -> None:
    """A line in the log about what a group may do from now on."""
    log(group, RIGHTS_CHANGED, user=actor, data={"reason": reason})


@transaction.atomic
def delete_group(group: Group, actor: User, reason: str) -> None:
    """Takes the rights of a group from everyone in it; the line in the log stays."""
    log(group, GROUP_DELETED, user=actor, deleted=True, data={"reason": reason})
    group.delete()
