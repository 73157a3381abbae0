from django.apps import AppConfig


class SigninConfig(AppConfig):
    name = "mijnbuurt.signin"
    label = "signin"
    verbose_name = "Inloggen"
