from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "mijnbuurt.core"
    label = "core"
    verbose_name = "Kern"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the jobs of the machinery itself, and follow the words of pages."""
        from . import freshness, jobs

        jobs.register()
        freshness.connect()
