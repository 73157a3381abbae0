"""Which languages the site speaks, and in what words."""

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from .paths import DATA_DIR, ROOT

env = environ.Env()

LANGUAGE_CODE = "nl"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("nl", _("Nederlands")),
    ("en", _("Engels")),
    ("ar", _("Arabisch")),
]
# What people here call one wijk, and more of them. For another word that goes with "de".
WIJK_WORDS = env.list("WIJK_WORDS", default=["wijk", "wijken"])
if len(WIJK_WORDS) != 2:
    raise ImproperlyConfigured("WIJK_WORDS takes two words, as in: buurt,buurten")
# Written by translators; compiled in Python into DATA_DIR.
LOCALE_PATHS = [ROOT / "site" / "locale", DATA_DIR / "locale"]
# Languages that a visitor can choose: those in which the words of the site itself are there.
INTERFACE_LANGUAGES = [
    code
    for code, _name in LANGUAGES
    if code == LANGUAGE_CODE or (LOCALE_PATHS[0] / code / "LC_MESSAGES" / "django.po").exists()
]
