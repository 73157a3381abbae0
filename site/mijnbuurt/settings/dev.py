"""`manage.py runserver`: as local, with DEBUG, unhashed static files and tasks done at once."""

from .local import *  # noqa: F403
from .local import STORAGES

DEBUG = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
