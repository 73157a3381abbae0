from datetime import datetime

from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log

from mijnbuurt.intake.retention import FORGOTTEN, days

from .models import SignUp


def forget_people(now: datetime) -> None:
    """Empty who it was, some time after the date; how many people came along stays."""
    late = SignUp.objects.filter(ends_at__lt=now - days("sign_up", 14))
    named = Q()
    for name in SignUp.PERSONAL_FIELDS:
        named |= ~Q(**{name: ""})
    with transaction.atomic():
        for record in late.filter(named).select_for_update(of=("self",)):
            for name in SignUp.PERSONAL_FIELDS:
                setattr(record, name, "")
            record.to_call, record.to_call_since = "", None
            record.save()
            log(record, FORGOTTEN)
