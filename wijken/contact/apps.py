from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "wijken.contact"
    label = "contact"
    verbose_name = "Contact"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from mijnbuurt.core.clockwork import register_nightly
        from wijken.audit.registry import register_reasons
        from wijken.work.registry import register_kind

        from .cases import texts_of
        from .models import ContactMessage
        from .retention import remove_old
        from .transitions import WHY
        from .work import inbox_kind

        register_nightly("contact", remove_old)
        register_reasons(WHY, texts_of)
        register_kind(inbox_kind("message", _("Bericht"), "mail", 3, ContactMessage))
