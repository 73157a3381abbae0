from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = "Zoeken"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow what changes on the site, and tidy up at night."""
        from mijnbuurt.core.clockwork import register_nightly

        from . import missed, signals
        from .indexing import drop_unused_words

        signals.connect()
        register_nightly("words that are nowhere", lambda now: drop_unused_words())
        register_nightly("searches in vain", missed.remove_old)
