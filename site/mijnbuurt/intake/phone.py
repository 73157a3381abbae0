"""Telephone numbers as people write them in the Netherlands, and as we show them."""

import re

# Area codes of three digits; all others have four.
SHORT_AREA_CODES = frozenset(
    {
        "010", "013", "015", "020", "023", "024", "026", "030", "033", "035", "036",
        "038", "040", "043", "045", "046", "050", "053", "055", "058", "070", "071",
        "072", "073", "074", "075", "076", "077", "078", "079", "085", "088",
    }
)  # fmt: skip
SERVICE = re.compile(r"(0800|0900|0906|0909)(\d{4}|\d{7})|14(\d{3,4})")
NATIONAL = re.compile(r"0[1-9]\d{8}")
INTERNATIONAL = re.compile(r"\+[1-9]\d{7,14}")


def readable(number: str) -> str:
    """A number in groups, such as "06 12 34 56 78". Raises ValueError for what cannot be dialled.

    Spaces, dashes, brackets, +31 and 0031 are all fine.
    """
    digits = re.sub(r"[\s.\-–/()]", "", number)
    digits = re.sub(r"^00", "+", digits)
    digits = re.sub(r"^\+310?", "0", digits)
    if not digits.isascii():
        raise ValueError(number)
    if NATIONAL.fullmatch(digits):
        return grouped(digits)
    if SERVICE.fullmatch(digits):
        return f"{digits[:2]} {digits[2:]}" if digits[0] == "1" else f"{digits[:4]} {digits[4:]}"
    if INTERNATIONAL.fullmatch(digits):
        return digits
    raise ValueError(number)


def grouped(digits: str) -> str:
    """Ten national digits, with the area code apart."""
    if digits.startswith("06"):
        pairs = (digits[i : i + 2] for i in range(2, 10, 2))
        return " ".join((digits[:2], *pairs))
    if digits[:3] in SHORT_AREA_CODES:
        return f"{digits[:3]} {digits[3:6]} {digits[6:8]} {digits[8:]}"
    return f"{digits[:4]} {digits[4:6]} {digits[6:8]} {digits[8:]}"
