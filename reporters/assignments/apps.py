from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    name = "reporters.assignments"
    label = "assignments"
    verbose_name = "Klussen"
    default_auto_field = "django.db.models.BigAutoField"
