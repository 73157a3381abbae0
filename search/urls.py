from django.urls import path

from .views import results_page

urlpatterns = [path("zoeken/", results_page, name="search")]
