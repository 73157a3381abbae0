"""The log of all decisions: read it, narrow it, take it along."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, Table, TitleColumn
from wagtail.admin.views.reports import ReportView

from mijnbuurt.core import clock
from mijnbuurt.core.clock import local_date
from mijnbuurt.core.dates import day_nl, time_nl
from mijnbuurt.core.spreadsheets import Cell, csv_lines, xlsx_file
from mijnbuurt.users.models import User

from .filters import AuditFilterSet
from .rows import Row, keys_for, rows_of
from .rules import may_read
from .transitions import log_export

HEAD: tuple[str | Promise, ...] = (
    _("Wanneer"),
    _("Wie"),
    _("Wat"),
    _("Waarover"),
    _("Soort"),
    _("Wijk"),
    _("Waarom"),
)


def when(row: Row) -> str:
    return str(_("%(day)s, %(time)s uur")) % {"day": day_nl(row.when), "time": time_nl(row.when)}


class AuditView(ReportView):
    page_title = _("Logboek")
    header_icon = "history"
    index_url_name = "audit:log"
    index_results_url_name = "audit:results"
    filterset_class = AuditFilterSet
    table_classname = "listing mb-list mb-audit"
    no_results_message = _("Hier staat nog niets, of niets dat hierbij past.")
    list_export = ["when", "who", "what", "about", "kind", "wijk", "why"]
    columns = [
        Column("when", label=HEAD[0], accessor=when),
        Column("who", label=HEAD[1]),
        Column("what", label=HEAD[2]),
        TitleColumn("about", label=HEAD[3], get_url=lambda row: row.url),
        Column("kind", label=HEAD[4]),
        Column("wijk", label=HEAD[5]),
        Column("why", label=HEAD[6]),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_read(request.user):
            raise PermissionDenied
        return cast(HttpResponseBase, super().dispatch(request, *args, **kwargs))

    @property
    def user(self) -> User:
        return cast(User, self.request.user)

    def get_filtered_queryset(self) -> QuerySet:
        return keys_for(self.user, self.narrowed)

    def narrowed(self, entries: QuerySet) -> QuerySet:
        """A question that makes no sense has no answer, rather than all there is."""
        return self.filter_queryset(entries) if self.filters.is_valid() else entries.none()

    def get_table(self, object_list: Sequence[dict[str, Any]]) -> Table:
        return super().get_table(list(rows_of(object_list)))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.is_export:
            return self.exported(request.GET["export"])
        return cast(HttpResponseBase, super().get(request, *args, **kwargs))

    def exported(self, file_format: str) -> HttpResponseBase:
        """The rows that are shown, all pages of them. That they were taken along is logged."""
        asked = {name: text for name, text in self.request.GET.items() if text}
        log_export(self.user, asked)
        name = f"logboek-{local_date(clock.now()).isoformat()}.{file_format}"
        head = [str(title) for title in HEAD]
        if file_format == self.FORMAT_XLSX:
            file = xlsx_file(str(self.page_title), head, self.cells())
            return FileResponse(file, as_attachment=True, filename=name)
        return StreamingHttpResponse(
            csv_lines(head, self.cells()),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def cells(self) -> Iterator[list[Cell]]:
        keys = self.get_filtered_queryset().iterator(chunk_size=2_000)
        for row in rows_of(keys):
            yield [getattr(row, name) for name in self.list_export]
