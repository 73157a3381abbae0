"""Requests for a reporter."""

import factory

from mijnbuurt.intake.enums import AnswerWay
from reporters.assignments.models import Assignment, Offer

from . import HOSTILE


class AssignmentFactory(factory.django.DjangoModelFactory):
    """Someone asks for photos and wants a mail."""

    class Meta:
        model = Assignment

    what = factory.Sequence(lambda n: f"Feest {n} {HOSTILE}")
    when_text = "zaterdag 5 december"
    where = "Het veldje <b>"
    wants_photo = True
    name = "Anna Vraagt"
    answer_way = AnswerWay.MAIL
    email = factory.Sequence(lambda n: f"vrager{n}@example.org")


class OfferFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Offer
