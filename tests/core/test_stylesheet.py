"""Stylesheets from their parts, made anew when a part changes."""

import os

import pytest
from django.contrib.staticfiles import finders

from mijnbuurt.core.stylesheet import BUNDLES, StylesheetFinder

NAME = "css/site.css"


@pytest.fixture
def parts(tmp_path, settings):
    settings.ROOT, settings.DATA_DIR = tmp_path / "root", tmp_path / "data"
    folder = settings.ROOT / "site" / "static" / "css"
    folder.mkdir(parents=True)
    (folder / "20-later.css").write_text("b{}")
    (folder / "10-first.css").write_text("a{}")
    (folder / "notes.css").write_text("c{}")
    return folder


def test_parts_come_in_the_order_of_their_names(parts):
    assert StylesheetFinder().bundle(NAME).read_text() == "a{}\nb{}"


def test_a_changed_part_is_seen_and_an_unchanged_one_costs_nothing(parts):
    target = StylesheetFinder().bundle(NAME)
    made_at = target.stat().st_mtime_ns
    assert StylesheetFinder().bundle(NAME).stat().st_mtime_ns == made_at
    (parts / "10-first.css").write_text("a{color:red}")
    os.utime(parts / "10-first.css", (target.stat().st_mtime + 5,) * 2)
    assert StylesheetFinder().bundle(NAME).read_text() == "a{color:red}\nb{}"


def test_what_readers_do_not_need_is_another_stylesheet(parts):
    (parts / "work").mkdir()
    (parts / "work" / "10-desk.css").write_text("d{}")
    assert StylesheetFinder().bundle(NAME).read_text() == "a{}\nb{}"
    assert StylesheetFinder().bundle("css/work.css").read_text() == "d{}"


def test_only_the_stylesheets_are_found_here(parts):
    finder = StylesheetFinder()
    assert finder.find("css/10-first.css") == []
    assert finder.find(NAME).endswith(NAME)
    assert [name for name, _storage in finder.list([])] == list(BUNDLES)


@pytest.mark.parametrize("name", BUNDLES)
def test_django_serves_them(name):
    assert finders.find(name)
