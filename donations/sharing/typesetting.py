"""Sets HTML as PDF with WeasyPrint; imported only where a sheet is rendered, for that import takes seconds."""

import mimetypes

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from donations.sharing.lettering import static_path

# Of addresses in the sheets' templates: static files, and pictures that are handed over.
_ASSET, _DRAWN = "asset:", "drawn:"


class _OwnFilesFetcher(URLFetcher):
    """Reads the site's static files and the pictures at hand, and nothing else: neither network nor other files."""

    def __init__(self, pictures: dict[str, tuple[str, bytes]]):
        super().__init__(allowed_protocols=())
        self._pictures = pictures

    def fetch(self, url: str, headers=None) -> URLFetcherResponse:
        if url.startswith(_ASSET):
            name = url.removeprefix(_ASSET)
            content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, static_path(name).read_bytes(), {"Content-Type": content_type})
        if url.startswith(_DRAWN):
            content_type, content = self._pictures[url.removeprefix(_DRAWN).partition("?")[0]]
            return URLFetcherResponse(url, content, {"Content-Type": content_type})
        raise ValueError(f"{url} is none of our files")


def typeset(html: str, pictures: dict[str, tuple[str, bytes]]) -> bytes:
    """A tagged PDF (PDF/UA-1) of ``html``, with ``pictures`` (media type and content) at ``drawn:<name>``."""
    document = HTML(string=html, url_fetcher=_OwnFilesFetcher(pictures))
    return document.write_pdf(pdf_variant="pdf/ua-1", font_config=FontConfiguration())
