from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    name = "wijken.translations"
    label = "translations"
    verbose_name = "Vertalingen"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import work

        work.register()
