"""The WSGI application. Without DJANGO_SETTINGS_MODULE it runs with the production settings."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mijnbuurt.settings.production")

application = get_wsgi_application()
