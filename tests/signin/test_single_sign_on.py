"""Single sign-on, tried against an issuer on this machine."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.test import Client

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role
from tests.factories.signin import PASSWORD, app_code, with_password, with_role, with_second_step
from tests.factories.users import UserFactory

from .issuer import CLIENT_ID, CLIENT_SECRET, start, stop

pytestmark = pytest.mark.django_db
START = "/inloggen/via/organisatie/"
BACK = "/inloggen/via/organisatie/terug/"
REFUSED = "via uw organisatie is niet gelukt"


@pytest.fixture(scope="module")
def running_issuer():
    issuer = start()
    yield issuer
    stop(issuer)


@pytest.fixture
def issuer(running_issuer, settings):
    """The issuer, with the editor Jan signed in there."""
    issuer = running_issuer
    issuer.claims = {"sub": "1234", "email": "jan@example.org", "email_verified": True}
    issuer.userinfo, issuer.token_changes, issuer.config_changes = {}, {}, {}
    issuer.broken, issuer.asked, issuer.codes = False, [], {}
    settings.OIDC_ISSUER = issuer.url
    settings.OIDC_NAME = "de gemeente"
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "organisatie",
                    "name": "de gemeente",
                    "client_id": CLIENT_ID,
                    "secret": CLIENT_SECRET,
                    "settings": {"server_url": issuer.url},
                }
            ],
        }
    }
    return issuer


@pytest.fixture
def editor():
    return with_role(with_password(UserFactory(email="jan@example.org")), Role.CITY_EDITOR)


def come_in(client, issuer, path=START):
    """Press the button, go by the issuer, and come back."""
    sent = client.get(path)
    assert sent.status_code == 302
    assert sent.url.startswith(f"{issuer.url}/authorize?"), sent.url
    return client.get(issuer.come_back(sent.url))


def signed_in(client):
    return client.session.get("_auth_user_id")


def is_refused(client, response):
    assert response.status_code == 302
    assert response.url == "/inloggen/"
    assert signed_in(client) is None
    assert REFUSED in client.get("/inloggen/").text
    return True


def test_the_button_stands_on_the_page_and_brings_one_in(client, issuer, editor):
    page = client.get("/inloggen/?next=/beheer/pages/")
    assert "Log in met de gemeente" in page.text
    assert f'href="{START}?next=%2Fbeheer%2Fpages%2F"' in page.text
    response = come_in(client, issuer, f"{START}?next=/beheer/pages/")
    assert response.url == "/beheer/pages/"
    assert signed_in(client) == str(editor.pk)
    assert client.get("/beheer/").status_code == 200


def test_the_issuer_is_asked_for_no_more_than_needed(client, issuer, editor, settings):
    settings.BASE_URL = "https://buurt.example.org"
    sent = client.get(f"{START}?scope=alles&auth_params=prompt%3Dnone&process=connect")
    asked = {name: value[0] for name, value in parse_qs(urlsplit(sent.url).query).items()}
    assert asked["redirect_uri"] == f"https://buurt.example.org{BACK}"
    assert set(asked["scope"].split()) == {"openid", "profile", "email"}
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 16
    assert "prompt" not in asked
    back = issuer.come_back(sent.url).removeprefix("https://buurt.example.org")
    assert client.get(back).url == "/beheer/"


def test_no_account_is_made_and_nothing_is_kept(client, issuer, editor):
    come_in(client, issuer)
    for model in (SocialAccount, SocialToken, SocialApp, EmailAddress):
        assert not model.objects.exists()
    editor.refresh_from_db()
    assert editor.check_password(PASSWORD)
    issuer.claims["email"] = "wie@example.org"
    other = Client()
    assert is_refused(other, come_in(other, issuer))
    assert not User.objects.filter(email="wie@example.org").exists()


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False},
        {"email_verified": None},
        {"email_verified": "true"},
        {"email": ""},
        {"email": None},
        {"email": ["jan@example.org"]},
        {"email": "jan@example.org\x00"},
        {"email": "wie@example.org"},
    ],
)
def test_only_by_a_verified_address_that_is_known(client, issuer, editor, claims):
    issuer.claims |= claims
    assert is_refused(client, come_in(client, issuer))


def test_who_is_deactivated_gets_the_same_answer(client, issuer, editor):
    editor.is_active = False
    editor.save()
    assert is_refused(client, come_in(client, issuer))


def test_an_earlier_visit_counts_for_nothing(client, issuer, editor):
    """Another person gets the address: the old one at the issuer does not come in as the new."""
    come_in(client, issuer)
    editor.email = "nieuw@example.org"
    editor.save()
    other = Client()
    assert is_refused(other, come_in(other, issuer))


@pytest.mark.parametrize(
    "changes",
    [{"iss": "https://evil.example"}, {"aud": "een-ander"}, {"exp": 1}, {"sub": "9999"}],
)
def test_a_token_for_another_is_refused(client, issuer, editor, changes):
    issuer.token_changes = changes
    assert is_refused(client, come_in(client, issuer))


def test_an_answer_that_nobody_asked_for_is_refused(client, issuer, editor):
    """Someone else's code, without state or with that of another browser: no log-in by trick."""
    sent = client.get(START).url
    back = issuer.come_back(sent)
    victim = Client()
    assert is_refused(victim, victim.get(back))
    assert is_refused(victim, victim.get(f"{BACK}?code=code-1"))
    assert is_refused(victim, victim.get(BACK))


