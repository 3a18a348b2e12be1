"""The site's WSGI application with its pictures beside it, as the proxy of docs/operating.md gives them."""

from django.conf import settings
from whitenoise import WhiteNoise

from config.wsgi import application as site

application = WhiteNoise(
    site,
    root=str(settings.MEDIA_ROOT / "images"),
    prefix="media/images/",
    autorefresh=True,  # pictures come while it runs
    max_age=30 * 24 * 3600,
    mimetypes={".avif": "image/avif"},
)
