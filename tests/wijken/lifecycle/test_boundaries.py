"""`load_boundaries`: true boundaries for wijken that are there, all of a file or nothing."""

import json
from io import StringIO
from math import cos, sin, tau
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.factories import HOSTILE
from tests.factories.pages import WijkFactory
from tests.wijken.citymap.areas import square
from wijken.areas.enums import WijkState
from wijken.areas.models import Wijk
from wijken.lifecycle import geojson
from wijken.lifecycle.coarser import coarser

pytestmark = pytest.mark.django_db


def feature(geometry: Any = "square", **properties: Any) -> dict[str, Any]:
    given = square(5.1, 52.1) if geometry == "square" else geometry
    return {"type": "Feature", "properties": properties, "geometry": given}


def collection(*features: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def circle(points: int, longitude: float = 5.1, latitude: float = 52.1) -> dict[str, Any]:
    ring = [
        [longitude + 0.02 * cos(tau * at / points), latitude + 0.02 * sin(tau * at / points)]
        for at in range(points)
    ]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


@pytest.fixture
def load(tmp_path):
    def run(data: Any, *options: str) -> str:
        path = tmp_path / "grenzen.geojson"
        path.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
        out = StringIO()
        call_command("load_boundaries", str(path), *options, stdout=out)
        return out.getvalue()

    return run


@pytest.fixture
def molenveld() -> Wijk:
    return WijkFactory(name="Molenveld", slug="molenveld", cbs_code="WK999901", aliases=["De Wiek"])


@pytest.mark.parametrize(
    "properties",
    [
        {"wijkcode": "WK999901", "wijknaam": "Wijk 01 Iets anders"},
        {"statcode": "wk999901"},
        {"WK_CODE": "WK999901"},
        {"statnaam": "Molenveld"},
        {"naam": "MOLENVELD "},
        {"name": "De wiek"},
        {"slug": "molenveld"},
        {"wijknaam": "Wijk 01 Molenveld", "wijkcode": "WK2099"},
    ],
)
def test_a_wijk_is_found_by_code_name_or_address(load, molenveld, properties):
    assert "Grens van Molenveld: 5 punten." in load(collection(feature(**properties)))
    molenveld.refresh_from_db()
    assert molenveld.boundary["type"] == "Polygon"


def test_other_names_of_properties_can_be_given(load, molenveld):
    data = collection(feature(code="WK999901", gebied="Molenveld"))
    with pytest.raises(CommandError, match="geen code en geen naam"):
        load(data)
    assert "Grens van Molenveld" in load(data, "--code", "CODE")
    assert "Ongewijzigd: Molenveld" in load(data, "--name", "gebied")


def test_it_says_what_is_there_what_is_not_and_where_the_map_lies(load, molenveld):
    WijkFactory(name="De Brink")
    said = load(collection(feature(naam="Molenveld")))
    assert "Zonder grens: De Brink. Deze staan als tegel onder de kaart." in said
    assert "van 5,10 tot 5,11 graden oosterlengte" in said
    assert "van 52,10 tot 52,11 graden noorderbreedte" in said


def test_islands_and_holes_are_kept_and_specks_are_not(load, molenveld):
    hole = square(5.102, 52.102, 0.004)["coordinates"][0]
    speck = square(5.15, 52.15, 0.00001)["coordinates"]
    islands = [[*square(5.1, 52.1)["coordinates"], hole], square(5.12, 52.1)["coordinates"], speck]
    load(collection(feature({"type": "MultiPolygon", "coordinates": islands}, naam="Molenveld")))
    molenveld.refresh_from_db()
    assert [len(part) for part in molenveld.boundary["coordinates"]] == [2, 1]


def test_a_detailed_boundary_is_made_small_enough_for_a_page(load, molenveld):
    WijkFactory(name="De Brink")
    data = collection(
        feature(circle(40_000), naam="Molenveld"), feature(square(5.2, 52), naam="De Brink")
    )
    assert "Grens van Molenveld" in load(data)
    molenveld.refresh_from_db()
    assert 20 < len(molenveld.boundary["coordinates"][0]) < 120


def test_neighbours_go_on_touching_each_other():
    border = [[5.11 + 0.0004 * sin(at), 52.1 + at / 20_000] for at in range(200)]
    south, north = border[0][1], border[-1][1]
    west = [*border, [5.0, north], [5.0, south], border[0]]
    east = [*border[::-1], [5.2, south], [5.2, north], border[-1]]
    one, other = coarser(
        [{"type": "Polygon", "coordinates": [ring]} for ring in (west, east)],
    )
    shared = [
        {tuple(point) for point in area["coordinates"][0] if 5.05 < point[0] < 5.15}
        for area in (one, other)
    ]
    assert shared[0] == shared[1]
    assert 2 <= len(shared[0]) < 200


def test_a_trial_changes_nothing(load, molenveld):
    said = load(collection(feature(naam="Molenveld")), "--dry-run")
    assert "Grens van Molenveld: 5 punten." in said
    assert said.endswith("Dit was een proef. Er is niets veranderd.\n")
    molenveld.refresh_from_db()
    assert molenveld.boundary is None


def test_again_changes_nothing(load, molenveld):
    load(collection(feature(circle(3_000), naam="Molenveld")))
    assert "Ongewijzigd: Molenveld." in load(collection(feature(circle(3_000), naam="Molenveld")))


def test_other_areas_are_left_out_when_asked(load, molenveld):
    data = collection(feature(naam="Molenveld"), feature(square(5.3, 52), naam="Elders"))
    assert "Overgeslagen: Elders is hier geen wijk." in load(data, "--skip-unknown")
    assert "oosterlengte" in load(data, "--skip-unknown")


def test_a_closed_wijk_gets_no_boundary(load, molenveld):
    Wijk.objects.update(state=WijkState.CLOSED)
    assert "Overgeslagen: Molenveld is gesloten." in load(collection(feature(naam="Molenveld")))
    molenveld.refresh_from_db()
    assert molenveld.boundary is None


def test_the_map_shows_it_and_hostile_names_do_no_harm(load, client):
    WijkFactory(name=HOSTILE[:60], slug="vijand")
    load(collection(feature(slug="vijand")))
    page = client.get("/wijken/").content.decode()
    assert "mb-map__wijk" in page
    assert "<script>alert" not in page


FAR = {"type": "Polygon", "coordinates": [[[52.1, 5.1], [52.2, 5.1], [52.2, 5.2], [52.1, 5.1]]]}
RIJKSDRIEHOEK = {
    "type": "Polygon",
    "coordinates": [
        [[233_000, 557_000], [234_000, 557_000], [234_000, 558_000], [233_000, 557_000]]
    ],
}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (b"", "geen geldige JSON"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"[" * 100_000, "geen geldige JSON"),
        (b'{"type": "FeatureCollection", "features": [Infinity]}', "geen geldige JSON"),
        ([], "FeatureCollection"),
        ({"type": "Topology", "objects": {}}, "FeatureCollection"),
        ({"type": "FeatureCollection", "features": {}}, "FeatureCollection"),
        (collection(), "geen wijken"),
        (collection(*["x"] * 101), "meer dan 100"),
        (collection("x"), "eigenschappen"),
        (collection(feature()), "geen code en geen naam"),
        (collection(feature(naam=12)), "geen gewone tekst"),
        (collection(feature(naam="x" * 61)), "langer dan 60"),
        (collection(feature(None, naam="Molenveld")), "de grens ontbreekt"),
        (
            collection(feature({"type": "Point", "coordinates": [5, 52]}, naam="Molenveld")),
            "Polygon",
        ),
        (collection(feature({"type": "LineString"}, naam="Molenveld")), "Polygon"),
        (collection(feature({"type": "Polygon"}, naam="Molenveld")), "niet af"),
        (
            collection(feature({"type": "Polygon", "coordinates": [[]]}, naam="Molenveld")),
            "niet af",
        ),
        (
            collection(
                feature({"type": "Polygon", "coordinates": [[["5", "52"]]]}, naam="Molenveld")
            ),
            "geen punt",
        ),
        (collection(feature(RIJKSDRIEHOEK, naam="Molenveld")), "Rijksdriehoek"),
        (collection(feature(circle(50_001), naam="Molenveld")), "meer dan 50000 punten"),
        (collection(feature(naam="Elders")), "hier geen wijk: Elders"),
        (collection(feature(naam="Molenveld"), feature(naam="Elders")), "hier geen wijk: Elders"),
        (
            collection(feature(naam="Molenveld"), feature(wijkcode="WK999901")),
            "Molenveld staat twee keer",
        ),
        (collection(feature(naam="Molenveld"), feature(FAR, naam="De Brink")), "te ver uit elkaar"),
        (
            collection(feature(wijkcode="WK999901", naam="De Brink")),
            "de code hoort bij Molenveld, maar de naam bij De Brink",
        ),
    ],
)
def test_a_bad_file_is_refused_whole(load, molenveld, wrong, sentence):
    WijkFactory(name="De Brink")
    if isinstance(wrong, dict) and isinstance(wrong.get("features"), list) and wrong["features"]:
        WijkFactory(name="Goede wijk")
        wrong = {**wrong, "features": [feature(naam="Goede wijk"), *wrong["features"]]}
    with pytest.raises(CommandError) as refused:
        load(wrong)
    assert sentence in str(refused.value)
    assert str(refused.value).endswith("Er is niets veranderd.")
    assert not Wijk.objects.exclude(boundary=None).exists()


def test_a_file_without_any_wijk_of_ours_is_refused_too(load, molenveld):
    with pytest.raises(CommandError, match="Geen enkel gebied"):
        load(collection(feature(naam="Elders")), "--skip-unknown")


def test_a_file_that_is_not_there_or_too_big(load, tmp_path, monkeypatch, molenveld):
    with pytest.raises(CommandError, match="niet te lezen"):
        call_command("load_boundaries", str(tmp_path / "nergens.json"))
    monkeypatch.setattr(geojson, "MOST_BYTES", 1)
    with pytest.raises(CommandError, match="20 MB"):
        load(collection(feature(naam="Molenveld")))
