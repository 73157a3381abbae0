"""Ideas as they came in."""

import factory

from initiatives.models import Idea
from mijnbuurt.intake.enums import AnswerWay

from . import HOSTILE


class IdeaFactory(factory.django.DjangoModelFactory):
    """A new idea for the whole city; `wijk=...` gives it to one."""

    class Meta:
        model = Idea

    text = f"Een bankje {HOSTILE}"
    where = f"Hoek {HOSTILE}"
    answer_way = AnswerWay.PHONE
    name = f"Persoon {HOSTILE}"
    phone = "06 12 34 56 78"
