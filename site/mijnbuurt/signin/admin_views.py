"""Beheer helps someone who lost the second step."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access

from mijnbuurt.users.models import User

from . import rules, transitions
from .forms import ReasonForm


@require_admin_access
def remove_second_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks for a reason, and then takes it away; who may not gets a 404."""
    person = get_object_or_404(User, pk=pk)
    actor = cast(User, request.user)
    if not rules.may_remove_second_step(actor, person):
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if transitions.remove_second_step(person, actor, reason, timezone.now()):
            messages.success(request, _("De tweede stap van %(name)s is weg.") % {"name": person})
        else:
            messages.info(request, _("%(name)s heeft geen tweede stap.") % {"name": person})
        return redirect("wagtailusers_users:index")
    context = {"form": form, "person": person, "page_title": _("Tweede stap weghalen")}
    return render(request, "users/admin/second_step.html", context)
