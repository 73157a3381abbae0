"""The pattern page `/stijl/`: every component in every state, and each page type by `?pagina=`.

It shows the real templates with invented things, so it needs no content. Demo and debug only.
"""

from types import SimpleNamespace as Thing
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from . import style_samples as samples


class SampleForm(forms.Form):
    """Every kind of field, as the public forms use them."""

    idea = forms.CharField(
        label="Wat is uw idee?",
        help_text="Schrijf het in uw eigen woorden. Twee zinnen is genoeg.",
        widget=forms.Textarea(attrs={"dir": "auto"}),
    )
    kind = forms.ChoiceField(
        label="Waar gaat het over?",
        choices=[("groen", "Groen"), ("samen", "Samen eten"), ("spelen", "Spelen")],
        widget=forms.RadioSelect,
    )
    answer = forms.ChoiceField(
        label="Hoe geven wij u antwoord?",
        choices=[("phone", "Bel mij"), ("mail", "Mail mij"), ("visit", "Ik kom langs")],
        widget=forms.RadioSelect,
    )
    phone = forms.CharField(
        label="Uw telefoonnummer",
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    wijk = forms.ChoiceField(
        label="Wijk", choices=[("", "Alle wijken"), ("a", "Molenveld")], required=False
    )
    start = forms.DateField(
        label="Vanaf", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    photo = forms.FileField(label="Een foto van de plek", required=False)
    agreed = forms.BooleanField(label="Ja, u mag mij hierover bellen", required=False)


class SampleFilter(forms.Form):
    """The filters of a list."""

    wijk = forms.ChoiceField(
        label="Wijk", choices=[("", "Alle wijken"), ("a", "Molenveld")], required=False
    )
    van = forms.DateField(
        label="Vanaf", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    gratis = forms.BooleanField(label="Alleen gratis", required=False)


def everything() -> dict[str, Any]:
    """What the patterns show."""
    asked = SampleForm(auto_id="goed_%s")
    wrong = SampleForm({"idea": "", "kind": "groen", "phone": "0123"}, auto_id="fout_%s")
    return {
        "s": {name.lower(): value for name, value in vars(samples).items() if name.isupper()},
        "now": samples.NOW,
        "form": asked,
        "wrong": wrong,
        "filters": SampleFilter(auto_id="filter_%s"),
        "tile_icons": {"groen": "plant-2", "samen": "soup", "spelen": "ball-basketball"},
        "walls": {f"Muurtje met {count}": samples.WIJKEN[:count] for count in (3, 7, 9, 10)},
        "sixteen": [Thing(name=colour, colour=colour) for colour in samples.COLOURS],
        "page_obj": samples.page_of(samples.OCCURRENCES),
    }


def page_samples() -> dict[str, tuple[str, dict[str, Any]]]:
    """A template and its context for each page type."""
    wijk = samples.WIJKEN[0]
    titled = {name: samples.item(name.capitalize()) for name in ("agenda", "nieuws", "wijken")}
    page_obj = samples.page_of(samples.ARTICLES)
    days = [Thing(date=o.local_date, occurrences=[o]) for o in samples.OCCURRENCES]
    wijk_context = {
        "page": samples.item(
            wijk.name, summary="Ruime huizen, veel groen en buren die van koffie houden."
        ),
        "wijk": wijk,
        "first_place": samples.PLACES[0].place,
        "first_state": samples.OPEN_NOW,
        "week": samples.WEEK,
        "next_occurrence": samples.OCCURRENCES[0],
        "series": samples.SERIES,
        "team": samples.TEAM,
        "articles": samples.ARTICLES,
        "projects": [samples.PROJECT],
        "priorities": [Thing(title="Meer groen in de straat", text="Tegels eruit, planten erin.")],
        "figures": samples.FIGURES,
        "buurten": ["Oude Molenveld", "Nieuwe Molenveld"],
        "streets": ["Molenstraat", "Wiekslag", "Zeilhof"],
        "help_line": "Loop binnen bij het BIC of bel ons. U hoeft niet te weten bij wie u moet zijn.",
    }
    plain = {"wijk": None, "now": samples.NOW}
    return {
        "home": (
            "home/home_page.html",
            {
                **plain,
                "page": samples.item("Home", greeting="Dag buur. Kom er even bij zitten."),
                "wijken": samples.WIJKEN[:9],
                "occurrences": samples.OCCURRENCES,
                "open_places": samples.PLACES[:3],
                "notes": samples.PINS,
            },
        ),
        "wijk": ("wijken/wijk_page.html", {**wijk_context, "now": samples.NOW}),
        "wijken": ("wijken/wijk_index_page.html", {**plain, "page": titled["wijken"], "wijken": samples.WIJKEN}),
        "activity": (
            "activities/activity_page.html",
            {
                **plain,
                "page": samples.ACTIVITY,
                "occurrence": samples.OCCURRENCES[0],
                "occurrences": samples.OCCURRENCES,
            },
        ),
        "agenda": (
            "activities/agenda_page.html",
            {
                **plain,
                "page": titled["agenda"],
                "days": days,
                "filters": SampleFilter(),
                "page_obj": samples.page_of(samples.OCCURRENCES),
            },
        ),
        "article": ("news/article_page.html", {**plain, "page": samples.ARTICLES[0], "more": samples.ARTICLES}),
        "news": (
            "news/news_index_page.html",
            {**plain, "page": titled["nieuws"], "articles": page_obj, "filters": SampleFilter()},
        ),
        "place": (
            "places/place_page.html",
            {**plain, "page": samples.PLACES[0].place, "state": samples.OPEN_NOW, "week": samples.WEEK,
             "access_items": samples.ACCESS, "series": samples.SERIES},
        ),
        "places": ("places/place_index_page.html", {**plain, "page": samples.item("Binnenlopen"), "places": samples.PLACES}),
        "project": (
            "wijken/project_page.html",
            {**plain, "page": samples.PROJECT, "phases": samples.PHASES, "figures": samples.FIGURES},
        ),
        "publication": ("wijken/publication_page.html", {**plain, "page": samples.PUBLICATION}),
        "initiative": ("initiatives/initiative_page.html", {**plain, "page": samples.INITIATIVE}),
        "campaign": ("campaigns/campaign_page.html", {**plain, "page": samples.CAMPAIGN}),
    }  # fmt: skip


def style_page(request: HttpRequest) -> HttpResponse:
    """The patterns, or with `?pagina=wijk` a page type; an unknown one shows the patterns."""
    pages = page_samples()
    template, context = pages.get(request.GET.get("pagina", ""), ("", {}))
    if template:
        return render(request, template, context)
    return render(request, "style/style_page.html", {**everything(), "pages": list(pages)})
