from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "desk"
    label = "desk"
    verbose_name = "Balie"
    default_auto_field = "django.db.models.BigAutoField"
