"""How people get in: password or mailed code, second step, the sign-on of an organisation.

docs/beheer.md has the table of variables. Limits on guessing are our own (mijnbuurt.signin.limits):
rows in the database, which all workers share and no one slips past.
"""

from datetime import timedelta

import environ

env = environ.Env()

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

# How long a session lives without a visit.
DESK_IDLE = timedelta(minutes=env.int("DESK_IDLE_MINUTES", default=15))
STAFF_IDLE = timedelta(hours=env.int("STAFF_IDLE_HOURS", default=8))
REPORTER_IDLE = timedelta(days=env.int("REPORTER_IDLE_DAYS", default=14))
SESSION_COOKIE_AGE = int(STAFF_IDLE.total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

ACCOUNT_ADAPTER = "mijnbuurt.signin.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
# Strangers get a mail of our own: allauth's leads to a sign-up that is not there.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = False
ACCOUNT_LOGIN_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60

# Who may enter the admin must prove it twice. Off where no real person's data are.
MFA_REQUIRED = env.bool("MFA_REQUIRED", default=False)
MFA_ADAPTER = "mijnbuurt.signin.adapters.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = False

# The sign-on of an organisation (OpenID Connect). Without an issuer it does not exist.
OIDC_ISSUER = env.str("OIDC_ISSUER", default="").rstrip("/")
OIDC_NAME = env.str("OIDC_NAME", default="")
OIDC_SECOND_STEP = env.bool("OIDC_SECOND_STEP", default=False)
SOCIALACCOUNT_ADAPTER = "mijnbuurt.signin.adapters.OrganisationAccountAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_PROVIDERS: dict[str, dict] = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "organisatie",
                "name": OIDC_NAME,
                "client_id": env.str("OIDC_CLIENT_ID", default=""),
                "secret": env.str("OIDC_CLIENT_SECRET", default=""),
                "settings": {"server_url": OIDC_ISSUER},
            }
        ],
    }
    if OIDC_ISSUER
    else {}
}
