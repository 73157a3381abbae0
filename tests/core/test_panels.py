"""What an editor can fill in: every field of a page has a place in its form."""

import pytest
from wagtail.models import Page, get_page_models

from initiatives.campaigns.models import Campaign
from initiatives.models import InitiativePage
from mijnbuurt.core.lines import LinesFormField
from mijnbuurt.core.pages import BasePage
from wijken.activities.models import Activity
from wijken.models import Publication
from wijken.places.models import Place

#: Fields that no editor fills in, and why.
WITHOUT_PANEL = {
    # The year orders publications; the words alone may replace it.
    Publication: {"date_sort", "date_precision"},
}
MODELS = [model for model in get_page_models() if issubclass(model, BasePage)]


@pytest.mark.parametrize("model", MODELS)
def test_every_field_has_a_panel(model):
    of_wagtail = {field.name for field in Page._meta.get_fields()}
    own = {
        field.name
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key and field.name not in of_wagtail
    }
    form = model.get_edit_handler().get_form_class()
    assert own - set(form.base_fields) == WITHOUT_PANEL.get(model, set())


@pytest.mark.parametrize("model", [Place, Activity, InitiativePage, Campaign])
def test_a_panel_is_there_once(model):
    fields = model.get_edit_handler().get_form_options()["fields"]
    assert len(fields) == len(set(fields))


@pytest.mark.parametrize(
    ("model", "field"), [(Place, "can_do"), (Activity, "good_to_know"), (InitiativePage, "help")]
)
def test_a_list_is_typed_as_lines(model, field):
    form = model.get_edit_handler().get_form_class()
    lines = form.base_fields[field]
    assert isinstance(lines, LinesFormField)
    assert "eigen regel" in lines.help_text
    assert not lines.required


def test_lines_are_read_and_shown():
    field = LinesFormField(required=False)
    assert field.clean("  Koffie drinken\r\n\r\nVragen stellen \n") == [
        "Koffie drinken",
        "Vragen stellen",
    ]
    assert field.clean("") == field.clean(None) == []
    assert field.prepare_value(["a", "b"]) == "a\nb"
    assert field.prepare_value("a\r\nb") == "a\r\nb"


def test_the_same_lines_are_no_change():
    field = LinesFormField(required=False)
    assert not field.has_changed(["a", "b"], "a\r\nb")
    assert not field.has_changed([], "")
    assert field.has_changed(["a"], "b")
