from django.urls import path

from .views import results_page, suggestions

urlpatterns = [
    path("zoeken/", results_page, name="search"),
    path("zoeken/suggesties/", suggestions, name="search_suggestions"),
]
