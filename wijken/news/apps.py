from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "wijken.news"
    label = "news"
    verbose_name = "Nieuws"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import work

        work.register()
