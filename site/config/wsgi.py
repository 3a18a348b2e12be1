"""What the web server loads."""

import os

from django.core.wsgi import get_wsgi_application

from config.content_type import plain_content_type

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = plain_content_type(get_wsgi_application())
