from django.apps import AppConfig


class ClosingConfig(AppConfig):
    name = "wijken.closing"
    verbose_name = "Plekken die sluiten"

    def ready(self) -> None:
        from . import work

        work.register()
