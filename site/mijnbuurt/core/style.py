"""The pattern page `/stijl/`: every component in every state, and each page type by `?pagina=`.

It shows the real templates with invented things, so it needs no content. Demo and debug only.
"""

from types import SimpleNamespace as Thing
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from . import style_desk, style_map
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
    asked = SampleForm()
    wrong = SampleForm({"fout-kind": "groen", "fout-phone": "0123"}, prefix="fout")
    return {
        "s": {
            name.lower(): value
            for name, value in {**vars(samples), **vars(style_desk), **vars(style_map)}.items()
            if name.isupper()
        },
        "now": samples.NOW,
        "form": asked,
        "wrong": wrong,
        "filters": SampleFilter(prefix="filter"),
        "tile_icons": {"groen": "plant-2", "samen": "soup", "spelen": "ball-basketball"},
        "walls": {f"Muurtje met {count}": samples.wijken(count) for count in (3, 7, 10, 24)},
        "sixteen": [Thing(name=colour, colour=colour) for colour in samples.COLOURS],
        "page_obj": samples.page_of(samples.OCCURRENCES),
    }


def wijk_sample() -> dict[str, Any]:
    """The page of a wijk with every part filled."""
    wijk = samples.WIJKEN[0]
    summary = "Ruime huizen, veel groen en buren die van koffie houden."
    return {
        "page": samples.item(wijk.name, summary=summary),
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
        "help_line": "Loop binnen bij het BIC of bel ons. U bent altijd welkom.",
    }


def list_samples() -> dict[str, tuple[str, dict[str, Any]]]:
    """The pages that are lists."""
    days = [Thing(date=row.local_date, occurrences=[row]) for row in samples.OCCURRENCES]
    filters = SampleFilter()
    home = {
        "page": samples.item("Home", greeting="Dag buur. Kom er even bij zitten."),
        "wijken": samples.WIJKEN[:9],
        "occurrences": samples.OCCURRENCES,
        "open_places": samples.PLACES[:3],
        "pins": samples.PINS,
    }
    wijken = {"page": samples.item("Wijken"), "wijken": samples.WIJKEN}
    page_obj = samples.page_of(samples.OCCURRENCES)
    agenda = {
        "page": samples.item("Agenda"),
        "days": days,
        "filters": filters,
        "page_obj": page_obj,
    }
    articles = samples.page_of(samples.ARTICLES)
    news = {"page": samples.item("Nieuws"), "articles": articles, "filters": filters}
    places = {"page": samples.item("Binnenlopen"), "places": samples.PLACES}
    return {
        "home": ("home/home_page.html", home),
        "wijken": ("wijken/wijk_index_page.html", wijken),
        "agenda": ("activities/agenda_page.html", agenda),
        "nieuws": ("news/news_index_page.html", news),
        "binnenlopen": ("places/place_index_page.html", places),
        **short_list_samples(),
    }


def short_list_samples() -> dict[str, tuple[str, dict[str, Any]]]:
    """The lists without anything of their own: one item each."""
    lists = {
        "publicaties": ("wijken/publication", "publications", samples.PUBLICATION),
        "initiatieven": ("initiatives/initiative", "initiatives", samples.INITIATIVE),
        "acties": ("campaigns/campaign", "campaigns", samples.CAMPAIGN),
    }
    return {
        title: (
            f"{template}_index_page.html",
            {"page": samples.item(title.capitalize()), name: samples.page_of([one])},
        )
        for title, (template, name, one) in lists.items()
    }


def page_samples() -> dict[str, tuple[str, dict[str, Any]]]:
    """A template and its context for each page type."""
    occurrences = samples.OCCURRENCES
    activity = {
        "page": samples.ACTIVITY,
        "occurrence": occurrences[0],
        "occurrences": occurrences,
    }
    place = {
        "page": samples.PLACES[0].place,
        "state": samples.OPEN_NOW,
        "week": samples.WEEK,
        "access_items": samples.ACCESS,
        "series": samples.SERIES,
    }
    project = {"page": samples.PROJECT, "phases": samples.PHASES, "figures": samples.FIGURES}
    article = {"page": samples.ARTICLES[2], "more": samples.ARTICLES}
    return {
        **list_samples(),
        "wijk": ("wijken/wijk_page.html", wijk_sample()),
        "activiteit": ("activities/activity_page.html", activity),
        "bericht": ("news/article_page.html", article),
        "plek": ("places/place_page.html", place),
        "project": ("wijken/project_page.html", project),
        "publicatie": ("wijken/publication_page.html", {"page": samples.PUBLICATION}),
        "initiatief": ("initiatives/initiative_page.html", {"page": samples.INITIATIVE}),
        "fout": ("errors/404.html", {}),
        "gewoon": ("home/standard_page.html", {"page": samples.TEXT}),
        "actie": ("campaigns/campaign_page.html", {"page": samples.CAMPAIGN}),
    }


def style_page(request: HttpRequest) -> HttpResponse:
    """The patterns, or with `?pagina=wijk` a page type; an unknown one shows the patterns."""
    pages = page_samples()
    template, context = pages.get(request.GET.get("pagina", ""), ("", {}))
    if template:
        return render(request, template, {"now": samples.NOW, **context})
    return render(request, "style/style_page.html", {**everything(), "pages": list(pages)})
