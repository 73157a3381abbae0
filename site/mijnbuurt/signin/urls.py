"""The addresses of the door. Most names are allauth's, which its own code asks for."""

from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.urls import path, re_path

from . import account_views, admin_views, views

# In front of everything, in no language: the admin's own doors, and what an issuer knows by name.
doors = [
    re_path(r"^beheer/(?:login|password_reset(?:/.*)?)/$", views.to_login),
    path(
        "inloggen/via/<slug:provider_id>/",
        views.single_sign_on_view,
        {"view": OAuth2LoginView},
        name="openid_connect_login",
    ),
    path(
        "inloggen/via/<slug:provider_id>/terug/",
        views.single_sign_on_view,
        {"view": OAuth2CallbackView},
        name="openid_connect_callback",
    ),
]

# In every language, in front of Wagtail.
urlpatterns = [
    path("inloggen/", views.LoginView.as_view(), name="account_login"),
    path("inloggen/code/", views.MailedCodeView.as_view(), name="account_confirm_login_code"),
    path("inloggen/code/vragen/", views.AskCodeView.as_view(), name="account_request_login_code"),
    path("inloggen/tweede-stap/", views.SecondStepView.as_view(), name="mfa_authenticate"),
    path("uitloggen/", views.LogoutView.as_view(), name="account_logout"),
    # The same two by the names that templates use.
    path("inloggen/", views.LoginView.as_view(), name="login"),
    path("uitloggen/", views.LogoutView.as_view(), name="logout"),
    path("_util/login/", views.to_login),
    path("account/", account_views.AccountView.as_view(), name="mfa_index"),
    path(
        "account/wachtwoord/", account_views.PasswordView.as_view(), name="account_change_password"
    ),
    path(
        "account/bevestigen/",
        account_views.ConfirmPasswordView.as_view(),
        name="account_reauthenticate",
    ),
    path(
        "account/bevestigen/code/",
        account_views.ConfirmCodeView.as_view(),
        name="mfa_reauthenticate",
    ),
    path(
        "account/tweede-stap/",
        account_views.StartSecondStepView.as_view(),
        name="mfa_activate_totp",
    ),
    path(
        "account/tweede-stap/uit/",
        account_views.StopSecondStepView.as_view(),
        name="mfa_deactivate_totp",
    ),
    path(
        "account/noodcodes/",
        account_views.EmergencyCodesView.as_view(),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/noodcodes/nieuw/",
        account_views.NewEmergencyCodesView.as_view(),
        name="mfa_generate_recovery_codes",
    ),
]

admin_urlpatterns = [
    path(
        "users/<int:pk>/tweede-stap/",
        admin_views.remove_second_step,
        name="remove_second_step",
    ),
]
