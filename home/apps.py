from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = "Website"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wijken.review.queries import locate_by_path
        from wijken.work.checks import check_kind
        from wijken.work.registry import register_kind

        from . import signals
        from .models import StandardPage

        signals.connect()
        register_kind(check_kind("check_page", StandardPage, locate_by_path))
