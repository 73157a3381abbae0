"""Lists in pages, and filters that shrug at nonsense."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 20


def paginate(
    rows: QuerySet[Any] | Sequence[Any], request: HttpRequest, per_page: int = PER_PAGE
) -> PaginatorPage:
    """The asked page of a list; for a page number that makes no sense the nearest one that does."""
    asked = request.GET.get("page", "")
    return Paginator(rows, per_page).get_page(1 if asked.startswith(("-", "0")) else asked)


class FilterForm(forms.Form):
    """Filters in the address bar. Values that make no sense count as not given."""

    use_required_attribute = False

    def values(self) -> dict[str, Any]:
        """The filters that were filled in and make sense, by field name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
