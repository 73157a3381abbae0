import pytest

from mijnbuurt.intake.phone import readable


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("0612345678", "06 12 34 56 78"),
        ("06-12 34 56 78", "06 12 34 56 78"),
        ("+31 6 12345678", "06 12 34 56 78"),
        ("+31 (0)6 12345678", "06 12 34 56 78"),
        ("0031-592-123456", "0592 12 34 56"),
        ("(0592) 123456", "0592 12 34 56"),
        ("050.1234567", "050 123 45 67"),
        ("14 0592", "14 0592"),
        ("0800-1234", "0800 1234"),
        ("+49 30 1234567", "+49301234567"),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, shown: str) -> None:
    assert readable(typed) == shown
    assert readable(shown) == shown


@pytest.mark.parametrize(
    "typed", ["", "061234567", "06123456789", "bel mij", "٠٦١٢٣٤٥٦٧٨", "+0", "00"]
)
def test_what_cannot_be_dialled_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        readable(typed)
