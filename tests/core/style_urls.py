"""The addresses of the tests of the pattern page, which real sites do not have."""

from django.urls import path

from mijnbuurt.core.style import style_page
from mijnbuurt.urls import urlpatterns as real

urlpatterns = [path("stijl/", style_page), *real]
