from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "wijken.places"
    label = "places"
    verbose_name = "Plekken"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from wijken.areas.policies import WijkRowPolicy

        from . import work
        from .models import HoursException, PlaceFacts, Slot

        for model, actions in (
            (HoursException, ("view", "add", "delete")),
            (PlaceFacts, ("view", "add", "change")),
            (Slot, ("view", "add", "change", "delete")),
        ):
            register_permission_policy(model, WijkRowPolicy(model, "place__home_wijk", actions))
        work.register()
