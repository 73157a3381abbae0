"""Wagtail's forms of settings, which several people keep, with the mark of what was seen."""

from wagtail.admin.views import collections
from wagtail.contrib.redirects import views as redirects
from wagtail.contrib.settings import views as settings

from .tables import CarefulEditView


class SettingsEditView(CarefulEditView, settings.EditView):
    """Who runs the site, and its words."""


class RedirectEditView(CarefulEditView, redirects.EditView):
    """Where an old address leads."""


class CollectionEditView(CarefulEditView, collections.Edit):
    """A folder of photos and documents."""

    # Its place in the tree, which changes when a colleague adds another folder.
    unmarked_fields = ("path", "depth", "numchild")
