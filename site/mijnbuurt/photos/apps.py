import warnings

from django.apps import AppConfig


class PhotosConfig(AppConfig):
    name = "mijnbuurt.photos"
    label = "photos"
    verbose_name = "Foto's"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from PIL import Image

        from . import signals
        from .memory import give_back_large_buffers

        # Whoever opens an image of an impossible size, in whichever library, stops there.
        warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
        give_back_large_buffers()
        signals.connect()
