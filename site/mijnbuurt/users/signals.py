"""What an administrator changes about an account is logged in words, not only as "edited"."""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_save, pre_save
from wagtail.log_actions import get_active_log_context, log

from .models import User

DEACTIVATED = "users.deactivated"
ACTIVATED = "users.activated"
ADDRESS_CHANGED = "users.address_changed"
SUPERUSER_CHANGED = "users.superuser_changed"
PASSWORD_GIVEN = "users.password_given"  # noqa: S105  a name
ROLE_GIVEN = "users.role_given"
ROLE_TAKEN = "users.role_taken"

BEFORE = "_stored_before"


def connect() -> None:
    pre_save.connect(remember, sender=User, dispatch_uid="remember_account")
    post_save.connect(log_account, sender=User, dispatch_uid="log_account")
    m2m_changed.connect(log_roles, sender=User.groups.through, dispatch_uid="log_roles")


def is_by_someone() -> bool:
    """Whether a person does this in the admin; set-up and a visit of one's own are no decision."""
    return get_active_log_context().user is not None


def remember(sender: type[User], instance: User, **kwargs: object) -> None:
    if is_by_someone() and instance.pk:
        fields = ("is_active", "is_superuser", "email", "password")
        setattr(instance, BEFORE, User.objects.filter(pk=instance.pk).values(*fields).first())


def log_account(sender: type[User], instance: User, created: bool, **kwargs: object) -> None:
    before = instance.__dict__.pop(BEFORE, None)
    if created and instance.is_superuser and is_by_someone():
        note(instance, SUPERUSER_CHANGED, is_superuser=True)
    if not before:
        return
    if before["is_active"] != instance.is_active:
        note(instance, ACTIVATED if instance.is_active else DEACTIVATED)
    if before["is_superuser"] != instance.is_superuser:
        note(instance, SUPERUSER_CHANGED, is_superuser=instance.is_superuser)
    if before["email"] != instance.email:
        note(instance, ADDRESS_CHANGED, before=before["email"])
    if before["password"] != instance.password:
        note(instance, PASSWORD_GIVEN)


def note(person: User, action: str, reason: str = "", **data: object) -> None:
    """A line in the log, with the reason that was given."""
    why = reason or person.reason
    log(person, action, data={**data, "reason": why} if why else data)


def log_roles(
    sender: type[Model],
    instance: Model,
    action: str,
    reverse: bool,
    pk_set: set[int] | None,
    **kwargs: Any,
) -> None:
    if action not in ("post_add", "post_remove") or not pk_set or not is_by_someone():
        return
    told = ROLE_GIVEN if action == "post_add" else ROLE_TAKEN
    keys = list(pk_set)
    people = User.objects.filter(pk__in=keys if reverse else [instance.pk])
    groups = Group.objects.filter(pk__in=[instance.pk] if reverse else keys).order_by("name")
    for user in people:
        for group in groups:
            note(user, told, reason=getattr(instance, "reason", ""), role=group.name)
