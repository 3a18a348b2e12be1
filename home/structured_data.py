"""Tells machines what a page is about, in the terms of schema.org as JSON-LD."""

import json
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import get_text_for_indexing

from home.clock import moment_on
from home.streams import blocks_of, streams_of

if TYPE_CHECKING:  # which know the page models, and these know this module
    from home.base_page import BasePage
    from home.page_head import PageHead

Node = dict[str, Any]

# No text can end the script element or begin another one: JSON reads these escapes as the same characters.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def script(nodes: list[Node]) -> SafeString:
    """A script element with the nodes as one graph; empty for none."""
    if not nodes:
        return SafeString()
    text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>')  # noqa: S308 - escaped


def institution(head: "PageHead") -> Node:
    """Whoever runs the programme and publishes the site; empty of facts that the home page does not tell."""
    home = head.chrome.home
    facts = {
        "name": home.institution_name if home else settings.WAGTAIL_SITE_NAME,
        "url": home.institution_url if home else "",
        "email": home.contact_email if home else "",
    }
    told = {name: value for name, value in facts.items() if value}
    return {"@type": "Organization", "@id": f"{settings.SITE_URL}/#institution", **told}


def website(head: "PageHead") -> Node:
    language, home = head.chrome.language, head.chrome.home
    address = f"{settings.SITE_URL}/{language}/"
    return {
        "@type": "WebSite",
        "@id": f"{address}#website",
        "url": address,
        "name": home.programme_name if home else settings.WAGTAIL_SITE_NAME,
        "inLanguage": language,
        "publisher": {"@id": institution(head)["@id"]},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{address}cerca/?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumbs(head: "PageHead") -> list[Node]:
    """The way down to the page; nothing on a home page."""
    links = head.chrome.breadcrumbs
    items = [
        {"@type": "ListItem", "position": position, "name": link.title, "item": settings.SITE_URL + link.url}
        for position, link in enumerate(links, start=1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": items}] if items else []


def article(head: "PageHead", *, author: Node) -> Node:
    """A page with a date, as news."""
    page = head.page
    published = moment_on(page.date, page.first_published_at)
    node = {
        "@type": "NewsArticle",
        "@id": f"{head.canonical_url}#article",
        "mainEntityOfPage": head.canonical_url,
        "url": head.canonical_url,
        "headline": page.title,
        "description": head.description,
        "image": [head.picture.url],
        "datePublished": published.isoformat(timespec="seconds"),
        "inLanguage": head.chrome.language,
        "author": author,
        "publisher": institution(head),
    }
    if page.last_published_at:
        node["dateModified"] = max(published, page.last_published_at).isoformat(timespec="seconds")
    return node


def questions(page: "BasePage") -> list[Node]:
    """All questions and answers in the page's streams, as the one FAQ that a page may have; nothing without any."""
    asked = [
        {
            "@type": "Question",
            "name": item["question"],
            "acceptedAnswer": {"@type": "Answer", "text": get_text_for_indexing(item["answer"].source)},
        }
        for stream in streams_of(page)
        for block in blocks_of(stream, frozenset({"faq"}))
        for item in block.value
    ]
    return [{"@type": "FAQPage", "mainEntity": asked}] if asked else []
