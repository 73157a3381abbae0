from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    name = "reporters.assignments"
    label = "assignments"
    verbose_name = "Klussen"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from mijnbuurt.core.clockwork import register_nightly, register_tick
        from reporters.desk import Entry, register_entry
        from wijken.audit.registry import register_reasons

        from . import overview, retention, transitions, work
        from .models import Assignment

        register_tick("reporters", transitions.expire)
        register_nightly("reporters", retention.forget_people)
        register_reasons(transitions.WHY, Assignment.objects.reasons)
        work.register()
        register_entry(
            Entry(
                "klussen:list",
                _("Klussen"),
                "calendar-event",
                10,
                about=_("Wat er te doen is, en wat u doet"),
                count=overview.count_open,
            )
        )
        register_entry(
            Entry(
                "dispatch:list",
                _("Coördinatie"),
                "users",
                60,
                about=_("Wie gaat waarheen"),
                shown_to=lambda visitor: visitor.is_coordinator,
                count=overview.count_waiting,
            )
        )
