from django.urls import path

from .views import ReviewView

app_name = "review"
urlpatterns = [path("mijn-werk/concept/<int:task_state>/", ReviewView.as_view(), name="draft")]
