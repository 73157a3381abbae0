"""Old addresses of a wijk that went into another one lead on for good."""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site


def lead_on(path: str, page: Page) -> None:
    """From a Dutch address ("wijken/molenveld/") to a page, also when that one moves later.

    What asks for more below the address is led on by `core.redirects`.
    """
    site = Site.objects.get(is_default_site=True)
    old = Redirect.normalise_path(f"/{path}")
    Redirect.objects.filter(old_path=old, site=None, automatically_created=True).delete()
    Redirect.objects.update_or_create(
        old_path=old,
        site=site,
        defaults={
            "redirect_page": page,
            "redirect_link": "",
            "redirect_page_route_path": "",
            "is_permanent": True,
            "automatically_created": True,
        },
    )


def repoint(page: Page, to: Page) -> None:
    """What already led to a page that ends leads to the other one."""
    Redirect.objects.filter(redirect_page=page).update(redirect_page=to)
