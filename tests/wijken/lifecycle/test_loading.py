"""`load_wijken`: wijken from GeoJSON, all of them or none, once."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.factories import HOSTILE
from tests.factories.pages import WijkFactory, page_of
from wijken.areas.enums import Colour, WijkState
from wijken.areas.models import Wijk
from wijken.lifecycle import geojson

pytestmark = pytest.mark.django_db

SQUARE = [[[5.1, 52.1], [5.2, 52.1], [5.2, 52.2], [5.1, 52.1]]]


def feature(name: Any = "De Hoek", geometry: Any = None, **properties: Any) -> dict[str, Any]:
    geometry = geometry or {"type": "Polygon", "coordinates": SQUARE}
    return {
        "type": "Feature",
        "properties": {"name": name, **properties},
        "geometry": geometry,
    }


def collection(*features: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


@pytest.fixture
def load(tmp_path):
    def run(data: Any) -> str:
        path = tmp_path / "wijken.geojson"
        if isinstance(data, bytes):
            path.write_bytes(data)
        else:
            path.write_text(json.dumps(data))
        out = StringIO()
        call_command("load_wijken", str(path), stdout=out)
        return out.getvalue()

    return run


def test_it_makes_whole_wijken_and_says_so(load):
    said = load(collection(feature(aliases=["Hoekwijk"], cbs_code="WK01"), feature("Molenkamp")))
    wijk = Wijk.objects.get(name="De Hoek")
    assert "Toegevoegd: De Hoek op /wijken/de-hoek/, kleur oranje." in said
    assert "Er zijn nu 2 wijken. De muur is gemaakt voor 3 tot 24." in said
    assert wijk.boundary == {"type": "Polygon", "coordinates": SQUARE}
    assert (wijk.aliases, wijk.cbs_code) == (["Hoekwijk"], "WK01")
    assert page_of(wijk).get_children().count() == 3
    assert wijk.group and wijk.collection
    assert Wijk.objects.get(name="Molenkamp").colour == Colour.PETROL


def test_again_changes_nothing(load):
    data = collection(feature(colour="rood"), feature("Molenkamp"), feature("Derde"))
    load(data)
    before = list(Wijk.objects.values())
    said = load(data)
    assert said.count("Ongewijzigd") == 3
    assert list(Wijk.objects.values()) == before


def test_what_was_changed_by_hand_stays_and_a_new_boundary_comes(load):
    load(collection(feature(slug="hoek")))
    Wijk.objects.filter(slug="hoek").update(name="Hoekveld", colour="paars")
    moved = {"type": "MultiPolygon", "coordinates": [SQUARE]}
    said = load(collection(feature(geometry=moved, slug="hoek", colour="rood")))
    wijk = Wijk.objects.get()
    assert "Bijgewerkt: Hoekveld (grens)." in said
    assert (wijk.name, wijk.colour, wijk.boundary) == ("Hoekveld", "paars", moved)


def test_a_closed_wijk_is_left_alone(load):
    WijkFactory(name="De Hoek", state=WijkState.CLOSED)
    assert "Overgeslagen: De Hoek" in load(collection(feature()))


def test_a_name_with_signs_is_shown_as_it_is(load, client):
    load(collection(feature(HOSTILE[:60])))
    text = client.get("/wijken/").content.decode()
    assert "<script>alert" not in text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (b"", "geen geldige JSON"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"[" * 100_000, "geen geldige JSON"),
        (b'{"type": "FeatureCollection", "features": [NaN]}', "geen geldige JSON"),
        (b"9" * 5_000, "geen geldige JSON"),
        ([], "FeatureCollection"),
        ({"type": "FeatureCollection"}, "FeatureCollection"),
        (collection(), "geen wijken"),
        (collection(*["x"] * 101), "meer dan 100"),
        (collection("x"), "eigenschappen"),
        (collection({"properties": {}}), "naam (name) ontbreekt"),
        (collection(feature(12)), "geen gewone tekst"),
        (collection(feature("a\x00b")), "geen gewone tekst"),
        (collection(feature("x" * 61)), "langer dan 60"),
        (collection(feature(slug="../beheer")), "kan niet"),
        (collection(feature(slug="vinden")), "kan niet"),
        (collection(feature(colour="#f00")), "kleur"),
        (collection(feature(aliases="De Hoek")), "lijst"),
        (collection(feature(aliases=[{}])), "geen gewone tekst"),
        (collection(feature(), feature("de hoek")), "staat twee keer"),
        (collection(feature(slug="veld"), feature("B", slug="veld")), "staat twee keer"),
        (collection(feature(aliases=["Molenveld"])), "hoort al bij Molenveld"),
        (collection(feature(geometry={"type": "Point", "coordinates": [5, 52]})), "Polygon"),
        (collection(feature(geometry={"type": "Polygon", "coordinates": []})), "niet af"),
        (collection(feature(geometry={"type": "Polygon", "coordinates": [[1]]})), "geen punt"),
        (
            collection(feature(geometry={"type": "Polygon", "coordinates": [SQUARE[0][:3]]})),
            "eindigt waar zij begint",
        ),
        (
            collection(
                feature(geometry={"type": "Polygon", "coordinates": [[[233_000, 557_000]] * 4]})
            ),
            "Rijksdriehoek",
        ),
        (
            collection(
                feature(geometry={"type": "Polygon", "coordinates": [[[5.1, 52.1]] * 50_001]})
            ),
            "punten",
        ),
        (
            collection(feature(geometry={"type": "Polygon", "coordinates": [[[True, "x"]] * 4]})),
            "geen punt",
        ),
    ],
)
def test_a_bad_file_is_refused_whole(load, wrong, sentence):
    WijkFactory(name="Molenveld")
    if isinstance(wrong, dict) and wrong.get("features"):
        wrong["features"].insert(0, feature("Goede wijk"))
    with pytest.raises(CommandError) as refused:
        load(wrong)
    assert sentence in str(refused.value)
    assert str(refused.value).endswith("Er is niets veranderd.")
    assert list(Wijk.objects.values_list("name", flat=True)) == ["Molenveld"]


def test_a_file_that_is_not_there_or_too_big(tmp_path, monkeypatch):
    with pytest.raises(CommandError, match="niet te lezen"):
        call_command("load_wijken", str(tmp_path / "nergens.json"))
    big = tmp_path / "groot.json"
    big.write_bytes(b"[]")
    monkeypatch.setattr(geojson, "MOST_BYTES", 1)
    with pytest.raises(geojson.BadFile, match="20 MB"):
        geojson.read(Path(big))
