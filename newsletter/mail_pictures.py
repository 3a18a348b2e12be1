"""Pictures as mail programs show them: JPEG, twice as wide as they are shown, at an absolute address."""

from dataclasses import dataclass

from wagtail.images.models import AbstractImage

from home.page_head import absolute

# Neither AVIF nor WebP: Outlook shows none of them. What was transparent gets a white ground.
_JPEG = "format-jpeg|jpegquality-72|bgcolor-ffffff"
WIDTH = 552  # of the text in a mail of 600 pixels
THUMBNAIL = 96
SPECS = {
    "wide": f"width-{WIDTH * 2}|{_JPEG}",
    "card": f"fill-{WIDTH * 2}x{WIDTH}|{_JPEG}",
    "thumbnail": f"fill-{THUMBNAIL * 2}x{THUMBNAIL * 2}|{_JPEG}",
}
_SHOWN_WIDTH = {"wide": WIDTH, "card": WIDTH, "thumbnail": THUMBNAIL}


@dataclass(frozen=True)
class MailPicture:
    """Measures in CSS pixels, which a mail program keeps room for."""

    url: str
    width: int
    height: int


def mail_picture(image: AbstractImage, size: str) -> MailPicture | None:
    """``size`` is a key of ``SPECS``; none where the picture's file is gone."""
    try:
        made = image.get_renditions(SPECS[size])[SPECS[size]]
    except OSError:
        return None
    shown = min(_SHOWN_WIDTH[size], made.width)
    return MailPicture(absolute(made.url), shown, round(made.height * shown / made.width))
