"""Tags and filters: Dutch days and times, photos, addresses, the wall."""

from datetime import UTC, date, datetime, time
from types import SimpleNamespace as Thing
from uuid import UUID

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation
from django.utils.safestring import mark_safe
from wagtail.rich_text import RichText

from mijnbuurt.core.templatetags import mijnbuurt_tags as tags
from mijnbuurt.core.templatetags import photo_tags

NBSP = "\N{NO-BREAK SPACE}"


def render(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def photo(width: int = 2000, height: int = 1000) -> Thing:
    shown = {"is_hidden": False, "may_print": True}
    return Thing(uuid=UUID(int=7), width=width, height=height, **shown)


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 11, 24, 9, 0, tzinfo=UTC), "10.00"),
        (datetime(2026, 7, 1, 7, 5, tzinfo=UTC), "9.05"),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "1.59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "3.00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2.30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2.30"),
        (datetime(2026, 11, 24, 23, 30, tzinfo=UTC), "0.30"),
        (time(13, 5), "13.05"),
        (datetime(2026, 11, 24, 9, 0), "9.00"),
        (None, ""),
    ],
)
def test_time_has_a_point_and_follows_the_local_clock(moment: object, text: str):
    assert tags.time_nl(moment) == text


def test_time_range_keeps_the_dash_with_the_first_time():
    item = Thing(
        starts_at=datetime(2026, 11, 24, 9, tzinfo=UTC),
        ends_at=datetime(2026, 11, 24, 11, tzinfo=UTC),
    )
    assert tags.time_range(item) == f"10.00{NBSP}– 12.00 uur"


def test_time_range_over_the_change_of_the_clock_tells_what_the_clock_says():
    item = Thing(
        starts_at=datetime(2026, 10, 25, 0, tzinfo=UTC),
        ends_at=datetime(2026, 10, 25, 2, tzinfo=UTC),
    )
    assert tags.time_range(item) == f"2.00{NBSP}– 3.00 uur"


def test_time_range_without_an_end_is_one_time():
    assert tags.time_range(Thing(starts_at=time(10), ends_at=None)) == "10.00 uur"


@pytest.mark.parametrize(
    ("value", "whole", "short"),
    [
        (date(2026, 11, 24), "dinsdag 24 november 2026", f"di{NBSP}24{NBSP}nov"),
        (date(2026, 3, 1), "zondag 1 maart 2026", f"zo{NBSP}1{NBSP}mrt"),
        (
            datetime(2026, 12, 31, 23, 30, tzinfo=UTC),
            "vrijdag 1 januari 2027",
            f"vr{NBSP}1{NBSP}jan",
        ),
        (None, "", ""),
    ],
)
def test_days_are_written_the_dutch_way(value: object, whole: str, short: str):
    with translation.override("nl"):
        assert tags.day_nl(value) == whole
        assert tags.day_short(value) == short


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 24), "Vandaag"),
        (date(2026, 11, 25), "Morgen"),
        (date(2026, 11, 26), "donderdag 26 november"),
        (date(2026, 11, 23), "maandag 23 november"),
        (date(2027, 1, 5), "dinsdag 5 januari 2027"),
    ],
)
def test_days_are_named_from_today(day: date, text: str):
    now = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # half past midnight on the 24th here
    with translation.override("nl"):
        assert tags.day_relative(day, now) == text


