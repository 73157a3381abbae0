"""The private side: ideas as residents send them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from mijnbuurt.intake.enums import InboxState
from wijken.contact.models import InboxRecord


class Idea(InboxRecord):
    """An idea as it came in. Private: the editors of its wijk read it, nobody else."""

    text = models.TextField(_("idee"), max_length=4000)
    where = models.CharField(_("waar"), max_length=200, blank=True)
    more_why = models.TextField(_("waarom"), max_length=2000, blank=True)
    more_who = models.TextField(_("met wie"), max_length=2000, blank=True)
    more_need = models.TextField(_("wat is er nodig"), max_length=2000, blank=True)
    photo = models.ForeignKey(
        "photos.Photo",
        verbose_name=_("foto"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    #: An answer is only the start of working on an idea: its time runs from the end.
    HANDLED_STATES = (InboxState.CLOSED,)
    EDITORS_MAIL = "idea_new"
    SENDER_MAIL = "idea_received"

    class Meta(InboxRecord.Meta):
        verbose_name = _("idee")
        verbose_name_plural = _("ideeën")

    @property
    def shared_text(self) -> str:
        texts = (self.text, self.where, self.more_why, self.more_who, self.more_need)
        return "\n\n".join(text for text in texts if text)

    def follow_wijk(self) -> None:
        """The photo lies with those of the wijk, where its editors alone see it."""
        if self.photo is None or self.photo.is_public:
            return
        own = self.wijk.collection if self.wijk else None
        self.photo.collection = own or Collection.get_first_root_node()
        self.photo.save(update_fields=["collection"])
