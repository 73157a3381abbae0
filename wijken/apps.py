from django.apps import AppConfig


class WijkenConfig(AppConfig):
    name = "wijken"
    label = "wijken"
    verbose_name = "Wijken"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import notifications, signals

        notifications.connect()
        signals.connect()
