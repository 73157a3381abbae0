from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "wijken.activities"
    label = "activities"
    verbose_name = "Agenda"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Rows follow the rule when a page is published, and the horizon every night."""
        from wagtail.permissions import register_permission_policy
        from wagtail.signals import page_published

        from mijnbuurt.core.clockwork import register_nightly
        from wijken.areas.policies import WijkRowPolicy

        from . import work
        from .models import Activity, Occurrence
        from .occurrences import roll_all, roll_published

        policy = WijkRowPolicy(Occurrence, "activity__home_wijk", ("view", "change"))
        register_permission_policy(Occurrence, policy)
        page_published.connect(roll_published, sender=Activity, dispatch_uid="roll_published")
        register_nightly("roll occurrences", roll_all)
        work.register()
