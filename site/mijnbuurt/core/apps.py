from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "mijnbuurt.core"
    label = "core"
    verbose_name = "Kern"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the jobs of the machinery itself, follow the words of pages, and spare lists
        of pages what is the same for all of them."""
        from . import exports, freshness, jobs, page_parts

        jobs.register()
        freshness.connect()
        page_parts.find_once()
        exports.connect()
