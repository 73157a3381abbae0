from django.urls import path

from .session_views import AnsweredView, AnswerView, CardView, OwnAnswerView, own_photo, qr
from .views import TakedownView, TakenDownView

app_name = "photocare"
urlpatterns = [
    path("foto/<uuid:uuid>/weg/", TakedownView.as_view(), name="takedown"),
    path("foto/weg/<str:receipt>/", TakenDownView.as_view(), name="taken_down"),
    path("toestemming/nummer/<str:receipt>/", AnsweredView.as_view(), name="answered"),
    path("toestemming/antwoord/<str:token>/", OwnAnswerView.as_view(), name="mine"),
    path("toestemming/antwoord/<str:token>/<uuid:uuid>.jpg", own_photo, name="own_photo"),
    path("toestemming/<str:code>/kaart/", CardView.as_view(), name="card"),
    path("toestemming/<str:code>/code.svg", qr, name="qr"),
    path("toestemming/<str:code>/", AnswerView.as_view(), name="consent"),
]
