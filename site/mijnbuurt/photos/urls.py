"""`/foto/<uuid>/<width>.<ext>`, for the widths and formats there are and no other."""

from django.urls import path, register_converter

from . import formats, views


class WidthConverter:
    regex = "|".join(map(str, formats.WIDTHS))

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class FormatConverter:
    regex = "|".join(formats.FORMATS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(WidthConverter, "photo_width")
register_converter(FormatConverter, "photo_format")

urlpatterns = [
    path(
        "foto/<uuid:uuid>/<photo_width:width>.<photo_format:extension>", views.photo, name="photo"
    ),
]
