from django.urls import path

from .views import ideas, paper, sign_ups, start, today

app_name = "desk"
urlpatterns = [
    path("", start.StartView.as_view(), name="start"),
    path("plek/", start.PlacesView.as_view(), name="places"),
    path("plek/<uuid:place>/", today.TodayView.as_view(), name="today"),
    path("idee/", ideas.DeskIdeaView.as_view(), name="idea"),
    path("idee/<str:receipt>/", ideas.ReceiptView.as_view(), name="receipt"),
    path("aanmeldingen/", sign_ups.SignUpsView.as_view(), name="sign_ups"),
    path(
        "aanmeldingen/<uuid:activity>/<isodate:day>/",
        sign_ups.RosterView.as_view(),
        name="roster",
    ),
    path(
        "aanmeldingen/<uuid:activity>/<isodate:day>/nieuw/",
        sign_ups.DeskSignUpView.as_view(),
        name="sign_up",
    ),
    path("week/", paper.WeekView.as_view(), name="week"),
    path("formulieren/", paper.FormsView.as_view(), name="forms"),
    path("formulieren/<slug:name>/", paper.PaperFormView.as_view(), name="form"),
]
