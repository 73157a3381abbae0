from django.urls import path

from .views import find_wijk

urlpatterns = [path("wijken/vinden/", find_wijk, name="find_wijk")]
