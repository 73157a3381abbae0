from django.urls import path

from . import views

urlpatterns = [
    path("", views.index, name="demo"),
    path("inloggen/", views.log_in, name="demo_login"),
    path("klok/", views.set_clock, name="demo_clock"),
    path("post/<uuid:uuid>/", views.mail, name="demo_mail"),
]
