"""Writes the text of streams as HTML for readers of feeds, which have neither our styles nor our addresses."""

from collections.abc import Sequence
from functools import partial

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StreamValue
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text.rewriters import LinkRewriter

from home.chrome import Chrome
from home.page_head import absolute
from home.streams import blocks_of
from home.visibility import visible

# Pictures, videos and campaigns are left to the page.
TEXTS = frozenset({"text", "quote", "faq"})
_BETWEEN = "<!-- next text -->"


def texts_of(streams: Sequence[StreamValue], chrome: Chrome) -> list[str]:
    """The HTML of each stream's texts, with absolute links; all of them are looked up together."""
    links = {"page": partial(_page_links, chrome), "document": DocumentLinkHandler.expand_db_attributes_many}
    together = LinkRewriter(bulk_rules=links)(_BETWEEN.join(_html_of(stream) for stream in streams))
    return [_with_absolute_links(html) for html in together.split(_BETWEEN)] if streams else []


def _page_links(chrome: Chrome, attributes: list[dict]) -> list[str]:
    """To the page in the language that is read, where it is translated; to none that not anybody may see."""
    ids = [int(each["id"]) if each.get("id", "").isdecimal() else 0 for each in attributes]
    keys = dict(Page.objects.filter(pk__in=ids).values_list("pk", "translation_key"))
    versions = visible(Page.objects.filter(translation_key__in=keys.values(), alias_of=None)).select_related("locale")
    own_language_last = sorted(versions, key=lambda page: page.locale.language_code == chrome.language)
    urls = {page.translation_key: chrome.url_of(page) for page in own_language_last}
    found = [urls.get(keys.get(page_id)) for page_id in ids]
    return [format_html('<a href="{}">', url) if url else "<a>" for url in found]


def _html_of(stream: StreamValue) -> str:
    return "".join(_block_html(block) for block in blocks_of(stream, TEXTS))


def _block_html(block: StreamValue.StreamChild) -> SafeString:
    value = block.value
    match block.block_type:
        case "text":
            return _rich(value)
        case "quote":
            signed = ", ".join(filter(None, (value["author"], value["role"])))
            return format_html("<blockquote><p>{}</p><p>{}</p></blockquote>", value["text"], signed)
        case _faq:
            return format_html_join("", "<h3>{}</h3>{}", ((item["question"], _rich(item["answer"])) for item in value))


def _rich(text) -> SafeString:
    """As the database keeps it: its links are expanded later."""
    return mark_safe(text.source)  # noqa: S308 - written in the editor, which keeps what it allows


def _with_absolute_links(html: str) -> str:
    return html.replace('href="/', f'href="{absolute("/")}')
