"""What a form says when it cannot go on. Everything that was typed stands below the sentence."""

from django.utils.translation import gettext_lazy as _

CHECK_AGAIN = _("Controleer uw antwoorden. Druk daarna nog een keer op Versturen.")
PAGE_TOO_OLD = _(
    "Deze pagina stond lang open. Alles wat u invulde, staat er nog."
    " Druk nog een keer op Versturen."
)
FROM_ELSEWHERE = _(
    "Uw bericht kwam binnen via een andere site. Controleer uw antwoorden."
    " Druk daarna nog een keer op Versturen. Een foto kiest u opnieuw."
)
TOO_MANY = _(
    "Er kwam net veel binnen via uw internetverbinding. Alles wat u invulde, staat er nog."
    " Wacht tien minuten en druk nog een keer op Versturen. Of bel ons, of loop binnen."
)
ALREADY_RECEIVED = _(
    "Wij hebben dit al van u ontvangen. Het nummer is %(number)s. U hebt daarna iets veranderd."
    " Wilt u ook dit sturen? Druk dan nog een keer op Versturen."
)
TOO_LARGE = _(
    "Dit was te groot om te versturen. Een foto mag 20 MB zijn. Verstuur zonder foto, of bel ons."
)
UNREADABLE = _("Wij konden dit niet lezen. Vul het formulier opnieuw in, of bel ons.")
