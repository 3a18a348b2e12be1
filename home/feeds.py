"""Feeds (RSS 2.0) of articles, with their whole text."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from home.base_page import BasePage
from home.chrome import Chrome, chrome_for
from home.clock import moment_on
from home.feed_text import texts_of
from home.models import NewsPage
from home.page_head import absolute
from home.text import printable
from home.visibility import visible

MOST_ARTICLES = 20


@dataclass(frozen=True)
class Article:
    """``html`` is the whole text, ``guid`` stays the same when the page is renamed."""

    title: str
    url: str
    guid: str
    summary: str
    html: str
    published_at: datetime
    changed_at: datetime
    author: str
    categories: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Channel:
    """``url`` is the page that people read, ``feed_url`` this feed; both absolute."""

    title: str
    description: str
    url: str
    feed_url: str
    articles: list[Article]


class FullTextRss(Rss201rev2Feed):
    def rss_attributes(self):
        return {**super().rss_attributes(), "xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["html"])


class ArticleFeed(Feed):
    """Subclasses say in ``channel`` what is in it, by what their address names; an instance keeps nothing."""

    feed_type = FullTextRss

    def channel(self, chrome: Chrome, **address: int) -> Channel:
        raise NotImplementedError

    def get_object(self, request: HttpRequest, *args, **arguments) -> Channel:
        return self.channel(chrome_for(request), **arguments)

    def title(self, channel: Channel) -> str:
        return printable(channel.title)

    def description(self, channel: Channel) -> str:
        return printable(channel.description)

    def link(self, channel: Channel) -> str:
        return channel.url

    def feed_url(self, channel: Channel) -> str:
        return channel.feed_url

    def items(self, channel: Channel) -> list[Article]:
        return channel.articles

    def item_title(self, item: Article) -> str:
        return printable(item.title)

    def item_description(self, item: Article) -> str:
        return printable(item.summary)

    def item_link(self, item: Article) -> str:
        return item.url

    item_guid_is_permalink = False

    def item_guid(self, item: Article) -> str:
        return item.guid

    def item_pubdate(self, item: Article) -> datetime:
        return item.published_at

    def item_updateddate(self, item: Article) -> datetime:
        return item.changed_at

    def item_author_name(self, item: Article) -> str:
        return printable(item.author)

    def item_categories(self, item: Article) -> list[str]:
        return [printable(category) for category in item.categories]

    def item_extra_kwargs(self, item: Article) -> dict:
        return {"html": printable(item.html)}


class NewsFeed(ArticleFeed):
    """The newest news of one language; no alias, which is no other text."""

    def channel(self, chrome: Chrome, **address: int) -> Channel:
        news = visible(NewsPage.objects.filter(locale__language_code=chrome.language, alias_of=None))
        newest = news.select_related("locale").prefetch_related("categories").order_by("-date", "-pk")
        return Channel(
            title=f"{_('Notizie')} – {programme_name(chrome)}",
            description=_("Che cosa succede nel programma, in breve e per intero."),
            url=absolute(chrome.news_url or chrome.home_url),
            feed_url=absolute(reverse("home:news_feed")),
            articles=articles(chrome, newest[:MOST_ARTICLES], _news_facts(chrome)),
        )


def programme_name(chrome: Chrome) -> str:
    return chrome.home.programme_name if chrome.home else settings.WAGTAIL_SITE_NAME


def articles(chrome: Chrome, pages: Iterable[BasePage], facts_of) -> list[Article]:
    """An article of each dated page; ``facts_of`` gives its author, and title or categories where they are special."""
    shown = list(pages)
    return [
        Article(
            **{
                "title": page.title,
                "url": absolute(chrome.url_of(page)),
                "guid": f"{settings.SITE_URL}/#page-{page.pk}",
                "summary": page.description,
                "html": html,
                "published_at": moment_on(page.date, page.first_published_at),
                "changed_at": page.last_published_at or moment_on(page.date, None),
                **facts_of(page),
            }
        )
        for page, html in zip(shown, texts_of([page.body for page in shown], chrome), strict=True)
    ]


def _news_facts(chrome: Chrome):
    author = chrome.home.institution_name if chrome.home else ""
    return lambda page: {"author": author, "categories": [category.label for category in page.categories.all()]}
