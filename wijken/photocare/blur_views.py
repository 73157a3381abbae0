"""Making a part of a photo unrecognisable. The screens of the admin and of others share this."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnbuurt.photos.blurring import COLUMNS, ROWS, Blurred
from mijnbuurt.photos.models import Photo
from mijnbuurt.photos.transitions import FileChanged

from .admin_forms import BlurForm

STALE = gettext_lazy("De foto is intussen veranderd. Kijk opnieuw wat er nog herkenbaar is.")
BUSY = gettext_lazy("Het is nu druk. Probeer het over een minuut opnieuw.")
LETTERS = "ABCDEFGHIJKL"


class BlurMixin:
    """A view with `photos/blur_fields.html` in a form. It finds the photo before, for who may
    change it, and says how it looks and where to go afterwards."""

    photo: Photo

    def show(self, **context: Any) -> HttpResponse:
        """The page, with what `blur_fields.html` needs."""
        raise NotImplementedError

    def make(self, areas: Sequence[Blurred], recognisable: str) -> None:
        """Blur the photo. Raises TimeoutError when it is too busy, and FileChanged."""
        raise NotImplementedError

    def after(self) -> str:
        """Where to go when it is done."""
        raise NotImplementedError

    def tell(self, sentence: str) -> None:
        """Say that it is done."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show_form(self.empty())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = BlurForm(request.POST)
        if not form.is_valid():
            return self.show_form(form)
        if form.cleaned_data["seen"] != self.photo.file_hash:
            return self.show_form(self.empty(), stale=STALE)
        try:
            self.make(form.chosen(), form.cleaned_data["recognisable"])
        except FileChanged:
            self.photo.refresh_from_db()
            return self.show_form(self.empty(), stale=STALE)
        except TimeoutError:
            form.add_error(None, BUSY)
            return self.show_form(form)
        self.tell(_("Klaar. De foto zoals hij was, is weg."))
        return redirect(self.after())

    def empty(self) -> BlurForm:
        return BlurForm(initial={"seen": self.photo.file_hash})

    def show_form(self, form: BlurForm, **context: Any) -> HttpResponse:
        ticked = form["squares"].value() or []
        squares = [
            {
                "value": str(number),
                "name": f"{LETTERS[number % COLUMNS]}{number // COLUMNS + 1}",
                "is_ticked": str(number) in ticked,
            }
            for number in range(COLUMNS * ROWS)
        ]
        return self.show(form=form, photo=self.photo, squares=squares, **context)
