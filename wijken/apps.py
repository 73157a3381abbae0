from django.apps import AppConfig


class WijkenConfig(AppConfig):
    name = "wijken"
    label = "wijken"
    verbose_name = "Wijken"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from wijken.work.registry import WorkKind, register_kind

        from . import notifications, signals
        from .review.queries import waiting_drafts

        notifications.connect()
        signals.connect()
        register_kind(WorkKind("draft", _("Concept"), "draft", days=3, find=waiting_drafts))
