"""What templates of any app ask the site for: its frame, pictures, amounts and news."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import Page

from home.chrome import Chrome, chrome_for
from home.clock import long_date, moment_text
from home.models import NewsPage
from home.money import format_euros
from home.page_head import PageHead, head_of
from home.pictures import BANNER_SPEC, CONTENT_SPECS, COVER_SPECS
from home.sharing import share_links
from home.structured_data import breadcrumbs, script
from home.visibility import visible

register = template.Library()

register.filter("euros", format_euros)
register.filter("long_date", long_date)
register.filter("moment", moment_text)


@register.filter
def percent(number: int) -> str:
    return f"{number}%"


@register.simple_tag(takes_context=True)
def chrome(context) -> Chrome:
    """The frame around the page: home, menu, breadcrumbs, languages, footer links."""
    return chrome_for(context["request"])


@register.simple_tag(takes_context=True)
def page_head(context) -> PageHead | None:
    """What the served page tells machines of itself; none where something else is shown."""
    return head_of(chrome_for(context["request"]))


@register.simple_tag
def structured_data(head: PageHead) -> SafeString:
    """What the page is about and where it stands in the site, as JSON-LD."""
    return script([*head.page.structured_data(head), *breadcrumbs(head)])


@register.simple_tag(takes_context=True)
def page_url(context, page: Page) -> str:
    """The address of any page, without a query."""
    return chrome_for(context["request"]).url_of(page)


@register.simple_tag(takes_context=True)
def page_address(context, page: Page) -> str:
    """The absolute address of any page, as it is passed on, without a query."""
    return chrome_for(context["request"]).address_of(page)


@register.inclusion_tag("components/share.html", takes_context=True)
def share(context, title: str, url: str):
    """Ways to pass on the page ``title`` at the absolute address ``url``."""
    home = chrome_for(context["request"]).home
    text = f"{title} – {home.programme_name}" if home and home.programme_name != title else title
    return {"title": title, "url": url, "text": text, "links": share_links(text=text, url=url)}


@register.simple_tag(takes_context=True)
def latest_news(context, limit: int = 3) -> list[NewsPage]:
    """The newest live news in the current language."""
    language = chrome_for(context["request"]).language
    news = visible(NewsPage.objects.filter(locale__language_code=language))
    return list(
        news.select_related("hero_image")
        .prefetch_related("hero_image__renditions", "categories")
        .order_by("-date", "-pk")[:limit]
    )


@register.inclusion_tag("components/picture.html")
def hero_picture(image: AbstractImage | None, alt: str = "", sizes: str = "calc(100vw - 2rem)", priority: bool = False):
    """The page's main picture, loaded first where ``priority`` is set."""
    return _picture(image, alt, sizes, priority, COVER_SPECS)


@register.inclusion_tag("components/picture.html")
def banner_picture(image: AbstractImage | None, alt: str = "", sizes: str = "calc(100vw - 2rem)"):
    """The page's main picture, loaded first, on a phone cut to a banner."""
    shown = _picture(image, alt, sizes, True, COVER_SPECS)
    if image is not None:
        shown["phone_srcset"] = _srcset(image.get_renditions(BANNER_SPEC).values())
    return shown


@register.inclusion_tag("components/picture.html")
def card_picture(
    image: AbstractImage | None, alt: str = "", sizes: str = "(min-width: 768px) 33vw, calc(100vw - 2rem)"
):
    """The picture of a card in a list."""
    return _picture(image, alt, sizes, False, COVER_SPECS)


@register.inclusion_tag("components/picture.html")
def content_picture(
    image: AbstractImage | None, alt: str = "", sizes: str = "(min-width: 992px) 45rem, calc(100vw - 2rem)"
):
    """A picture inside the text, uncropped."""
    return _picture(image, alt, sizes, False, CONTENT_SPECS)


def _picture(image, alt: str, sizes: str, priority: bool, specs: list[str]) -> dict:
    """What the template shows; a phone's own list ends at twice its width, which is sharp on any of them."""
    if image is None:
        return {"fallback": None}
    *drawn, fallback = image.get_renditions(*specs).values()
    by_width = {each.width: each for each in sorted(drawn, key=lambda each: each.width)}  # none is drawn larger
    return {
        "fallback": fallback,
        "srcset": _srcset(by_width.values()),
        "phone_srcset": _srcset(each for each in by_width.values() if each.width <= fallback.width),
        "sizes": sizes,
        "alt": alt,
        "priority": priority,
    }


def _srcset(renditions: Iterable[AbstractRendition]) -> str:
    return ", ".join(f"{each.url} {each.width}w" for each in renditions)
