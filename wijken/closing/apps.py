from django.apps import AppConfig


class ClosingConfig(AppConfig):
    name = "wijken.closing"
    verbose_name = "Plekken die sluiten"

    def ready(self) -> None:
        from . import jobs, work

        jobs.register()
        work.register()
