"""Accounts of the demo: one for every role, and none in a real site."""

from django.contrib.auth.models import Group

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role, wijk_group_name

PASSWORD = "buurt-demo-2026"  # noqa: S105  (shown on the demo page)

ACCOUNTS: dict[str, tuple[str, str, list[str]]] = {
    "beheer": ("Bea", "Beheer", [Role.ADMINISTRATOR]),
    "redactie": ("Robin", "Redactie", [Role.CITY_EDITOR]),
    "redactie.peelo": ("Petra", "Peelo", [wijk_group_name("peelo")]),
    "redactie.lariks": ("Lars", "Lariks", [wijk_group_name("lariks")]),
    "coordinator": ("Coby", "Coördinator", [Role.COORDINATOR]),
    "balie": ("Bas", "Balie", [Role.DESK]),
    "partner": ("Paula", "Partner", [Role.PARTNER]),
    "zaakpartner": ("Zeno", "Zaakpartner", [Role.CASE_PARTNER]),
    "schrijver": ("Sara", "Schrijver", [Role.REPORTER]),
    "fotograaf": ("Fons", "Fotograaf", [Role.REPORTER]),
    "fotograaf2": ("Fatima", "Fotograaf", [Role.REPORTER]),
}


def load_people() -> None:
    for name, (first, last, groups) in ACCOUNTS.items():
        email = f"{name}@example.org"
        if User.objects.filter(email=email).exists():
            continue
        user = User.objects.create_user(
            email,
            PASSWORD,
            first_name=first,
            last_name=last,
            is_superuser=name == "beheer",
            is_staff=name == "beheer",
        )
        user.groups.set(Group.objects.filter(name__in=groups))
