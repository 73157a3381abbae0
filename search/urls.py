from django.urls import path

from .views import results

urlpatterns = [path("zoeken/", results, name="search")]
