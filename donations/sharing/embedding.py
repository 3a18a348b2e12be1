"""What other sites need to show a project's widget: the frame's code, and oEmbed's answers (oembed.com)."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html

from donations.sharing.picture import HEIGHT as HIGH
from donations.sharing.picture import WIDTH as WIDE
from home.text import clean_text
from projects.models import ProjectPage

# In CSS pixels. It fills the width that it is given; in the height its longest content fits at the narrowest.
WIDTH, HEIGHT = 480, 368
CACHE_SECONDS = 3600


@dataclass(frozen=True)
class Size:
    width: int
    height: int

    @classmethod
    def within(cls, max_width: int | None, max_height: int | None) -> "Size":
        return cls(min(WIDTH, max_width or WIDTH), min(HEIGHT, max_height or HEIGHT))


def widget_address(page: ProjectPage) -> str:
    """Absolute, in the page's own language."""
    with translation.override(page.locale.language_code):
        return settings.SITE_URL + reverse("donations:widget", args=(page.pk,))


def iframe_code(page: ProjectPage, size: Size | None = None) -> str:
    """HTML that another site puts into its page."""
    size = size or Size(WIDTH, HEIGHT)
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" '
        'style="border:0;border-radius:18px;max-width:100%" loading="lazy"></iframe>',
        *(widget_address(page), clean_text(page.title), size.width, size.height),
    )


def locate(url: str) -> tuple[str, str] | None:
    """Language, and path below its home page, of an absolute address of this site; None for any other address."""
    try:
        asked, own = urlsplit(url), urlsplit(settings.SITE_URL)
    except ValueError:  # no address at all, "http://[" say
        return None
    if asked.scheme not in ("http", "https") or asked.netloc.lower() != own.netloc.lower():
        return None
    language, _slash, path = unquote(asked.path).removeprefix("/").partition("/")
    return (language, path) if language in dict(settings.LANGUAGES) and "\0" not in path else None


def oembed_answer(page: ProjectPage, size: Size, *, provider: str) -> dict[str, str | int]:
    """The members of a "rich" answer."""
    return {
        "version": "1.0",
        "type": "rich",
        "title": clean_text(page.title),
        "author_name": clean_text(page.organisation.name),
        "provider_name": clean_text(provider),
        "provider_url": f"{settings.SITE_URL}/",
        "cache_age": CACHE_SECONDS,
        "width": size.width,
        "height": size.height,
        "html": iframe_code(page, size),
    }


def thumbnail(picture_url: str, max_width: int | None, max_height: int | None) -> dict[str, str | int]:
    """Members for the project's picture; none where it is larger than what was asked for."""
    if (max_width or WIDE) < WIDE or (max_height or HIGH) < HIGH:
        return {}
    return {"thumbnail_url": picture_url, "thumbnail_width": WIDE, "thumbnail_height": HIGH}


def as_xml(answer: dict[str, str | int]) -> bytes:
    root = ElementTree.Element("oembed")
    for name, value in answer.items():
        ElementTree.SubElement(root, name).text = str(value)
    return b'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n' + ElementTree.tostring(root, encoding="utf-8")
