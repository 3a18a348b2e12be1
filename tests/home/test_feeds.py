"""The feed of news, read by a reader of feeds that we did not write."""

import json
from datetime import date

import feedparser
import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from home.feeds import MOST_ARTICLES
from home.models import NewsCategory, NewsIndexPage, NewsPage
from tests.home.test_page_head import head_of

pytestmark = pytest.mark.django_db

SITE = "https://crowdfunding.example.org"
INSIDIOUS = "</title> <b>\"perché\"</b> & 'così' ]]> \x0b 🌱"


@pytest.fixture(autouse=True)
def _public_address(settings):
    settings.SITE_URL = SITE


def read_feed(path: str):
    response = Client().get(path, headers={"Host": "evil.example"})
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.bozo_exception
    return feed


def add_news(home, title: str, **values) -> NewsPage:
    index = NewsIndexPage.objects.child_of(home).first()
    index = index or home.add_child(instance=NewsIndexPage(title="Notizie", slug="notizie", locale=home.locale))
    return index.add_child(instance=NewsPage(title=title, locale=home.locale, **values))


def test_each_language_has_the_news_in_it_the_newest_first(homes):
    add_news(homes["it"], "Vecchia", date=date(2020, 1, 1))
    new = add_news(homes["it"], "Nuova", date=date(2020, 7, 2), summary="In breve.")
    add_news(homes["en"], "English")
    feed = read_feed("/it/feed/notizie.xml")
    assert [entry.title for entry in feed.entries] == ["Nuova", "Vecchia"]
    entry = feed.entries[0]
    assert entry.link == SITE + new.get_url()
    assert entry.summary == "In breve."
    assert entry.published == "Thu, 02 Jul 2020 00:00:00 +0200"
    assert entry.author == homes["it"].institution_name
    assert feed.feed.language == "it"
    assert feed.feed.link == f"{SITE}/it/notizie/"
    assert {"rel": "self", "href": f"{SITE}/it/feed/notizie.xml"}.items() <= feed.feed.links[1].items()
    english = read_feed("/en/feed/notizie.xml")
    assert [entry.title for entry in english.entries] == ["English"]
    assert english.feed.language == "en"


def test_the_whole_text_is_in_it_with_absolute_links_and_nothing_else_of_the_page(homes):
    other = add_news(homes["it"], "Altra", date=date(2020, 1, 1))
    body = [
        {"type": "text", "value": f'<p>Ciao <a linktype="page" id="{other.pk}">altra</a> <b>tu</b></p>'},
        {"type": "quote", "value": {"text": "Un <b>", "author": "Ada", "role": ""}},
        {"type": "faq", "value": [{"question": "Chi?", "answer": '<p><a href="https://example.org/">Tutti</a></p>'}]},
        {"type": "video", "value": {"title": "Un video", "url": "https://example.org/video", "image": None}},
    ]
    add_news(homes["it"], "Con testo", body=json.dumps(body))
    html = read_feed("/it/feed/notizie.xml").entries[0].content[0].value
    assert html == (
        f'<p>Ciao <a href="{SITE}{other.get_url()}">altra</a> <b>tu</b></p>'
        "<blockquote><p>Un &lt;b&gt;</p><p>Ada</p></blockquote>"
        '<h3>Chi?</h3><p><a href="https://example.org/">Tutti</a></p>'
    )


def test_links_lead_to_the_page_in_the_language_that_is_read_and_to_none_that_is_private(homes):
    other = add_news(homes["it"], "Altra", date=date(2020, 1, 1))
    translated = other.copy_for_translation(homes["en"].locale, copy_parents=True)
    translated.save_revision().publish()
    private = add_news(homes["it"], "Privata")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    links = "".join(f'<a linktype="page" id="{key}">x</a>' for key in (other.pk, private.pk, 999_999))
    home = NewsIndexPage.objects.get(locale=homes["en"].locale)
    home.add_child(
        instance=NewsPage(title="New", locale=home.locale, body=json.dumps([{"type": "text", "value": links}]))
    )
    html = read_feed("/en/feed/notizie.xml").entries[0].content[0].value
    translated.refresh_from_db()
    assert html == f'<a href="{SITE}{translated.get_url()}">x</a><a>x</a><a>x</a>'


def test_any_text_of_an_editor_is_read_as_it_was_written_without_control_characters(homes):
    category = NewsCategory.objects.create(name=INSIDIOUS, name_en=INSIDIOUS, slug="c")
    homes["it"].programme_name = homes["it"].institution_name = INSIDIOUS
    homes["it"].save()
    page = add_news(homes["it"], INSIDIOUS, summary=INSIDIOUS)
    page.categories.add(category)
    page.save()
    entry = read_feed("/it/feed/notizie.xml").entries[0]
    written = INSIDIOUS.replace("\x0b", "")
    raw = Client().get("/it/feed/notizie.xml").content.decode()
    assert "&lt;/title&gt; &lt;b&gt;" in raw
    assert entry.tags[0].term == written
    assert "🌱" in entry.title


def test_a_renamed_page_is_the_same_entry(homes):
    page = add_news(homes["it"], "Prima")
    before = read_feed("/it/feed/notizie.xml").entries[0]
    page.title, page.slug = "Dopo", "dopo"
    page.save_revision().publish()
    after = read_feed("/it/feed/notizie.xml").entries[0]
    assert after.link != before.link
    assert after.id == before.id


def test_drafts_and_private_news_are_not_in_it(homes):
    add_news(homes["it"], "Bozza").unpublish()
    private = add_news(homes["it"], "Privata")
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="x")
    add_news(homes["it"], "Pubblica")
    assert [entry.title for entry in read_feed("/it/feed/notizie.xml").entries] == ["Pubblica"]


def test_an_empty_feed_is_a_feed(homes):
    assert read_feed("/it/feed/notizie.xml").entries == []


def test_it_takes_the_same_queries_whatever_the_number_of_news_and_of_links_in_them(homes, django_assert_num_queries):
    def add(number: int) -> None:
        linked = add_news(homes["it"], "Collegata")
        text = f'<p><a linktype="page" id="{linked.pk}">x</a></p>'
        for each in range(number):
            add_news(homes["it"], f"Notizia {each}", body=json.dumps([{"type": "text", "value": text}] * 3))

    add(2)
    read_feed("/it/feed/notizie.xml")
    with django_assert_num_queries(6) as few:
        read_feed("/it/feed/notizie.xml")
    add(20)
    with django_assert_num_queries(len(few)):
        feed = read_feed("/it/feed/notizie.xml")
    assert len(feed.entries) == MOST_ARTICLES


def test_whoever_has_it_is_told_that_nothing_changed(homes):
    page = add_news(homes["it"], "Una")
    first = Client().get("/it/feed/notizie.xml")
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not first.cookies
    again = Client().get("/it/feed/notizie.xml", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    page.unpublish()
    assert Client().get("/it/feed/notizie.xml", headers={"If-None-Match": first["ETag"]}).status_code == 200
    assert Client().post("/it/feed/notizie.xml").status_code == 405


def test_pages_of_news_lead_readers_of_feeds_to_it(homes):
    page = add_news(homes["it"], "Una")
    for path in ("/it/", "/it/notizie/", page.get_url()):
        found = head_of(path).xpath("link[@rel='alternate'][@type='application/rss+xml']/@href")
        assert "/it/feed/notizie.xml" in found
    assert 'href="/it/feed/notizie.xml" type=' in Client().get("/it/notizie/").content.decode()
