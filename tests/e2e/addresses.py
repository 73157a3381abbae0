"""One page of each kind on the demo site. A test sees to it that no kind of page is left out."""

# By model: every page type there is.
PAGE_TYPES = {
    "home.HomePage": "/",
    "home.StandardPage": "/hulp/",
    "wijken.WijkIndexPage": "/wijken/",
    "wijken.WijkPage": "/wijken/lariks/",
    "places.PlaceIndexPage": "/binnenlopen/",
    "places.Place": "/wijken/peelo/markehuus/",
    "activities.AgendaPage": "/agenda/",
    "activities.Activity": "/wijken/peelo/agenda/samen-eten-markehuus/",
    "news.NewsIndexPage": "/nieuws/",
    "news.Article": "/wijken/peelo/nieuws/groenochtend-in-beeld/",
    "wijken.Project": "/wijken/peelo/groen-in-peelo/",
    "wijken.PublicationIndexPage": "/publicaties/",
    "wijken.Publication": "/publicaties/jaarrapportage-2021/",
    "initiatives.InitiativeIndexPage": "/initiatieven/",
    "initiatives.InitiativePage": "/wijken/peelo/initiatieven/groen-peelo/",
    "campaigns.CampaignIndexPage": "/acties/",
    "campaigns.Campaign": "/acties/kerstbomenactie/",
}

# What is no page type, or another face of one.
OTHER_PAGES = {
    "wijk without a place": "/wijken/de-dorpen/",
    "list of a wijk": "/wijken/lariks/agenda/",
    "empty list": "/nieuws/?wijk=lariks&soort=bestaat-niet",
    "second page of a list": "/nieuws/?page=2",
    "new in the wijk": "/wijken/lariks/welkom/",
    "agenda on paper": "/wijken/pittelo/agenda/afdrukken/?periode=kwartaal",
    "choose an agenda for paper": "/agenda/afdrukken/",
    "poster": "/wijken/peelo/agenda/samen-eten-markehuus/poster/",
    "choose a wijk": "/wijken/vinden/",
    "search": "/zoeken/?q=koffie",
    "search in vain": "/zoeken/?q=xyzxyz",
    "about accessibility": "/toegankelijkheid/",
    "in English": "/en/wijken/lariks/",
    "in Arabic": "/ar/",
}

FORMS = {
    "idea": "/initiatieven/indienen/",
    "idea in a frame": "/initiatieven/indienen/inbedden/",
    "code for partners": "/initiatieven/inbedden/",
    "question to a wijk": "/wijken/lariks/contact/",
    "reporter": "/wijkreporters/aanvragen/",
    "activity": "/agenda/aanmelden/?wijk=lariks",
    "sign up": "/wijken/peelo/agenda/samen-eten-markehuus/meedoen/",
    "sign up in Arabic": "/ar/wijken/assen-oost/agenda/kerststukjes-buurtschuur/meedoen/",
}

READING = [*PAGE_TYPES.values(), *OTHER_PAGES.values(), *FORMS.values()]
ALL = [*READING, "/inloggen/", "/demo/", "/stijl/"]
NOT_THERE = "/deze-bladzijde-is-er-niet/"


def named(address: str) -> str:
    """A name for a test: pytest's own has no slashes."""
    return address.strip("/").replace("/", "-") or "home"
