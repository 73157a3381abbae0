from django.urls import path

from .own_views import OwnSignUpView
from .views import SignUpReceivedView, SignUpView

app_name = "signups"
urlpatterns = [
    path("agenda/meedoen/ontvangen/<str:receipt>/", SignUpReceivedView.as_view(), name="received"),
    path("agenda/meedoen/afmelden/<str:token>/", OwnSignUpView.as_view(), name="own"),
    path("<path:page>/meedoen/", SignUpView.as_view(), name="send"),
]
