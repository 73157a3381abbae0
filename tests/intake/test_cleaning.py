import pytest
from django.http import QueryDict

from mijnbuurt.intake.cleaning import clean_line, clean_query, clean_text, first_words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("uit Word\x0bgeplakt", "uit Word\ngeplakt"),
        ("nul\x00 bel\x07 del\x7f csi\x9b", "nul bel del csi"),
        ("om\u202egekeerd\u2069", "omgekeerd"),
        ("\ufeffbom\ufffe\uffff\ufdd0", "bom"),
        ("half \ud83d teken", "half  teken"),
        ("e\u0301e\u0301n", "één"),
        ("tab\tblijft", "tab\tblijft"),
        ("مرحبا \u200fبك", "مرحبا \u200fبك"),
        ("👩‍👧 gezin", "👩‍👧 gezin"),
    ],
)
def test_text_loses_only_what_nobody_sees(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


def test_a_line_has_no_breaks() -> None:
    assert clean_line("  To: a\r\nBcc: b\tc\x0b d  ") == "To: a Bcc: b c d"


def test_of_a_repeated_field_the_last_counts() -> None:
    cleaned = clean_query(QueryDict("text=een&text=t%00wee&leeg="))
    assert cleaned["text"] == "twee"
    assert cleaned.getlist("text") == ["een", "twee"]
    assert cleaned["leeg"] == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kort idee", "Kort idee"),
        ("Mail piet@example.org of bel 06 - 12 34 56 78 of +31592123456", "Mail … of bel … of …"),
        ("Op 12 mei om 14.30 uur", "Op 12 mei om 14.30 uur"),
        ("woord " * 30, "woord " * 9 + "woord…"),
        ("x" * 80, "x" * 60 + "…"),
        ("De bank is geverfd. " + "x" * 60, "De bank is geverfd."),
        ("De bank, of wat ervan over is, " + "x" * 60, "De bank, of wat ervan over is…"),
        ("regel een\nregel twee", "regel een regel twee"),
    ],
)
def test_first_words_hold_no_numbers_or_addresses(text: str, words: str) -> None:
    assert first_words(text) == words
