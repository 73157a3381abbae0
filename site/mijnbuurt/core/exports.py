"""Every list of Wagtail that one can take along: what people typed is never a formula in it."""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from .spreadsheets import harmless, plain

_as_wagtail_does = SpreadsheetExportMixin.preprocess_field_value


def connect() -> None:
    """All reports share this one step between a value and its cell, and no setting replaces it."""
    SpreadsheetExportMixin.preprocess_field_value = text_is_text


def text_is_text(
    view: SpreadsheetExportMixin, field: str, value: object, export_format: str
) -> Any:
    """What Wagtail makes of a value; a text is then taken for a text by every spreadsheet."""
    found = _as_wagtail_does(view, field, value, export_format)
    if not isinstance(found, str):
        return found
    return harmless(found) if export_format == view.FORMAT_CSV else plain(found)
