"""The forms of the door, in the words of the site."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, ReauthenticateForm
from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import RequestLoginCodeForm as AllauthRequestLoginCodeForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthCodeForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal import auth
from django import forms
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mijnbuurt.users.models import User

MOST_LETTERS_OF_A_PASSWORD = 500
MOST_LETTERS_OF_A_CODE = 40


class EmailField(forms.EmailField):
    def __init__(self) -> None:
        super().__init__(
            label=_("E-mailadres"),
            max_length=254,
            widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        )

    def clean(self, value: Any) -> Any:
        return super().clean(value).lower()


def password_field(label: Any, autocomplete: str, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=MOST_LETTERS_OF_A_PASSWORD,
        help_text=help_text,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
    )


def code_field(label: Any, help_text: Any = "", numeric: bool = True) -> forms.CharField:
    attrs = {"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false"}
    if numeric:
        attrs["inputmode"] = "numeric"
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=MOST_LETTERS_OF_A_CODE,
        widget=forms.TextInput(attrs=attrs),
    )


class LoginForm(AllauthLoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            "login": EmailField(),
            "password": password_field(_("Wachtwoord"), "current-password"),
        }


class AskCodeForm(AllauthRequestLoginCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"email": EmailField()}


class MailedCodeForm(ConfirmLoginCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = code_field(_("Code uit de mail"), _("De code heeft 8 cijfers."))


class ConfirmPasswordForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = password_field(_("Uw wachtwoord"), "current-password")


class NewPasswordForm(forms.Form):
    """A new password, typed twice; what is wrong with it is said in the words of Django."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        rules = " ".join(password_validators_help_texts())
        self.fields["password1"] = password_field(_("Nieuw wachtwoord"), "new-password", rules)
        self.fields["password2"] = password_field(
            _("Nog een keer het nieuwe wachtwoord"), "new-password"
        )

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("U typte twee verschillende wachtwoorden."))
        return cleaned

    def save(self) -> None:
        self.user.set_password(self.cleaned_data["password1"])
        self.user.save(update_fields=["password"])


class SpentOnceMixin:
    """A code from the app works once: of each period only a later one is accepted.

    Two requests at once see each other, because the row is locked.
    """

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        authenticator = self.authenticator  # type: ignore[attr-defined]
        if authenticator.type == Authenticator.Type.TOTP and not spend(authenticator.pk, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


@transaction.atomic
def spend(key: int, code: str) -> bool:
    """Whether this code is of a later period than the last that was accepted; note it if so."""
    authenticator = Authenticator.objects.select_for_update().get(pk=key)
    secret = authenticator.wrap().instance.data["secret"]
    period = period_of(get_adapter().decrypt(secret), code)
    if period is None or period <= authenticator.data.get("last_period", -1):
        return False
    authenticator.data["last_period"] = period
    authenticator.save(update_fields=["data"])
    return True


def period_of(secret: str, code: str) -> int | None:
    for period in auth.yield_hotp_counters_from_time():
        value = auth.format_hotp_value(auth.hotp_value(secret, period))
        if auth.compare_user_code(actual=code, expected=value):
            return period
    return None


class SecondStepForm(SpentOnceMixin, AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = code_field(
            _("Code uit uw app"), _("Geen telefoon bij u? Vul dan een van uw noodcodes in.")
        )


class ConfirmCodeForm(SpentOnceMixin, AllauthCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = code_field(_("Code uit uw app"), _("Of een van uw noodcodes."))


class StartSecondStepForm(ActivateTOTPForm):
    """The secret stays the same as long as the session does: who comes back to this page has
    perhaps put it in the app already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        session = context.request.session
        kept = session.get(auth.SECRET_SESSION_KEY)
        super().__init__(*args, **kwargs)
        if kept:
            self.secret = session[auth.SECRET_SESSION_KEY] = kept
        self.fields["code"] = code_field(_("Code uit uw app"), _("De code heeft 6 cijfers."))


class ReasonForm(forms.Form):
    """Why an administrator takes away someone's second step; it stands in the log."""

    reason = forms.CharField(
        label=_("Waarom? En hoe weet u dat het deze persoon is?"),
        help_text=_("Bijvoorbeeld: telefoon kwijt, gebeld en herkend. Dit staat in het logboek."),
        max_length=300,
    )