def test_machines_get_the_offset():
    assert tags.iso(datetime(2026, 7, 1, 8, tzinfo=UTC)) == "2026-07-01T10:00:00+02:00"
    assert tags.iso(date(2026, 7, 1)) == "2026-07-01"
    assert tags.iso(None) == ""
    assert tags.day_iso(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == "2026-11-24"


@pytest.mark.parametrize(
    ("number", "href"),
    [
        ("0123 45 67 89", "tel:+31123456789"),
        ("06-12 34 56 78", "tel:+31612345678"),
        ("+31 6 12345678", "tel:+31612345678"),
        ("0031 6 12345678", "tel:+31612345678"),
        ("112", "tel:112"),
        ("0900 88 44", "tel:09008844"),
        ("0800 123 45 67", "tel:08001234567"),
        ("14 0123", "tel:140123"),
        ("", "tel:"),
    ],
)
def test_phone_numbers_can_be_dialled(number: str, href: str):
    assert tags.phone_href(number) == href


def test_icon_and_emblem_are_decoration():
    html = render('{% icon "clock" %}{% emblem wijk %}', wijk=Thing(emblem="molen"))
    assert html.count('aria-hidden="true"') == 2
    assert "#clock" in html
    assert "#emblem-molen" in html


def test_emblem_of_nothing_is_a_house():
    assert "#emblem-huis" in render("{% emblem wijk %}", wijk=None)


def test_a_hostile_icon_name_is_inert():
    assert "<script>" not in render("{% icon name %}", name='"><script>')


@pytest.mark.parametrize(
    ("width", "widths"), [(5000, [320, 640, 960, 1280, 1920]), (640, [320, 640]), (100, [320])]
)
def test_photos_are_never_asked_larger_than_they_are(width: int, widths: list[int]):
    srcset = photo_tags.picture(Thing(photo=photo(width, width)))["srcset"]
    assert [int(candidate.split()[1][:-1]) for candidate in srcset.split(", ")] == widths


def test_picture_of_a_photo():
    item = Thing(photo=photo(1000, 600), photo_alt='Buren "samen"', drawing="plein")
    html = render('{% picture item sizes="50vw" %}', item=item)
    assert 'type="image/avif"' in html
    assert f"/foto/{UUID(int=7)}/960.webp 960w" in html
    assert "1280" not in html
    assert 'width="1000" height="600"' in html
    assert "Buren &quot;samen&quot;" in html
    assert 'loading="lazy"' in html
    assert "plein.svg" not in html


def test_picture_on_top_of_a_page_is_not_lazy():
    assert "loading" not in render("{% picture item eager=True %}", item=Thing(photo=photo()))


def test_picture_without_a_photo_is_a_drawing_and_without_both_nothing():
    html = render("{% picture item %}", item=Thing(photo=None, drawing="plein"))
    assert "drawings/plein.svg" in html
    assert 'alt=""' in html
    assert render("{% picture item %}", item=Thing(photo=None, drawing="")).strip() == ""


def test_photo_in_a_series_has_the_alt_text_of_its_row():
    assert 'alt="Soep"' in render("{% picture item %}", item=Thing(photo=photo(), alt="Soep"))


def test_photo_block_that_is_decoration_has_no_alt_text():
    image = Thing(uuid=UUID(int=1), decorative=True, contextual_alt_text="Bloemen")
    assert photo_tags.block_photo(image).photo_alt == ""
    image.decorative = False
    assert photo_tags.block_photo(image).photo_alt == "Bloemen"


@pytest.mark.parametrize(("language", "url"), [("nl", "/agenda/"), ("en", "/en/agenda/")])
def test_addresses_keep_the_language(language: str, url: str):
    with translation.override(language):
        assert tags.address("/agenda/") == url


@pytest.mark.parametrize(
    ("path", "language", "urls"),
    [
        ("/agenda/?wijk=a", "nl", ["/agenda/?wijk=a", "/en/agenda/?wijk=a", "/ar/agenda/?wijk=a"]),
        ("/en/agenda/", "en", ["/agenda/", "/en/agenda/", "/ar/agenda/"]),
        ("/stijl/", "nl", ["/", "/en/", "/ar/"]),
    ],
)
def test_each_language_leads_to_the_same_page(settings, path: str, language: str, urls: list[str]):
    settings.INTERFACE_LANGUAGES = ["nl", "en", "ar"]
    with translation.override(language):
        links = tags.language_links({"request": RequestFactory().get(path)})
    assert [link["url"].removesuffix("?") for link in links] == urls
    assert [link["code"] for link in links if link["current"]] == [language]
    assert [link["dir"] for link in links] == ["ltr", "ltr", "rtl"]
    assert links[0]["name"] == "Nederlands"


def test_a_language_without_words_of_its_own_is_no_choice(settings):
    settings.INTERFACE_LANGUAGES = ["nl"]
    assert [link["code"] for link in tags.language_links({})] == ["nl"]


def test_languages_without_a_request_lead_home(settings):
    settings.INTERFACE_LANGUAGES = ["nl", "en", "ar"]
    assert [link["url"] for link in tags.language_links({})] == ["/", "/en/", "/ar/"]


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("Wijkagent", "shield-check"),
        ("wijkconsulent wonen", "home-heart"),
        ("Oma", "user"),
        ("", "user"),
    ],
)
def test_roles_have_an_icon(role: str, name: str):
    assert tags.role_icon(role) == name


