from django.urls import path

from .views import ideas, paper, start, today

app_name = "desk"
urlpatterns = [
    path("", start.StartView.as_view(), name="start"),
    path("plek/", start.PlacesView.as_view(), name="places"),
    path("plek/<uuid:place>/", today.TodayView.as_view(), name="today"),
    path("idee/", ideas.DeskIdeaView.as_view(), name="idea"),
    path("idee/<str:receipt>/", ideas.ReceiptView.as_view(), name="receipt"),
    path("week/", paper.WeekView.as_view(), name="week"),
    path("formulieren/", paper.FormsView.as_view(), name="forms"),
    path("formulieren/<slug:name>/", paper.PaperFormView.as_view(), name="form"),
]
