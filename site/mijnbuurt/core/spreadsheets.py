"""Tables to open in a spreadsheet, in which nothing that people typed is ever a formula."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime
from tempfile import TemporaryFile
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from .dates import local

Cell = str | datetime
#: What no cell can hold, or what breaks a row.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
#: With one of these in front, a spreadsheet reckons; also in its wide form or after a blank.
RECKONS = "=+-@"
LONGEST = 32_000
#: Makes a spreadsheet read letters with accents as they are.
MARK = "\ufeff"


def plain(text: str) -> str:
    """A text on one line, without signs that no cell can hold."""
    return UNPRINTABLE.sub(" ", text).strip()[:LONGEST]


def harmless(text: str) -> str:
    """A plain text that every spreadsheet takes for text."""
    found = plain(text)
    seen = [sign for sign in unicodedata.normalize("NFKC", found) if is_seen(sign)]
    return f"'{found}" if seen and seen[0] in RECKONS else found


def is_seen(sign: str) -> bool:
    return not sign.isspace() and unicodedata.category(sign) != "Cf"


def csv_lines(head: Iterable[str], rows: Iterable[Iterable[Cell]]) -> Iterator[str]:
    """Line by line, with semicolons: what a Dutch spreadsheet opens with a double click."""
    writer = csv.writer(Echo(), delimiter=";", quoting=csv.QUOTE_ALL)
    yield MARK + writer.writerow([harmless(name) for name in head])
    for row in rows:
        yield writer.writerow([csv_cell(cell) for cell in row])


class Echo:
    """Gives back a line instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def csv_cell(cell: Cell) -> str:
    return f"{local(cell):%Y-%m-%d %H:%M:%S}" if isinstance(cell, datetime) else harmless(cell)


def xlsx_file(title: str, head: Iterable[str], rows: Iterable[Iterable[Cell]]) -> IO[bytes]:
    """A workbook of one sheet, at its start, written row by row. Texts are texts."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)

    def cell(value: Cell) -> WriteOnlyCell:
        if isinstance(value, datetime):
            made = WriteOnlyCell(sheet, local(value).replace(tzinfo=None, microsecond=0))
            made.number_format = "yyyy-mm-dd hh:mm:ss"
        else:
            made = WriteOnlyCell(sheet, plain(value))
            made.data_type = "s"
        return made

    sheet.append([cell(name) for name in head])
    for row in rows:
        sheet.append([cell(value) for value in row])
    file = TemporaryFile()  # noqa: SIM115  the response closes it
    book.save(file)
    file.seek(0)
    return file
