from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "wijken.audit"
    label = "audit"
    verbose_name = "Logboek"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .signals import connect

        connect()
