"""One's own account: password, second step, emergency codes."""

from typing import Any

from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.password_change import finalize_password_change
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from mijnbuurt.users.start import enters_admin

from . import forms, limits, rules
from .adapters import came_in_recently
from .views import LimitedMixin


@method_decorator(never_cache, name="dispatch")
class AccountView(mfa.IndexView):
    template_name = "users/account.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        codes = context["authenticators"].get(Authenticator.Type.RECOVERY_CODES)
        return context | {
            "second_step": context["authenticators"].get(Authenticator.Type.TOTP),
            "codes_left": len(codes.get_unused_codes()) if codes else 0,
            "must_prove_twice": rules.must_prove_twice(self.request.user),
            "may_enter_admin": enters_admin(self.request.user),
        }


@method_decorator(never_cache, name="dispatch")
class ConfirmedMixin(LoginRequiredMixin):
    """For who came in a moment ago; others first show again who they are. What was typed is not
    kept meanwhile: it may be a password."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not request.user.is_authenticated or came_in_recently(request):
            return super().dispatch(request, *args, **kwargs)
        query = urlencode({"next": request.path})
        methods = get_adapter().get_reauthentication_methods(request.user)
        if methods:
            return redirect(f"{methods[0]['url']}?{query}")
        logout(request)
        messages.info(request, _("Log opnieuw in om dit te veranderen."))
        return redirect(f"{reverse('account_login')}?{query}")


@method_decorator(sensitive_post_parameters("password1", "password2"), name="dispatch")
class PasswordView(ConfirmedMixin, FormView):
    """A new password, also for who forgot the old one and came in by a mailed code. It ends all
    other sessions of this person."""

    template_name = "users/password.html"
    form_class = forms.NewPasswordForm
    success_url = reverse_lazy("mfa_index")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form: forms.NewPasswordForm) -> HttpResponse:
        form.save()
        finalize_password_change(self.request, form.user)
        messages.success(self.request, _("Uw nieuwe wachtwoord is bewaard."))
        return super().form_valid(form)


def address(request: HttpRequest) -> str:
    return getattr(request.user, "email", "")


class ConfirmMixin(LimitedMixin):
    """Shows again who one is, before something that matters."""

    def counts(self) -> limits.Counts:
        return limits.confirm_counts(address(self.request))


@method_decorator(never_cache, name="dispatch")
@method_decorator(sensitive_post_parameters("password"), name="dispatch")
class ConfirmPasswordView(ConfirmMixin, account.ReauthenticateView):
    template_name = "users/confirm.html"
    form_class = forms.ConfirmPasswordForm


@method_decorator(never_cache, name="dispatch")
class ConfirmCodeView(ConfirmMixin, mfa.ReauthenticateView):
    template_name = "users/confirm.html"
    form_class = forms.ConfirmCodeForm


class StartSecondStepView(ConfirmedMixin, LimitedMixin, totp.ActivateTOTPView):
    template_name = "users/second_step_start.html"
    form_class = forms.StartSecondStepForm

    def counts(self) -> limits.Counts:
        return limits.second_step_counts(address(self.request))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The square goes into the page itself: the policy of the site allows no `data:`."""
        context = super().get_context_data(**kwargs)
        _declaration, _tag, drawing = context["totp_svg"].partition("<svg")
        return context | {"square": SafeString(f"<svg{drawing}")}

    def form_valid(self, form: forms.StartSecondStepForm) -> HttpResponse:
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="totp")
        messages.success(self.request, _("De tweede stap staat aan."))
        return response


class StopSecondStepView(ConfirmedMixin, totp.DeactivateTOTPView):
    template_name = "users/second_step_stop.html"

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, _("De tweede stap staat uit."))
        return super().form_valid(form)


class EmergencyCodesView(ConfirmedMixin, recovery.ViewRecoveryCodesView):
    template_name = "users/codes.html"


class NewEmergencyCodesView(ConfirmedMixin, recovery.GenerateRecoveryCodesView):
    template_name = "users/codes_new.html"

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, _("Dit zijn uw nieuwe noodcodes. De oude werken niet meer."))
        return super().form_valid(form)
