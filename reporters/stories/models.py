"""What a reporter is working on: all that is not, or not yet, on its page."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from mijnbuurt.photos.models import Photo
from reporters.assignments.models import Assignment
from reporters.models import Reporter
from wijken.areas.models import Wijk
from wijken.news.models import Article
from wijken.photocare.models import ConsentSession

#: How many photos a story shows; more are offered on the phone, which picks.
MOST_PHOTOS = 20


class StoryQuerySet(models.QuerySet["Story"]):
    def of(self, reporter: Reporter) -> "StoryQuerySet":
        """The stories that this reporter made, alone or with others."""
        return self.filter(authors=reporter)


class Story(models.Model):
    """The working copy of a story, for its reporters alone. Sending it makes a version of its page,
    which is a draft in its wijk; where that is, the page itself tells."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    #: Made on the phone: what is sent twice becomes one story.
    key = models.UUIDField(default=uuid4, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("begonnen door"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    authors = models.ManyToManyField(Reporter, verbose_name=_("makers"), related_name="stories")
    page = models.OneToOneField(
        Article,
        verbose_name=_("pagina"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="story",
    )
    assignment = models.ForeignKey(
        Assignment,
        verbose_name=_("klus"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stories",
    )
    title = models.CharField(_("titel"), max_length=120, blank=True)
    text = models.TextField(_("verhaal"), blank=True)
    wijk = models.ForeignKey(
        Wijk, verbose_name=_("wijk"), null=True, blank=True, on_delete=models.PROTECT
    )
    is_citywide = models.BooleanField(_("voor de hele stad"), default=False)
    names = models.CharField(_("namen van bewoners"), max_length=8, blank=True)
    subjects: "models.ManyToManyField[Page, models.Model]" = models.ManyToManyField(
        Page, verbose_name=_("hoort bij"), related_name="+", blank=True
    )
    photo_credit = models.CharField(_("foto's gemaakt door"), max_length=120, blank=True)
    photo_place = models.CharField(_("waar"), max_length=80, blank=True)
    photo_caption = models.CharField(_("onderschrift"), max_length=160, blank=True)
    answer = models.TextField(_("bericht aan de redactie"), max_length=2000, blank=True)
    consent_session = models.ForeignKey(
        ConsentSession,
        verbose_name=_("toestemming ter plekke"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    #: Counts each change, so that of two phones the slower one hears that it is behind.
    version = models.PositiveIntegerField(default=0)
    #: The version of the page that this copy was made from or sent as.
    base_revision = models.PositiveBigIntegerField(null=True, blank=True)
    #: What was sent last, to show what the editors changed.
    sent = models.JSONField(default=dict, blank=True)
    sent_at = models.DateTimeField(_("ingestuurd"), null=True, blank=True)
    created_at = models.DateTimeField(_("begonnen"))
    changed_at = models.DateTimeField(_("gewijzigd"), db_index=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("verhaal van een reporter")
        verbose_name_plural = _("verhalen van reporters")
        ordering = ["-changed_at"]
        constraints = [
            models.UniqueConstraint(fields=["made_by", "key"], name="story_once_a_key"),
            models.UniqueConstraint(fields=["made_by", "assignment"], name="story_once_a_job"),
            models.CheckConstraint(
                condition=Q(wijk=None) | Q(is_citywide=False), name="story_in_one_place"
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(_("Zonder titel"))

    @property
    def has_place(self) -> bool:
        """Whether it is known where it will stand."""
        return self.wijk_id is not None or self.is_citywide

    def in_order(self) -> QuerySet["StoryPhoto"]:
        """Its photos as they will be shown, the first one on top of the page."""
        return self.photos.select_related("photo")


class StoryPhoto(models.Model):
    """A photo of a story with its own words; what is empty follows from the story."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="photos")
    photo = models.OneToOneField(Photo, on_delete=models.CASCADE, related_name="in_story")
    #: Made on the phone: a photo that is sent twice is there once.
    key = models.UUIDField(default=uuid4, editable=False)
    position = models.PositiveSmallIntegerField(default=0)
    caption = models.CharField(_("onderschrift"), max_length=160, blank=True)
    alt = models.CharField(_("wat staat er op?"), max_length=200, blank=True)
    credit = models.CharField(_("gemaakt door"), max_length=120, blank=True)
    place = models.CharField(_("waar"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("foto bij een verhaal")
        verbose_name_plural = _("foto's bij verhalen")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["story", "key"], name="story_photo_once_a_key"),
        ]

    def __str__(self) -> str:
        return f"{self.story}: {self.position}"

    @property
    def full_caption(self) -> str:
        """The words below it, with where it was taken."""
        caption = self.caption or self.story.photo_caption
        place = self.place or self.story.photo_place
        if not (caption and place):
            return caption or place
        return f"{caption} ({place})"

    def full_credit(self, fallback: str) -> str:
        return self.credit or self.story.photo_credit or fallback
