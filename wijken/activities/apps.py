from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "wijken.activities"
    label = "activities"
    verbose_name = "Agenda"
    default_auto_field = "django.db.models.BigAutoField"
