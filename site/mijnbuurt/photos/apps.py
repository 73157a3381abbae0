from django.apps import AppConfig


class PhotosConfig(AppConfig):
    name = "mijnbuurt.photos"
    label = "photos"
    verbose_name = "Foto's"
    default_auto_field = "django.db.models.BigAutoField"
