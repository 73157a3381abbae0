import uuid
from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone

from mijnbuurt.intake import tokens

NOW = timezone.now()
KEY = uuid.uuid4()


def test_a_form_token_comes_back_as_it_went() -> None:
    token = tokens.FormToken(KEY, NOW, again=True)
    assert tokens.read_form("idea", tokens.write_form("idea", token)) == token


@pytest.mark.parametrize("name", ["contact", ""])
def test_a_token_of_one_form_is_none_of_another(name: str) -> None:
    assert tokens.read_form(name, tokens.write_form("idea", tokens.FormToken(KEY, NOW))) is None


@pytest.mark.parametrize("text", ["", ":", "e30:x", "\x00", "é" * 100, "a" * 10_000])
def test_nonsense_is_no_token(text: str) -> None:
    assert tokens.read_form("idea", text) is None
    assert tokens.read_photo(text) is None
    assert tokens.read_receipt("idea", text, NOW) == (None, False)


def test_a_changed_token_is_no_token() -> None:
    text = tokens.write_form("idea", tokens.FormToken(KEY, NOW))
    assert tokens.read_form("idea", text[:-1] + ("A" if text[-1] != "A" else "B")) is None


def test_another_secret_key_makes_old_tokens_void(settings) -> None:
    text = tokens.write_form("idea", tokens.FormToken(KEY, NOW))
    settings.SECRET_KEY = "another"
    assert tokens.read_form("idea", text) is None


def test_a_receipt_is_good_for_a_day_and_not_for_another_form() -> None:
    receipt = tokens.write_receipt("idea", KEY, NOW)
    assert tokens.read_receipt("idea", receipt, NOW + timedelta(hours=23)) == (KEY, False)
    assert tokens.read_receipt("idea", receipt, NOW + timedelta(hours=25)) == (KEY, True)
    assert tokens.read_receipt("contact", receipt, NOW) == (None, False)
    signed_elsewhere = signing.Signer(salt="other").sign_object({"k": KEY.hex, "t": 0})
    assert tokens.read_receipt("idea", signed_elsewhere, NOW) == (None, False)


@pytest.mark.parametrize(
    ("seconds", "again", "quick"),
    [(0, False, True), (2.9, False, True), (3, False, False), (0, True, False)],
)
def test_three_seconds_is_the_least(seconds: float, again: bool, quick: bool) -> None:
    token = tokens.FormToken(KEY, NOW - timedelta(seconds=seconds), again)
    assert token.is_too_quick(NOW) is quick


@pytest.mark.parametrize(("hours", "expired"), [(24, False), (24.01, True)])
def test_a_form_is_good_for_a_day(hours: float, expired: bool) -> None:
    assert tokens.FormToken(KEY, NOW - timedelta(hours=hours)).is_expired(NOW) is expired
