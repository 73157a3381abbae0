"""The languages that people speak, each by its own name, for who looks for somebody to talk to."""

from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class Spoken(NamedTuple):
    """A language as its speakers write it."""

    code: str
    name: str
    dir: str = "ltr"


SPOKEN = {
    language.code: language
    for language in (
        Spoken("nl", "Nederlands"),
        Spoken("nds", "Drents"),
        Spoken("fy", "Frysk"),
        Spoken("dse", "Nederlandse Gebarentaal"),
        Spoken("en", "English"),
        Spoken("de", "Deutsch"),
        Spoken("fr", "Français"),
        Spoken("es", "Español"),
        Spoken("pt", "Português"),
        Spoken("it", "Italiano"),
        Spoken("pl", "Polski"),
        Spoken("ro", "Română"),
        Spoken("bg", "Български"),
        Spoken("uk", "Українська"),
        Spoken("ru", "Русский"),
        Spoken("tr", "Türkçe"),
        Spoken("ku", "Kurdî"),
        Spoken("ckb", "کوردی", "rtl"),
        Spoken("ar", "العربية", "rtl"),
        Spoken("fa", "فارسی", "rtl"),
        Spoken("ps", "پښتو", "rtl"),
        Spoken("ur", "اردو", "rtl"),
        Spoken("ti", "ትግርኛ"),
        Spoken("am", "አማርኛ"),
        Spoken("so", "Soomaali"),
        Spoken("sw", "Kiswahili"),
        Spoken("pap", "Papiamentu"),
        Spoken("id", "Bahasa Indonesia"),
        Spoken("ms", "Bahasa Melayu"),
        Spoken("zh", "中文"),
        Spoken("vi", "Tiếng Việt"),
        Spoken("ta", "தமிழ்"),
        Spoken("hi", "हिन्दी"),
    )
}


def spoken(codes: object) -> list[Spoken]:
    """The languages of these codes, in the order in which they were chosen. What is none is
    left out."""
    return [SPOKEN[code] for code in codes if code in SPOKEN] if isinstance(codes, list) else []


def validate_spoken(codes: object) -> None:
    if not isinstance(codes, list) or len(spoken(codes)) != len(codes):
        raise ValidationError(_("Kies talen uit de lijst."))


class SpokenFormField(forms.TypedMultipleChoiceField):
    """Boxes to tick, one a language."""

    def __init__(self, **kwargs: Any) -> None:
        choices = [(language.code, language.name) for language in SPOKEN.values()]
        options = {"choices": choices, "widget": forms.CheckboxSelectMultiple, "coerce": str}
        super().__init__(**{**options, **kwargs})


class SpokenField(models.JSONField):
    """Codes of languages. For the database, and so for migrations, it is plain JSON."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        defaults = {"default": list, "blank": True, "validators": [validate_spoken]}
        super().__init__(*args, **{**defaults, **kwargs})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        # Past the form field for JSON, which wants an encoder. What was ticked before is asked of
        # the row: a form that repeats it could not say that nothing is ticked any more.
        options = {"form_class": SpokenFormField, "show_hidden_initial": False, **kwargs}
        return models.Field.formfield(self, **options)


class SpokenHere(models.Model):
    """A row about somebody with whom one can talk."""

    languages = SpokenField(_("spreekt"))

    class Meta:
        abstract = True

    #: The language of the words of this row, which a page may have taken from a translation.
    words_language = settings.LANGUAGE_CODE

    @property
    def spoken(self) -> list[Spoken]:
        """The languages to name; that somebody speaks Dutch alone needs no saying."""
        return [] if self.languages == [settings.LANGUAGE_CODE] else spoken(self.languages)
