"""What people typed is text in a spreadsheet, whatever it looks like."""

import csv
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from mijnbuurt.core.spreadsheets import csv_lines, xlsx_file

FORMULAS = [
    "=1+1",
    "+31 6 12345678",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\xa0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\x0b=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    '=HYPERLINK("https://example.org";"klik")',
]
HARMLESS = ["Opening BIC", "10 = 10", "a;b", 'zegt "hallo"', "2 - 3", "مرحبا", "", "'t Groot"]
MOMENT = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)


def csv_cells(values: list) -> list[str]:
    text = "".join(csv_lines(["kop"], [[value] for value in values]))
    assert text.startswith("\ufeff")
    rows = list(csv.reader(text.removeprefix("\ufeff").splitlines(), delimiter=";"))
    return [row[0] for row in rows[1:]]


def xlsx_cells(values: list) -> list:
    with xlsx_file("Blad", ["kop"], [[value] for value in values]) as file:
        sheet = load_workbook(file).active
        return [row[0] for row in sheet.iter_rows(min_row=2)]


@pytest.mark.parametrize("text", FORMULAS, ids=ascii)
def test_no_cell_is_a_formula(text):
    (cell,) = csv_cells([text])
    assert cell.startswith("'")
    (cell,) = xlsx_cells([text])
    assert cell.data_type == "s"


@pytest.mark.parametrize("text", HARMLESS, ids=ascii)
def test_other_text_stays_as_it_is(text):
    assert csv_cells([text]) == [text]
    assert [cell.value or "" for cell in xlsx_cells([text])] == [text]


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1b", "\x85", "\ud800", "\uffff"], ids=ascii)
def test_what_no_cell_can_hold_breaks_nothing(sign):
    assert csv_cells([f"a{sign}b"]) == ["a b"]
    assert [cell.value for cell in xlsx_cells([f"a{sign}b"])] == ["a b"]


def test_a_text_too_long_for_a_cell_is_cut():
    assert len(xlsx_cells(["a" * 40_000])[0].value) == 32_000


def test_a_text_of_more_lines_stays_one_row():
    assert csv_cells(["een\r\ntwee", "drie"]) == ["een twee", "drie"]


def test_a_moment_is_on_the_clock_of_the_site():
    assert csv_cells([MOMENT]) == ["2026-11-25 00:30:00"]
    assert xlsx_cells([MOMENT])[0].value == datetime(2026, 11, 25, 0, 30)