def test_an_answer_works_once(client, issuer, editor):
    back = issuer.come_back(client.get(START).url)
    assert client.get(back).url == "/beheer/"
    client.post("/uitloggen/")
    assert is_refused(client, client.get(back))


def test_who_says_no_there_is_back_at_the_door(client, issuer, editor):
    state = parse_qs(urlsplit(client.get(START).url).query)["state"][0]
    assert is_refused(client, client.get(f"{BACK}?error=access_denied&state={state}"))


@pytest.mark.parametrize(
    "changes",
    [
        {"authorization_endpoint": None},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"token_endpoint": "http://127.0.0.1:9/"},
        {"userinfo_endpoint": "http://127.0.0.1:9/"},
        {"jwks_uri": 5},
        {"issuer": None},
        {"issuer": "https://evil.example"},
    ],
)
def test_an_issuer_that_answers_nonsense_is_no_fault_of_ours(client, issuer, editor, changes):
    back = issuer.come_back(client.get(START).url)
    issuer.config_changes = changes
    assert is_refused(client, client.get(back))
    if not str(changes).endswith(":9/'}"):
        assert is_refused(client, client.get(START))


def test_an_issuer_that_is_down_sends_one_back_to_the_door(client, issuer, editor, settings):
    issuer.broken = True
    assert is_refused(client, client.get(START))
    providers = settings.SOCIALACCOUNT_PROVIDERS
    providers["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://127.0.0.1:9"
    assert is_refused(client, client.get(START))


def test_next_never_leads_away(client, issuer, editor):
    response = come_in(client, issuer, f"{START}?next=//evil.example/")
    assert response.url == "/beheer/"


def test_a_second_step_that_is_set_up_here_is_asked(client, issuer, editor):
    with_second_step(editor)
    assert come_in(client, issuer).url == "/inloggen/tweede-stap/"
    assert signed_in(client) is None
    assert client.post("/inloggen/tweede-stap/", {"code": app_code()}).url == "/beheer/"


def test_staff_needs_the_second_step_unless_the_issuer_asks_it(client, issuer, editor, settings):
    settings.MFA_REQUIRED = True
    come_in(client, issuer)
    assert client.get("/beheer/").url == "/account/tweede-stap/"
    settings.OIDC_SECOND_STEP = True
    assert client.get("/beheer/").status_code == 200


def test_the_session_key_changes(client, issuer, editor):
    client.get(START)
    before = client.session.session_key
    come_in(client, issuer)
    assert client.session.session_key != before


def test_another_name_or_no_issuer_is_no_address(client, issuer, settings):
    assert client.get("/inloggen/via/iets/").status_code == 404
    SocialApp.objects.create(provider="openid_connect", provider_id="iets", name="x", client_id="x")
    assert client.get("/inloggen/via/iets/").status_code == 404
    settings.OIDC_ISSUER = ""
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {}}
    assert client.get(START).status_code == 404
    assert client.get(BACK).status_code == 404
    assert "via/organisatie" not in client.get("/inloggen/").text
