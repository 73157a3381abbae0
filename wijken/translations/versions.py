"""Which version of a text a native speaker read: another version, and nobody has read it."""

from hashlib import sha256

from wagtail.models import Page

from mijnbuurt.core.messages import SOURCE


def version_of_page(page: Page) -> str:
    """The newest version that was saved; what is typed and not yet published changes nothing."""
    return str(page.latest_revision_id or "")


def version_of_site(language: str) -> str:
    """The words of the site itself in a language, as they are in this release."""
    path = SOURCE / language / "LC_MESSAGES" / "django.po"
    return sha256(path.read_bytes()).hexdigest() if path.exists() else ""
