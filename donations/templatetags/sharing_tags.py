"""What a project's page tells those who pass it on: its picture, the code of its widget, where oEmbed answers."""

from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.urls import reverse

from donations.sharing import embedding
from donations.sharing.picture import HEIGHT, WIDTH
from donations.sharing.projects import card_for
from home.chrome import chrome_for
from home.page_head import SharePicture, absolute
from projects.models import ProjectPage

register = template.Library()


@register.simple_tag(takes_context=True)
def share_picture(context, page: ProjectPage) -> SharePicture:
    """The picture of ``page`` with its figures of this moment; no query more where the page shows its campaign."""
    card = card_for(context["request"], page)
    path = reverse("donations:picture", args=(page.pk, card.digest))
    return SharePicture(absolute(path), WIDTH, HEIGHT, "image/jpeg", card.alt)


@register.simple_tag
def iframe_code(page: ProjectPage) -> str:
    """Markup: `force_escape` shows it as text, to be read and copied."""
    return embedding.iframe_code(page)


@register.simple_tag(takes_context=True)
def oembed_address(context, page: ProjectPage, answer_format: str) -> str:
    """Where the description of ``page`` is asked for, in ``json`` or ``xml``."""
    address = chrome_for(context["request"]).address_of(page)
    return f"{settings.SITE_URL}{reverse('oembed')}?{urlencode({'url': address, 'format': answer_format})}"