@pytest.mark.parametrize("count", range(1, 25))
def test_every_course_of_the_wall_is_full(count: int):
    built = tags.wall([Thing(name=str(number)) for number in range(count)])
    columns, cells = built["columns"], built["cells"]
    assert 3 <= columns <= 6
    assert len(cells) % (columns + 1) == 0
    assert sum(isinstance(cell, dict) for cell in cells) == count
    for start in range(0, len(cells), columns + 1):
        course = cells[start : start + columns + 1]
        assert course.count("half") == 1
        assert course[-1 if start // (columns + 1) % 2 == 0 else 0] == "half"
        assert any(isinstance(cell, dict) for cell in course)


def test_an_empty_wall_is_no_wall():
    assert tags.wall([])["cells"] == []


def test_joints_on_a_phone_do_not_lie_above_each_other():
    built = tags.wall([Thing(name=str(number)) for number in range(8)])
    wide = [cell["wide"] for cell in built["cells"] if isinstance(cell, dict)]
    assert wide == [True, False, False, True] * 2


class EveryField(forms.Form):
    text = forms.CharField()
    story = forms.CharField(widget=forms.Textarea)
    pick = forms.ChoiceField(choices=[("a", "A")])
    radio = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)
    many = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)
    tick = forms.BooleanField()
    photo = forms.FileField()
    secret = forms.CharField(widget=forms.HiddenInput)


def test_fields_know_how_they_look():
    kinds = {field.name: tags.field_kind(field) for field in EveryField()}
    assert kinds == {
        "text": "text",
        "story": "textarea",
        "pick": "select",
        "radio": "radio",
        "many": "choices",
        "tick": "checkbox",
        "photo": "file",
        "secret": "hidden",
    }


@pytest.mark.parametrize("name", EveryField.base_fields)
def test_errors_stand_beside_their_field(name: str):
    field = EveryField({})[name]
    html = render('{% include "components/field.html" with field=field only %}', field=field)
    if name == "secret":
        assert "label" not in html
        return
    assert f'id="veld-{name}"' in html
    assert f'id="id_{name}_error"' in html
    assert "mb-field--bad" in html


def test_a_hostile_title_is_inert_in_a_list():
    item = Thing(title="<script>alert(1)</script>", url="javascript:x", photo=None, drawing="")
    html = render('{% include "components/item_row.html" with item=item only %}', item=item)
    assert "<script>" not in html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Bel 0592 00 00 08.", "Bel 0592_00_00_08."),
        ("Bel 06 12 34 56 78 of 0800 00 11", "Bel 06_12_34_56_78 of 0800_00_11"),
        ("Bel +31 592 00 00 00", "Bel +31_592_00_00_00"),
        ("In 2019 10 huizen, 12 30 14 00", "In 2019 10 huizen, 12 30 14 00"),
        (mark_safe("<b>0592 00 00 08</b>"), "<b>0592_00_00_08</b>"),
        ("<b>0592 00 00 08</b>", "&lt;b&gt;0592_00_00_08&lt;/b&gt;"),
    ],
)
def test_a_telephone_number_stays_on_one_line(text, shown):
    assert render("{{ text|whole_numbers }}", text=text).replace(NBSP, "_") == shown


def test_rich_text_with_a_number_stays_rich_and_plain_text_stays_plain():
    found = render("{{ text|whole_numbers }}", text=RichText("<p>Bel 0592 12 34 56</p>"))
    assert found.replace(NBSP, "_").strip() == "<p>Bel 0592_12_34_56</p>"
    assert render("{{ text|whole_numbers }}", text="<b>0592") == "&lt;b&gt;0592"
