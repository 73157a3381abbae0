from django.urls import path

from . import views

app_name = "initiatives"
urlpatterns = [
    path("initiatieven/indienen/", views.IdeaView.as_view(), name="send"),
    path(
        "initiatieven/indienen/ontvangen/<str:receipt>/",
        views.IdeaReceivedView.as_view(),
        name="received",
    ),
    path("initiatieven/indienen/inbedden/", views.FramedIdeaView.as_view(), name="framed"),
    path(
        "initiatieven/indienen/inbedden/ontvangen/<str:receipt>/",
        views.FramedIdeaReceivedView.as_view(),
        name="framed_received",
    ),
    path("initiatieven/inbedden/", views.EmbedCodeView.as_view(), name="embed_code"),
]
