"""Every page type says where it may stand, has a template, and is tested."""

import inspect
import re
from functools import cache

import pytest
from django.template.loader import get_template
from wagtail.models import Page, get_page_models

from mijnbuurt.core.pages import BasePage
from tests.architecture.house import ROOT
from tests.e2e.addresses import PAGE_TYPES

OURS = [model for model in get_page_models() if model is not Page]
every_page_type = pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)


@cache
def page_tests() -> str:
    """All tests of pages, as one text."""
    paths = (ROOT / "tests").rglob("test_*.py")
    return "\n".join(path.read_text() for path in paths if "architecture" not in path.parts)


@every_page_type
def test_it_is_a_page_of_this_site(model: type[Page]) -> None:
    assert issubclass(model, BasePage)


@every_page_type
def test_it_says_itself_where_it_stands_and_how_it_looks(model: type[Page]) -> None:
    # Wagtail fills in what is left out, so only the text tells.
    stated = set(re.findall(r"^    (\w+)(?:: .+)? = ", inspect.getsource(model), re.MULTILINE))
    assert {"parent_page_types", "subpage_types", "template"} <= stated


@every_page_type
def test_its_template_exists(model: type[Page]) -> None:
    assert get_template(model.template)


@every_page_type
def test_a_test_names_it(model: type[Page]) -> None:
    assert re.search(rf"\b{model.__name__}(Factory)?\b", page_tests())


def test_the_browser_sees_each_of_them() -> None:
    assert set(PAGE_TYPES) == {model._meta.label for model in OURS}
