from django.apps import AppConfig


class ShowingConfig(AppConfig):
    name = "wijken.showing"
    label = "showing"
    verbose_name = "Ook tonen in"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import signals, work

        signals.connect()
        work.register()
