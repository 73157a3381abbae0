"""The demo content: its shape, its language and the promises it makes."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

DEMO = Path(__file__).resolve().parents[2] / "site" / "demo"


def words(text):
    return set(text.split())


NINE = words("centrum lariks noorderpark assen-oost pittelo assen-west peelo marsdijk kloosterveen")
WIJKEN = NINE | {"de-dorpen"}
DRAWINGS = words(
    "koffie speeltuin tuin bankje basketveld kerst bic plein soep krant opruimen barbecue praten "
    "bouw muurschildering kaarten koken jeudeboules muurtje taalles kleding wandelen feest tegels "
    "energie document camera telefoon zoeken schuur"
)
COLOURS = words("oranje petrol rood paars olijf groen blauw indigo roze klei")
EMBLEMS = words("basket molen muur toren bank glijbaan hofje boom bal boerderij")
DATE_PRECISION = words("day month season period year")
FIGURE_PRECISION = words("exact about more_than almost tens at_least between derived")
ACTIVITY_KINDS = words("coffee food sport children learning creative meeting green party help")
AUDIENCES = words("everyone children youth elderly newcomers families")
PUBLICATION_KINDS = words(
    "annual_report vision plan research scheme newspaper map policy article newsletter guide other"
)
ACCESS = words("public archive external paper internal")
PAGES = words(
    "over-ons wat-is-een-bic hulp wijkreporters spelregels toegankelijkheid privacy contact "
    "tijdlijn"
)
# Words that have a meaning of their own in an address.
FIXED_WORDS = words(
    "agenda nieuws feed indienen inbedden aanmelden aanvragen steunen meedoen afdrukken poster "
    "welkom weg zoeken initiatieven en ar"
)
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
WEEKDAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
BODIES = {
    "activities": "body",
    "articles": "body",
    "campaigns": "how",
    "initiatives": "story",
    "pages": "body",
    "places": "body",
    "projects": "body",
}

INFORMAL = re.compile(r"\b(je|jij|jou|jouw|jouwe|jullie)\b", re.IGNORECASE)
LABELS = re.compile(
    r"kwetsba|achterstand|achter de voordeur|overgewicht|verschillende inkomens|sobere|"
    r"verouderd|laaggeletterd|probleemwijk",
    re.IGNORECASE,
)
BACKSTAGE = re.compile(r"/(work|home|tmp|var)/|\b(AI|chatbot|issue|prompt|sessie)\b")
QUOTED = re.compile(r"‘[^’]*’|“[^”]*”|„[^”]*”")
CLOCK = re.compile(r"\d{1,2}\.\d\d")

DATA = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in DEMO.glob("*.yaml")}
FILES = sorted(
    words("activities articles campaigns figures help initiatives notices pages partners places")
    | words("projects publications site timeline wijken")
)


def records(name):
    """The records of a file as one flat list."""
    data = DATA[name]
    if name == "articles":
        return data["recent"] + data["archive"]
    return data if isinstance(data, list) else [data]


def walk(value):
    """Every key with its value, at any depth."""
    pairs = value.items() if isinstance(value, dict) else ()
    if isinstance(value, list):
        pairs = ((None, item) for item in value)
    for key, item in pairs:
        yield key, item
        yield from walk(item)


def texts(name):
    return [value for _, value in walk(DATA[name]) if isinstance(value, str)]


def values_of(name, key):
    return [value for found, value in walk(DATA[name]) if found == key]


def own_words(text):
    """The text without quotations."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("> ")]
    return QUOTED.sub("", "\n".join(lines))


def sentence_lengths(text):
    plain = re.sub(r"^\s*(##|-)\s+", "", own_words(text), flags=re.MULTILINE)
    plain = re.sub(r"(?<=\d)\.(?=\d)", "", plain)
    counts = [len(sentence.split()) for sentence in re.split(r"[.!?:]+|\n", plain)]
    return [count for count in counts if count >= 3]


def partial_dates():
    for name in set(FILES) - {"partners"}:  # partners give a plain year
        for key in ("date", "since", "period", "when", "archive_date"):
            yield from (found for found in values_of(name, key) if found is not None)


def crosses_midnight(row, opens, closes):
    return float(row[closes]) < float(row[opens])


def current():
    return [activity for activity in DATA["activities"] if "archive_date" not in activity]


@pytest.mark.parametrize("name", FILES)
def test_the_language(name):
    assert name in DATA
    assert [text for text in texts(name) if INFORMAL.search(own_words(text))] == []
    assert [text for text in texts(name) if LABELS.search(text)] == []
    assert [text for text in texts(name) if BACKSTAGE.search(text)] == []


