"""Queries whose SQL is written once in a process.

To read three articles the ORM works longer on the text of its query than the database on the
answer, and for each reader it writes the same text. A prepared query keeps it, as a prepared
statement does in a database.
"""

from collections.abc import Callable
from copy import copy
from functools import lru_cache, update_wrapper
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import BigIntegerField, Expression, Field, QuerySet
from django.db.models.sql.compiler import SQLCompiler

#: The field of a key.
KEY = BigIntegerField()
#: How many texts one query keeps. Each number of values in a list asks for a text of its own.
TEXTS_KEPT = 32


class Given(Expression):
    """The place of a value in a query. It stands among the parameters until there is one."""

    def __init__(self, name: str, number: int | None, output_field: Field) -> None:
        super().__init__(output_field=output_field)
        self.name, self.number = name, number

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        return "%s", [self]

    def among(self, values: dict[str, Any], connection: Any) -> object:
        """Its value of this time, as the database takes it."""
        value = values[self.name] if self.number is None else values[self.name][self.number]
        return self.output_field.get_db_prep_value(value, connection)


class Text(NamedTuple):
    """What is kept. `places` are the parameters of the SQL, a `Given` for each value to come."""

    queryset: QuerySet
    compiler: SQLCompiler
    sql: str
    places: tuple


class PreparedQuery:
    """Called by name with what `build` takes, it gives the rows of the queryset of `build`.

    What has a field is a value, or a short list of values: `build` sees expressions in its place.
    What has none, or is None, `build` sees as it is, and there is a text for each. It may depend
    on nothing else: not on the language of a reader, nor on the time.
    """

    def __init__(self, build: Callable[..., QuerySet], fields: dict[str, Field]) -> None:
        update_wrapper(self, build)
        self._build = build
        self._fields = fields
        self._text = lru_cache(TEXTS_KEPT)(self._write)

    def __call__(self, **values: Any) -> list[Any]:
        to_come = [name for name in self._fields if values.get(name) is not None]
        lengths = tuple((name, length_of(values[name])) for name in to_come)
        fixed = frozenset(item for item in values.items() if item[0] not in to_come)
        text = self._text(lengths, fixed)
        return self._rows(text, values) if text else []

    def _write(
        self, lengths: tuple[tuple[str, int | None], ...], fixed: frozenset[tuple[str, Any]]
    ) -> Text | None:
        places = {name: self._places(name, length) for name, length in lengths}
        queryset = self._build(**places, **dict(fixed))
        compiler = queryset.query.get_compiler(queryset.db)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            return None
        return Text(queryset, compiler, sql, params)

    def _places(self, name: str, length: int | None) -> Given | list[Given]:
        field = self._fields[name]
        if length is None:
            return Given(name, None, field)
        return [Given(name, number, field) for number in range(length)]

    def _rows(self, text: Text, values: dict[str, Any]) -> list[Any]:
        connection = connections[text.queryset.db]  # each thread has its own
        params = tuple(
            place.among(values, connection) if isinstance(place, Given) else place
            for place in text.places
        )
        compiler: Any = copy(text.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_args, **_kwargs: (text.sql, params)
        rows = text.queryset.all()
        query: Any = rows.query
        query.get_compiler = lambda *_args, **_kwargs: compiler
        return list(rows)


def length_of(value: object) -> int | None:
    """How many values there are; None for one that is no list."""
    return len(value) if isinstance(value, list) else None


def prepared(**fields: Field) -> Callable[[Callable[..., QuerySet]], PreparedQuery]:
    """Make a prepared query of a function that builds a queryset; `fields` are of its values."""
    return lambda build: PreparedQuery(build, fields)
