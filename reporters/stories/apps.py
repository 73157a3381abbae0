from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "reporters.stories"
    label = "stories"
    verbose_name = "Verhalen"
    default_auto_field = "django.db.models.BigAutoField"
