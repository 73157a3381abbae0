from django.apps import AppConfig


class SigninConfig(AppConfig):
    name = "mijnbuurt.signin"
    label = "signin"
    verbose_name = "Inloggen"

    def ready(self) -> None:
        from .signals import connect

        connect()