@pytest.mark.parametrize(("name", "key"), BODIES.items())
def test_sentences_are_short(name, key):
    lengths = [n for record in records(name) for n in sentence_lengths(record[key] or "")]
    assert sum(lengths) / len(lengths) <= 14
    assert max(lengths) <= 25


@pytest.mark.parametrize("name", FILES)
def test_summaries_have_at_most_two_sentences(name):
    ends = re.compile(r"(?<=[a-z0-9’”)])[.!?](?:\s|$)")
    assert [text for text in values_of(name, "summary") if len(ends.findall(text)) > 2] == []


@pytest.mark.parametrize("name", FILES)
def test_slugs_wijken_and_drawings(name):
    slugs = [record["slug"] for record in records(name) if "slug" in record]
    assert [slug for slug, count in Counter(slugs).items() if count > 1] == []
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)] == []
    assert FIXED_WORDS.isdisjoint(slugs)
    also_in = {slug for group in values_of(name, "also_in") for slug in group}
    assert (set(values_of(name, "wijk")) | also_in) - {None} <= WIJKEN
    assert set(values_of(name, "drawing")) <= DRAWINGS


def test_places_and_projects_do_not_clash_under_a_wijk():
    slugs = [(r["wijk"], r["slug"]) for name in ("places", "projects") for r in records(name)]
    assert [pair for pair, count in Counter(slugs).items() if count > 1] == []


def test_partial_dates_have_text_precision_and_sort():
    for partial in partial_dates():
        assert set(partial) == {"text", "precision", "sort"}, partial
        assert partial["precision"] in DATE_PRECISION, partial
        day = date.fromisoformat(partial["sort"])
        if partial["precision"] == "day":
            plain = f"{day.day} {MONTHS.split()[day.month - 1]} {day.year}"
            assert partial["text"] in (plain, f"{WEEKDAYS.split()[day.weekday()]} {plain}")


def test_figures_keep_year_source_and_precision():
    groups = [group for name in FILES for group in values_of(name, "figures")]
    for figure in DATA["figures"] + [figure for group in groups for figure in group]:
        assert figure["label"] and figure["unit"] and figure["source"], figure
        assert isinstance(figure["year"], int), figure
        assert figure["precision"] in FIGURE_PRECISION, figure
        assert (figure["value"] is None) == (figure["precision"] == "tens"), figure
        assert ("value_to" in figure) == (figure["precision"] == "between"), figure
    asked = next(f for f in DATA["figures"] if f["label"].startswith("Aanvragen"))
    assert (asked["value"], asked["precision"]) == (100, "almost")


def test_the_ten_wijken():
    wijken = DATA["wijken"]
    assert {wijk["slug"] for wijk in wijken} == WIJKEN
    assert {wijk["colour"] for wijk in wijken} == COLOURS
    assert {wijk["emblem"] for wijk in wijken} == EMBLEMS
    assert all(wijk["help_line"].strip() for wijk in wijken)
    assert all(4 <= len(wijk["welcome"]) <= 6 for wijk in wijken)
    core = words("wijkcoördinator wijkconsulent buurtwerker wijkagent")
    for wijk in wijken:
        assert wijk["slug"] not in NINE or core <= {m["role"] for m in wijk["team"]}
        phones = [member["phone"] for member in wijk["team"] if member["phone"]]
        assert all(re.fullmatch(r"0592 00 00 0\d", phone) for phone in phones)
    vacant = [(w["slug"], m["role"]) for w in wijken for m in w["team"] if m["vacant"]]
    assert vacant == [("peelo", "jongerenwerker")]


def test_postcodes_lie_in_range_and_some_are_shared():
    wijken_by_number = {}
    for wijk in DATA["wijken"]:
        for block in wijk["postcodes"]:
            assert re.fullmatch(r"940[1-9][A-Z]{2}", block["start"])
            assert block["start"][:4] == block["end"][:4] and block["start"] < block["end"]
            wijken_by_number.setdefault(block["start"][:4], set()).add(wijk["slug"])
    assert any(len(slugs) > 1 for slugs in wijken_by_number.values())


def test_nine_wijken_have_one_first_place_with_hours():
    first = [place for place in DATA["places"] if place.get("show_as_first")]
    assert Counter(place["wijk"] for place in first) == Counter(NINE)
    assert all(len({row["day"] for row in place["hours"]}) >= 3 for place in first)
    blocks = [Counter(row["day"] for row in place["hours"]) for place in first]
    assert max(count for days in blocks for count in days.values()) == 2


