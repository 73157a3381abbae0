from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "wijken.contact"
    label = "contact"
    verbose_name = "Contact"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from mijnbuurt.core.clockwork import register_nightly

        from .retention import remove_old

        register_nightly("contact", remove_old)
