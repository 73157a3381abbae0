from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "mijnbuurt.intake"
    label = "intake"
    verbose_name = "Inzendingen"
    default_auto_field = "django.db.models.BigAutoField"
