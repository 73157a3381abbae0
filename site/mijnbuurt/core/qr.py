"""A code to scan, as a drawing: black on white, with room around it."""

from django.utils.safestring import SafeString, mark_safe
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

#: Four modules of white, without which some phones see nothing.
QUIET = 4


def qr_svg(text: str) -> SafeString:
    """The drawing of a text, to put in a page or to send as a file."""
    code = QRCode(border=QUIET, error_correction=ERROR_CORRECT_M)
    code.add_data(text)
    rows = code.get_matrix()
    size = len(rows)
    squares = [(x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark]
    dark = "".join(f"M{x} {y}h1v1h-1z" for x, y in squares)
    return mark_safe(  # noqa: S308  (numbers alone)
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'shape-rendering="crispEdges" aria-hidden="true" focusable="false">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{dark}"/></svg>'
    )
