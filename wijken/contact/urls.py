from django.urls import path

from .views import ContactReceivedView, ContactView

app_name = "contact"
urlpatterns = [
    path("contact/schrijven/", ContactView.as_view(), name="city"),
    path("contact/ontvangen/<str:receipt>/", ContactReceivedView.as_view(), name="received"),
    path("wijken/<slug:wijk>/contact/", ContactView.as_view(), name="wijk"),
]