def test_places_are_well_formed_and_show_every_state():
    states = words("preparing open temporarily_closed closed unknown")
    assert {place["status"] for place in DATA["places"]} == states
    late = []
    for place in DATA["places"]:
        answers = {place["access"]["step_free"], place["access"]["toilet"]}
        assert answers <= {"yes", "no", "unknown"}
        assert set(place["address"]) == {"line", "postcode", "city", "show"}
        seasons = [row for season in place.get("seasons", []) for row in season["hours"]]
        for row in place["hours"] + seasons:
            assert CLOCK.fullmatch(row["opens"]) and CLOCK.fullmatch(row["closes"])
            if crosses_midnight(row, "opens", "closes"):
                late.append((place["slug"], row["day"]))
    assert late == [("markehuus", 5)]
    assert set(values_of("places", "successor")) <= {place["slug"] for place in DATA["places"]}


def test_nine_wijken_have_three_series_and_every_day_has_two():
    series = [activity for activity in current() if activity["repeat"] != "once"]
    count = Counter(activity["wijk"] for activity in series)
    assert {wijk for wijk in NINE if count[wijk] < 3} == set()
    weekly = Counter(a["weekday"] for a in series if a["repeat"] == "weekly")
    assert all(2 <= weekly[day] <= 4 for day in range(1, 8))


def test_activities_are_well_formed():
    places = {place["slug"] for place in DATA["places"]}
    for activity in DATA["activities"]:
        slug = activity["slug"]
        assert activity["kind"] in ACTIVITY_KINDS, slug
        assert activity["audience"] and set(activity["audience"]) <= AUDIENCES, slug
        assert activity["free"] in ("yes", "no", "unknown"), slug
        assert activity["sign_up"] in ("yes", "no"), slug
        assert activity.get("place", next(iter(places))) in places, slug
        assert ("place" in activity) != ("place_text" in activity), slug
    for activity in current():
        slug = activity["slug"]
        assert CLOCK.fullmatch(activity["start"]) and CLOCK.fullmatch(activity["end"]), slug
        assert 1 <= activity.get("in_days", 1) <= 21, slug
        assert ("in_days" in activity) == (activity["repeat"] == "once"), slug
        assert ("nth" in activity) == (activity["repeat"] == "monthly_weekday"), slug


def test_occurrences_show_every_state_and_one_night():
    states = {e["state"] for activity in current() for e in activity.get("exceptions", [])}
    assert states == {"cancelled", "moved", "online", "other_place"}
    late = [a["slug"] for a in current() if crosses_midnight(a, "start", "end")]
    assert late == ["spelavond-markehuus"]


def test_recent_articles_cover_nine_wijken_in_six_weeks():
    recent = DATA["articles"]["recent"]
    published = [article for article in recent if article["state"] == "published"]
    assert len(published) >= 12
    assert all(1 <= article["days_ago"] <= 42 for article in published)
    assert {article["wijk"] for article in published} >= NINE
    states = Counter(article["state"] for article in recent)
    assert (states["draft"], states["scheduled"]) == (1, 1)
    assert {article["kind"] for article in recent} == words("news story photo_series call")
    series = [article["photos"] for article in recent if article["kind"] == "photo_series"]
    assert len(series) >= 3 and all(3 <= len(photos) <= 8 for photos in series)
    assert all(photo["alt"] and photo["caption"] for photos in series for photo in photos)


def test_projects_have_phases_and_one_waits_for_its_residents():
    assert [p["told_first"] for p in DATA["projects"]].count(False) == 1
    assert {project["wijk"] for project in DATA["projects"]} == NINE
    assert {p["status"] for p in DATA["projects"]} == words("planned preparing busy done")
    assert all(4 <= len(project["phases"]) <= 6 for project in DATA["projects"])


def test_initiatives_campaigns_publications_and_pages():
    invented = [i["status"] for i in DATA["initiatives"] if i.get("invented")]
    assert sorted(invented) == ["done", "idea", "preparing", "running"]
    slugs = {initiative["slug"] for initiative in DATA["initiatives"]}
    assert set(values_of("initiatives", "came_from")) - {None} <= slugs
    states = Counter(campaign["state"] for campaign in DATA["campaigns"])
    assert (states["open"], states["upcoming"]) == (1, 1)
    assert {publication["kind"] for publication in DATA["publications"]} <= PUBLICATION_KINDS
    assert {publication["access"] for publication in DATA["publications"]} <= ACCESS
    assert {page["slug"] for page in DATA["pages"]} >= PAGES
