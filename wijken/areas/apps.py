from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "wijken.areas"
    label = "areas"
    verbose_name = "Gebieden"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import signals

        signals.connect()
