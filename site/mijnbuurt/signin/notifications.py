"""Mail about getting in. Whether an address is known or not, one mail is stored for it, so that
neither the answer nor the time it takes tells them apart."""

from collections.abc import Mapping

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.outbox import send_mail_to
from mijnbuurt.core.words import readers_language

CODE = "account/email/login_code"
CHANGES = {
    "account/email/password_changed": _("Uw wachtwoord is veranderd."),
    "account/email/password_set": _("U heeft nu een wachtwoord."),
    "mfa/email/totp_activated": _("Voor inloggen is nu ook een code uit uw app nodig."),
    "mfa/email/totp_deactivated": _("Voor inloggen is geen code uit uw app meer nodig."),
    "mfa/email/recovery_codes_generated": _("U heeft nieuwe noodcodes. De oude werken niet meer."),
    "second_step_removed": _(
        "Een beheerder heeft uw tweede stap weggehaald. Stel bij het inloggen een nieuwe in."
    ),
}


def send(name: str, email: str, context: Mapping[str, object]) -> None:
    """Store the mail of this name; allauth's names are among them."""
    language = readers_language()
    if name == CODE:
        send_mail_to(email, "login_code", {"code": context["code"]}, language)
    elif name in CHANGES:
        with translation.override(language):
            send_mail_to(email, "login_changed", {"change": str(CHANGES[name])}, language)
    else:
        raise LookupError(f"No such mail: {name}")


def send_no_account(email: str) -> None:
    """To an address that we do not know: nobody can log in with it."""
    send_mail_to(email, "login_no_account", {}, readers_language())
