from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "wijken.work"
    label = "work"
    verbose_name = "Mijn werk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from mijnbuurt.core.clockwork import register_tick

        from .notifications import mail_what_waits

        register_tick("work mail", mail_what_waits)
