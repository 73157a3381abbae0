"""Accounts of the demo: one for every role, and none in a real site."""

from django.contrib.auth.models import Group

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role, wijk_group_name
from reporters.enums import Skill
from reporters.models import Reporter

from .reading import read

PASSWORD = "buurt-demo-2026"  # noqa: S105  (shown on the demo page)


def load_people() -> None:
    for row in read("people"):
        email = f"{row['name']}@example.org"
        if User.objects.filter(email=email).exists():
            continue
        group = wijk_group_name(row["wijk"]) if "wijk" in row else Role(row["role"])
        is_administrator = group == Role.ADMINISTRATOR
        user = User.objects.create_user(
            email,
            PASSWORD,
            first_name=row["first"],
            last_name=row["last"],
            is_superuser=is_administrator,
            is_staff=is_administrator,
        )
        user.groups.set([Group.objects.get(name=group)])
        if "skills" in row:
            make_reporter(user, row["skills"])


def make_reporter(user: User, skills: list[str]) -> None:
    Reporter.objects.create(
        user=user,
        byline=user.first_name,
        takes_photos=Skill.PHOTO in skills,
        writes=Skill.TEXT in skills,
    )
