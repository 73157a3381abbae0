from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "reporters.stories"
    label = "stories"
    verbose_name = "Verhalen"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from mijnbuurt.core.clockwork import register_nightly
        from mijnbuurt.photos.rules import register_viewer
        from wijken.makers import register_makers

        from . import entries, notifications, retention, rules, signals

        entries.register()
        register_viewer(rules.may_see_photo)
        register_makers(notifications.makers_of)
        register_nightly("stories", retention.forget_old)
        signals.connect()
