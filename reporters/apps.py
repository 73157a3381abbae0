from django.apps import AppConfig


class ReportersConfig(AppConfig):
    name = "reporters"
    label = "reporters"
    verbose_name = "Wijkreporters"
    default_auto_field = "django.db.models.BigAutoField"
