"""The lowest layer: who runs the site, mail that waits, links between contents."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable, Page


@register_setting(icon="home")
class SiteSettings(ClusterableModel, BaseGenericSetting):
    """Everything that names the organisation. No city stands in the code."""

    name_first = models.CharField(_("naam, eerste deel"), max_length=40, default="Mijn Buurt")
    name_last = models.CharField(_("naam, laatste deel"), max_length=40, blank=True)
    city = models.CharField(_("plaats"), max_length=60, blank=True)
    slogan = models.CharField(_("slogan"), max_length=120, blank=True)
    phone = models.CharField(_("telefoon"), max_length=20, blank=True)
    phone_hours = models.CharField(
        _("wanneer wij de telefoon opnemen"),
        max_length=80,
        blank=True,
        help_text=_("Bijvoorbeeld: op werkdagen van 9.00 tot 17.00 uur."),
    )
    email = models.EmailField(_("e-mailadres"), blank=True)
    postal_address = models.TextField(_("postadres"), blank=True)
    partners_text = models.TextField(
        _("wie wij zijn"), blank=True, help_text=_("Een zin, onder aan elke pagina.")
    )
    controller = models.CharField(
        _("wie de gegevens beheert"),
        max_length=160,
        blank=True,
        help_text=_("De organisatie die verantwoordelijk is voor persoonsgegevens."),
    )
    security_contact = models.CharField(
        _("contact voor veiligheid"),
        max_length=160,
        blank=True,
        help_text=_("Een mailto:- of https:-adres voor security.txt."),
    )
    holiday_region = models.CharField(_("vakantieregio"), max_length=10, default="Noord")
    reference_prefix = models.CharField(_("begin van een nummer"), max_length=5, default="MBA")
    bic_word = models.CharField(_("woord voor een inloopplek"), max_length=40, default="BIC")
    bic_meaning = models.CharField(
        _("wat dat woord betekent"), max_length=80, default="Buurt Informatie Centrum"
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name_first"),
                FieldPanel("name_last"),
                FieldPanel("city"),
                FieldPanel("slogan"),
                FieldPanel("partners_text"),
            ],
            _("Naam"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("phone"),
                FieldPanel("phone_hours"),
                FieldPanel("email"),
                FieldPanel("postal_address"),
            ],
            _("Contact"),
        ),
        MultiFieldPanel([FieldPanel("bic_word"), FieldPanel("bic_meaning")], _("Woorden")),
        InlinePanel("translated", label=_("taal"), heading=_("In andere talen")),
        MultiFieldPanel(
            [
                FieldPanel(
                    "controller",
                    help_text=_("Een hele zin. Hij staat onder elk formulier."),
                ),
                FieldPanel("security_contact"),
                FieldPanel("holiday_region"),
                FieldPanel("reference_prefix"),
            ],
            _("Beheer"),
        ),
    ]

    class Meta:
        verbose_name = _("organisatie")

    @property
    def name(self) -> str:
        return f"{self.name_first} {self.name_last}".strip()

    def words(self, name: str, language: str) -> str:
        """What stands in this field in a language; empty where nobody translated it."""
        if language == settings.LANGUAGE_CODE:
            return str(getattr(self, name))
        return str(getattr(self.words_by_language.get(language), name, ""))

    @cached_property
    def words_by_language(self) -> "dict[str, SiteWords]":
        if self.pk is None:  # shown when there is no database
            return {}
        return {row.language: row for row in self.translated.all()}


class SiteWords(Orderable):
    """What the settings say in another language than Dutch."""

    site = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="translated")
    language = models.CharField(
        _("taal"),
        max_length=10,
        choices=[row for row in settings.LANGUAGES if row[0] != settings.LANGUAGE_CODE],
    )
    phone_hours = models.CharField(_("wanneer wij de telefoon opnemen"), max_length=80, blank=True)
    partners_text = models.TextField(_("wie wij zijn"), blank=True)
    controller = models.CharField(_("wie de gegevens beheert"), max_length=160, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("woorden in een andere taal")
        verbose_name_plural = _("woorden in andere talen")
        constraints = [
            models.UniqueConstraint(fields=["site", "language"], name="site_words_once_a_language")
        ]

    def __str__(self) -> str:
        return self.get_language_display()


class Abbreviation(models.Model):
    """A short word that not everyone knows. Editors are told where a text does not explain it."""

    short = models.CharField(_("afkorting"), max_length=20, unique=True)
    meaning = models.CharField(_("wat het betekent"), max_length=120)

    class Meta:
        verbose_name = _("afkorting")
        verbose_name_plural = _("afkortingen")
        ordering = ["short"]

    def __str__(self) -> str:
        return self.short


class OutgoingMail(models.Model):
    """A mail on its way to one person, stored with the change that caused it.

    While the worker sends it, `next_try_at` says until when that sender has the right to it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht")
        SENDING = "sending", _("wordt verstuurd")
        SENT = "sent", _("verstuurd")
        FAILED = "failed", _("niet gelukt")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(_("gemaakt"), auto_now_add=True, db_index=True)
    sent_at = models.DateTimeField(_("verstuurd"), null=True, blank=True)
    next_try_at = models.DateTimeField(_("volgende poging"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0)
    state = models.CharField(_("toestand"), max_length=8, choices=State, default=State.WAITING)
    to = models.JSONField(_("aan"), default=list)
    subject = models.CharField(_("onderwerp"), max_length=255)
    body = models.TextField(_("tekst"))
    html = models.TextField(_("opgemaakte tekst"), blank=True)
    sender = models.CharField(_("van"), max_length=255)
    headers = models.JSONField(_("kopregels"), default=dict)
    attachments = models.JSONField(_("bijlagen"), default=list, blank=True)
    last_error = models.CharField(_("laatste fout"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "next_try_at"], name="outgoing_mail_due")]

    def __str__(self) -> str:
        return self.subject


class ClockMark(models.Model):
    """When something of the machinery happened last, such as the nightly clean-up."""

    name = models.CharField(max_length=80, unique=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("tijdstip van de klok")

    def __str__(self) -> str:
        return f"{self.name}: {self.at:%Y-%m-%d %H:%M}"


class RelatedPage(models.Model):
    """A link between two contents, such as a story and the activity it is about."""

    source = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="related_targets")
    target = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="related_sources")

    class Meta:
        verbose_name = _("verwante pagina")
        verbose_name_plural = _("verwante pagina's")
        constraints = [
            models.UniqueConstraint(fields=["source", "target"], name="related_page_once"),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")), name="related_page_not_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.target_id}"


class TranslationState(models.Model):
    """Which Dutch words a translation was made of, and since when those are no longer the words.

    It is a row beside the page and not a field of it: publishing an older version must not undo
    it.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="translation_state")
    made_of = models.CharField(max_length=64, blank=True)
    outdated_since = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("stand van een vertaling")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.outdated_since or 'ok'}"


class DemoClock(models.Model):
    """How far the clock of a demo site is put forward. One row; unused outside demo mode."""

    minutes_forward = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("klok van de demo")

    def __str__(self) -> str:
        return f"+{self.minutes_forward} min"
