"""Who may see and change plain rows that belong to a wijk, in the admin."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet
from wagtail.permission_policies import BasePermissionPolicy

from mijnbuurt.users.models import User

from .models import Wijk
from .rules import (
    editors_of,
    editors_of_any,
    edits_some_wijk,
    edits_wijk,
    wijken_of,
    works_citywide,
)


class WijkRowPolicy(BasePermissionPolicy):
    """Rows of a wijk are for its editors; those of the whole city for who works citywide.

    `wijk_lookup` leads from a row to its wijk ("place__home_wijk"); `actions` are the verbs that
    exist for these rows ("view", "add", "change", "delete").
    """

    def __init__(self, model: type[Model], wijk_lookup: str, actions: Iterable[str]) -> None:
        super().__init__(model)
        self.wijk_lookup = wijk_lookup
        self.actions = frozenset(actions)

    def user_has_permission(self, user: User | AnonymousUser, action: str) -> bool:
        return action in self.actions and edits_some_wijk(user)

    def user_has_permission_for_instance(
        self, user: User | AnonymousUser, action: str, instance: Model
    ) -> bool:
        return action in self.actions and edits_wijk(user, self._wijk_of(instance))

    def instances_user_has_any_permission_for(
        self, user: User | AnonymousUser, actions: Iterable[str]
    ) -> QuerySet:
        rows = self.model._default_manager.all()
        if self.actions.isdisjoint(actions):
            return rows.none()
        if works_citywide(user):
            return rows
        return rows.filter(**{f"{self.wijk_lookup}__in": wijken_of(user)})

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        return User.objects.none() if self.actions.isdisjoint(actions) else editors_of_any()

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: Model
    ) -> QuerySet[User]:
        if self.actions.isdisjoint(actions):
            return User.objects.none()
        return editors_of(self._wijk_of(instance))

    def _wijk_of(self, instance: Model) -> Wijk | None:
        found: Any = instance
        for name in self.wijk_lookup.split("__"):
            found = getattr(found, name)
        return found
