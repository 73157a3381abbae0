from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "wijken.places"
    label = "places"
    verbose_name = "Plekken"
    default_auto_field = "django.db.models.BigAutoField"
