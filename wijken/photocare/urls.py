from django.urls import path

from .views import TakedownView, TakenDownView

app_name = "photocare"
urlpatterns = [
    path("foto/<uuid:uuid>/weg/", TakedownView.as_view(), name="takedown"),
    path("foto/weg/<str:receipt>/", TakenDownView.as_view(), name="taken_down"),
]
