from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "wijken.activities"
    label = "activities"
    verbose_name = "Agenda"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Rows follow the rule when a page is published, and the horizon every night."""
        from wagtail.signals import page_published

        from mijnbuurt.core.clockwork import register_nightly

        from .models import Activity
        from .occurrences import roll_all, roll_published

        page_published.connect(roll_published, sender=Activity, dispatch_uid="roll_published")
        register_nightly("roll occurrences", roll_all)
