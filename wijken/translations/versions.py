"""Which version of a text a native speaker read: another version, and nobody has read it."""

from hashlib import sha256

from wagtail.models import Page

from mijnbuurt.core.messages import SOURCE
from mijnbuurt.core.versions import mark_of


def version_of_page(page: Page) -> str:
    """The newest version that was saved. A list selects the revisions of its pages along."""
    return mark_of(page.latest_revision)


def version_of_site(language: str) -> str:
    """The words of the site itself in a language, as they are in this release."""
    path = SOURCE / language / "LC_MESSAGES" / "django.po"
    return sha256(path.read_bytes()).hexdigest() if path.exists() else ""
