from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "wijken.offers"
    label = "offers"
    verbose_name = "Aangemelde activiteiten"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What waits, what the clock removes, and what follows when a page goes online."""
        from wagtail.signals import page_published

        from mijnbuurt.core.clockwork import register_nightly
        from wijken.activities.models import Activity
        from wijken.work.registry import register_kind

        from .retention import remove_old
        from .signals import tell_published
        from .work import KIND

        register_nightly("offers", remove_old)
        register_kind(KIND)
        page_published.connect(tell_published, sender=Activity, dispatch_uid="offer_published")
