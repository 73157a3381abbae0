"""Reporters with an account of their own."""

import factory
from django.contrib.auth.models import Group

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role
from reporters.models import Reporter

from .users import UserFactory


class ReporterFactory(factory.django.DjangoModelFactory):
    """Someone who takes photos; `writes=True` for who writes too."""

    class Meta:
        model = Reporter

    takes_photos = True
    byline = factory.Sequence(lambda n: f"Reporter <b>{n}</b>")

    @factory.lazy_attribute
    def user(self) -> User:
        return UserFactory(groups=[Group.objects.get(name=Role.REPORTER)])
