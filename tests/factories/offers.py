"""Activities as residents offered them."""

from datetime import time

import factory

from mijnbuurt.intake.enums import AnswerWay
from wijken.activities.enums import Audience
from wijken.offers.models import Offer
from wijken.places.enums import YesNoUnknown

from . import HOSTILE


class OfferFactory(factory.django.DjangoModelFactory):
    """A new offer for the whole city; `wijk=...` gives it to one."""

    class Meta:
        model = Offer

    title = f"Soep {HOSTILE}"[:80]
    text = f"Samen koken {HOSTILE}"
    how_often = "elke dinsdag"
    starts = time(10)
    where = "Het pleintje"
    audience = Audience.EVERYONE
    free = YesNoUnknown.UNKNOWN
    answer_way = AnswerWay.MAIL
    name = "Truus Geheim"
    email = "truus@example.org"
