from django.urls import path

from .own_views import OwnOfferView
from .views import OfferReceivedView, OfferView

app_name = "offers"
urlpatterns = [
    path("agenda/aanmelden/", OfferView.as_view(), name="send"),
    path("agenda/aanmelden/ontvangen/<str:receipt>/", OfferReceivedView.as_view(), name="received"),
    path("agenda/aanmelden/wijzigen/<str:token>/", OwnOfferView.as_view(), name="own"),
]
