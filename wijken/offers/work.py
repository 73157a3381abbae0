"""Offered activities in "Mijn werk"."""

from django.utils.translation import gettext_lazy as _

from wijken.contact.work import inbox_kind

from .models import Offer

KIND = inbox_kind("offer", _("Aangemelde activiteit"), "date", 3, Offer)
