"""The screens of stories, below /reporter/."""

from django.urls import path

from .views import blur, consent, job_link, lists, photos, writing

app_name = "stories"
urlpatterns = [
    path("verhalen/", lists.StoriesView.as_view(), name="list"),
    path("klus/<str:token>/", job_link.JobLinkView.as_view(), name="job"),
    path("nieuw/", writing.NewView.as_view(), name="new"),
    path("verhalen/<uuid:story>/", lists.ShowView.as_view(), name="show"),
    path("verhalen/<uuid:story>/schrijven/", writing.WriteView.as_view(), name="write"),
    path("verhalen/<uuid:story>/foto/", photos.PhotoView.as_view(), name="photo"),
    path(
        "verhalen/<uuid:story>/foto/<uuid:photo>/onherkenbaar/",
        blur.BlurView.as_view(),
        name="blur",
    ),
    path("verhalen/<uuid:story>/voorbeeld/", lists.PreviewView.as_view(), name="preview"),
    path("verhalen/<uuid:story>/toestemming/", consent.ConsentView.as_view(), name="consent"),
    path("verhalen/<uuid:story>/weggooien/", lists.DiscardView.as_view(), name="discard"),
    path("verhalen/<uuid:story>/terughalen/", lists.WithdrawView.as_view(), name="withdraw"),
]
