from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    name = "initiatives"
    label = "initiatives"
    verbose_name = "Initiatieven"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from mijnbuurt.core.clockwork import register_nightly

        from .retention import forget_people

        register_nightly("ideas", forget_people)
