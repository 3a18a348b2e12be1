"""The ways by which a visitor passes a page on: plain links to services, which learn nothing until one is followed."""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class ShareLink:
    name: str
    url: str


def share_links(*, text: str, url: str) -> list[ShareLink]:
    """A link for each service that opens it with ``text`` and the absolute ``url`` filled in."""
    # As %20 everywhere: mail programs show the plus signs of a form's encoding.
    texts = (text, url, f"{text}\n{url}", f"{text}\r\n\r\n{url}")
    words, address, chat, mail = (quote(each, safe="") for each in texts)
    return [
        ShareLink("WhatsApp", f"https://wa.me/?text={chat}"),
        ShareLink("Telegram", f"https://t.me/share/url?url={address}&text={words}"),
        ShareLink("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={address}"),
        ShareLink("X", f"https://x.com/intent/post?text={words}&url={address}"),
        ShareLink("LinkedIn", f"https://www.linkedin.com/sharing/share-offsite/?url={address}"),
        ShareLink(_("E-mail"), f"mailto:?subject={words}&body={mail}"),
    ]
