from django.urls import path

from .slot_views import OwnSlotsView, OwnSlotView

app_name = "slots"
urlpatterns = [
    path("", OwnSlotsView.as_view(), name="own"),
    path("<uuid:key>/", OwnSlotView.as_view(), name="slot"),
]
