"""Making a part of a photo unrecognisable. The screens of the admin and of others share this."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from mijnbuurt.core import clock
from mijnbuurt.photos import transitions
from mijnbuurt.photos.blurring import COLUMNS, ROWS
from mijnbuurt.photos.models import Photo
from mijnbuurt.users.models import User

from .admin_forms import BlurForm

STALE = gettext_lazy("De foto is intussen veranderd. Kijk opnieuw wat er nog herkenbaar is.")
BUSY = gettext_lazy("Het is nu druk. Probeer het over een minuut opnieuw.")
LETTERS = "ABCDEFGHIJKL"


class BlurMixin(TemplateView):
    """A page with `photos/blur_fields.html` in a form. A subclass finds the photo, for who may
    change it, in `setup` or before, and says where to go afterwards."""

    photo: Photo

    def after(self) -> str:
        """Where to go when it is done."""
        raise NotImplementedError

    def tell(self, sentence: str) -> None:
        """Say that it is done."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or BlurForm(initial={"seen": self.photo.file_hash})
        ticked = form["squares"].value() or []
        squares = [
            {
                "value": str(number),
                "name": f"{LETTERS[number % COLUMNS]}{number // COLUMNS + 1}",
                "is_ticked": str(number) in ticked,
            }
            for number in range(COLUMNS * ROWS)
        ]
        context = super().get_context_data(**kwargs)
        return {**context, "form": form, "photo": self.photo, "squares": squares}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = BlurForm(request.POST)
        if form.is_valid():
            if form.cleaned_data["seen"] != self.photo.file_hash:
                fresh = BlurForm(initial={"seen": self.photo.file_hash})
                return self.render_to_response(self.get_context_data(form=fresh, stale=STALE))
            try:
                transitions.blur_areas(
                    self.photo,
                    form.chosen(),
                    cast(User, request.user),
                    clock.now(),
                    recognisable=form.cleaned_data["recognisable"],
                )
            except TimeoutError:
                form.add_error(None, BUSY)
            else:
                self.tell(_("Klaar. De foto zoals hij was, is weg."))
                return redirect(self.after())
        return self.render_to_response(self.get_context_data(form=form))
