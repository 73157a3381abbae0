from django.apps import AppConfig


class UsersConfig(AppConfig):
    name = "mijnbuurt.users"
    label = "users"
    verbose_name = "Gebruikers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .signals import connect

        connect()
