"""What the desk prints: the list of a week, and empty forms."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from desk.forms import WeekForm
from desk.paper import PAPER_FORMS, questions
from mijnbuurt.core.clock import local_date
from mijnbuurt.intake.cleaning import clean_query
from wijken.activities.paper import paper_of
from wijken.areas.models import Wijk
from wijken.places.overview import walk_in_places

from .base import DeskView

SIX_DAYS = timedelta(days=6)


class WeekView(DeskView):
    """The list of a wijk or place; that of the own place when nothing was chosen."""

    title = _("Lijst van de week")
    template_name = "desk/week.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = clean_query(request.GET)
        if "voor" not in asked and self.place and self.place.home_wijk:
            asked["voor"] = f"wijk:{self.place.home_wijk.slug}"
        form = WeekForm(asked, Wijk.objects.open().defer("boundary"), walk_in_places())
        if not form.is_valid():
            return self.page(form=form)
        wijk, place = form.wijk, form.place
        monday = form.monday(local_date(self.now))
        week = paper_of(monday, monday + SIX_DAYS, self.now, wijk, place)
        return self.page(form=form, week=week, wijk=wijk, place=place, own_place=self.place)


class FormsView(DeskView):
    title = _("Lege formulieren")
    template_name = "desk/forms.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(paper_forms=PAPER_FORMS)


class PaperFormView(DeskView):
    """One empty form, to hand in at the place where it was printed."""

    title = _("Formulier op papier")
    template_name = "desk/paper_form.html"

    def get(self, request: HttpRequest, name: str) -> HttpResponse:
        if name not in PAPER_FORMS:
            raise Http404
        paper = PAPER_FORMS[name]
        return self.page(paper=paper, questions=questions(paper.form_class), place=self.place)
