from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "wijken.contact"
    label = "contact"
    verbose_name = "Contact"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from mijnbuurt.core.clockwork import register_nightly
        from wijken.work.registry import register_kind

        from .models import ContactMessage
        from .retention import remove_old
        from .work import inbox_kind

        register_nightly("contact", remove_old)
        register_kind(inbox_kind("message", _("Bericht"), "mail", 3, ContactMessage))
