from django.apps import AppConfig


class PhotoCareConfig(AppConfig):
    name = "wijken.photocare"
    label = "photocare"
    verbose_name = "Zorg voor foto's"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from mijnbuurt.core.clockwork import register_nightly

        from . import retention, work

        register_nightly("takedowns", retention.remove_old)
        work.register()
