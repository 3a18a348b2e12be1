"""What promoters print of a project: a poster to hang up, flyers to hand out. No figure on them changes.

The flyer is a quarter of an A4 sheet: whoever stands at a market prints it on any printer, gets four of each sheet
with two cuts, and it fits a pocket. A5 asks for special paper or wastes half a sheet.
"""

import hashlib
import io
import re
from dataclasses import dataclass

import segno
from django.http import HttpRequest
from django.template.loader import render_to_string

from donations.figures import figures_of
from donations.notes import campaign_of
from donations.sharing.card import photo_key
from donations.sharing.projects import photo_bytes
from home.chrome import chrome_for
from projects.models import ProjectPage

_PHOTO_SPEC = "fill-1600x800|format-jpeg|jpegquality-82"

# A line with blanks around it that all but fits is broken after its first word by WeasyPrint 70.
_AROUND_TAGS = re.compile(r"(?<=>)\s*\n\s*|\s*\n\s*(?=<)")


class Unavailable(Exception):
    """Pango, which sets the text, is not installed on this machine."""


@dataclass(frozen=True)
class Paper:
    template: str
    file_name: str


POSTER = Paper("donations/papers/poster.html", "manifesto")
FLYER = Paper("donations/papers/flyer.html", "volantino")


@dataclass(frozen=True)
class Sheet:
    """A sheet as HTML; ``digest`` changes with anything that is printed, for its pictures have their keys in it."""

    html: str
    page: ProjectPage
    address: str

    @property
    def digest(self) -> str:
        return hashlib.blake2b(self.html.encode(), digest_size=16).hexdigest()

    def render(self) -> bytes:
        """The PDF, tagged (PDF/UA-1). Takes a second or two, and one more the first time."""
        try:
            # Takes long to import, and asks for libraries of the machine.
            from donations.sharing.typesetting import typeset
        except (ImportError, OSError) as error:
            raise Unavailable from error
        pictures = {"qr": ("image/svg+xml", _code(self.address))}
        photo = photo_bytes(self.page.hero_image, _PHOTO_SPEC)
        if photo:
            pictures["photo"] = ("image/jpeg", photo)
        return typeset(self.html, pictures)


def sheet_of(request: HttpRequest, page: ProjectPage, kind: Paper) -> Sheet:
    """What is to be printed of ``page``, in the language that is read."""
    chrome = chrome_for(request)
    address = chrome.address_of(page)
    context = {
        "page": page,
        "photo_key": photo_key(page.hero_image),
        "figures": figures_of(campaign_of(page), page.organisation),
        "call": page.call,
        "home": chrome.home,
        "address": address,
        "short_address": address.partition("://")[2].removesuffix("/"),
        "title_size": _title_size(page),
    }
    return Sheet(_AROUND_TAGS.sub("", render_to_string(kind.template, context)), page, address)


def _title_size(page: ProjectPage) -> str:
    """A class of the sheets' style, such that the longest title and summary that an editor can write have room."""
    length, longest_word = len(page.title), max(map(len, page.title.split()), default=0)
    if length <= 36 and longest_word <= 14 and len(page.summary) <= 160:
        return "title-large"
    return "title-medium" if length <= 90 and longest_word <= 22 else "title-small"


def _code(address: str) -> bytes:
    file = io.BytesIO()
    segno.make(address, error="m", micro=False).save(file, kind="svg", border=4, scale=8, xmldecl=False)
    return file.getvalue()
