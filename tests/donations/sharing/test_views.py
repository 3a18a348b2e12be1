"""Pictures, widgets and oEmbed's answers: who gets them, at what cost, and what goes with them."""

import io

import pytest
from defusedxml import ElementTree
from django.core.cache import caches
from django.test import Client
from PIL import Image
from wagtail.models import PageViewRestriction

from donations.models import Campaign
from donations.sharing import views
from home import site_version
from tests.machine import needs_pango

pytestmark = pytest.mark.django_db


def picture_address(html: str) -> str:
    return html.partition('property="og:image" content="http://testserver')[2].partition('"')[0]


def page_html(page) -> str:
    return Client().get(page.get_url()).content.decode()


def addresses(page) -> list[str]:
    language, key = page.locale.language_code, page.pk
    names = (f"anteprime/{key}/x.jpg", f"widget/{key}/", f"manifesto/{key}.pdf", f"volantino/{key}.pdf")
    return [f"/{language}/{name}" for name in names]


def test_the_page_names_its_picture_which_is_for_ever_the_same(project, campaign, photo):
    project.hero_image = photo
    project.save()
    html = page_html(project)
    response = Client().get(picture_address(html))
    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
    assert "immutable" in response["Cache-Control"]
    assert not response.cookies
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)
    assert '<meta name="twitter:image" content="http://testserver' + picture_address(html) in html
    assert 'property="og:image:alt" content="Progetto 1. Raccolta aperta. €\u00a00 donati su' in html


def test_an_old_picture_leads_to_the_one_that_holds_now(project, campaign):
    old = picture_address(page_html(project))
    Campaign.objects.filter(pk=campaign.pk).update(raised_cents=1_000_00)
    site_version._count_up()
    new = picture_address(page_html(project))
    response = Client().get(old)
    assert new != old
    assert (response.status_code, response["Location"]) == (302, new)
    assert "immutable" not in response["Cache-Control"]


def test_a_state_is_drawn_once(project, campaign, monkeypatch):
    drawn = []
    draw = views.draw
    monkeypatch.setattr(views, "draw", lambda *arguments: drawn.append(1) or draw(*arguments))
    address = picture_address(page_html(project))
    assert Client().get(address).content == Client().get(address).content
    assert len(drawn) == 1


def test_a_picture_whose_photo_is_lost_is_drawn_without_it(project, campaign, photo):
    project.hero_image = photo
    project.save()
    address = picture_address(page_html(project))
    photo.file.storage.delete(photo.file.name)
    assert Client().get(address).status_code == 200


@needs_pango
def test_drafts_private_pages_and_the_other_language_have_nothing_to_pass_on(project, english):
    for address in addresses(project) + addresses(english):
        assert Client().get(address).status_code in (200, 302), address
        in_the_other_language = "/en/" + address[4:] if address.startswith("/it/") else "/it/" + address[4:]
        assert Client().get(in_the_other_language).status_code == 404, address
    project.unpublish()
    PageViewRestriction.objects.create(page=english, restriction_type=PageViewRestriction.LOGIN)
    caches["pages"].clear()  # as when these are committed
    for address in addresses(project) + addresses(english) + addresses(project.get_parent().specific):
        assert Client().get(address).status_code == 404, address
    for page in (project, english):
        assert Client().get("/oembed", {"url": "http://testserver" + page.get_url()}).status_code == 404


def test_a_page_of_its_own_kind_costs_no_query_more_for_being_shared(project, campaign, django_assert_max_num_queries):
    page_html(project)
    for cache in caches.all():
        cache.clear()
    with django_assert_max_num_queries(10):
        page_html(project)


@pytest.mark.parametrize("name", ["widget/{}/", "anteprime/{}/{}.jpg"])
def test_the_cost_is_a_few_queries(project, campaign, photo, django_assert_max_num_queries, name):
    project.hero_image = photo
    project.save()
    digest = picture_address(page_html(project)).rpartition("/")[2].removesuffix(".jpg")
    address = "/it/" + name.format(project.pk, digest)
    Client().get(address)  # cuts the photo
    for cache in caches.all():
        cache.clear()
    with django_assert_max_num_queries(5):
        assert Client().get(address).status_code == 200
    with django_assert_max_num_queries(4):
        assert Client().get(address).status_code == 200


def test_anybody_may_frame_the_widget_and_nothing_else(project, campaign):
    for _visit in ("drawn", "kept"):
        response = Client().get(f"/it/widget/{project.pk}/")
        assert response.status_code == 200
        assert "X-Frame-Options" not in response
        assert response["Content-Security-Policy"].endswith("frame-ancestors *")
        assert "script-src" not in response["Content-Security-Policy"]
        assert not response.cookies
        assert "cookie" not in response.get("Vary", "").lower()
    known = Client().get(f"/it/widget/{project.pk}/", headers={"If-None-Match": response["ETag"]})
    assert known.status_code == 304
    assert known["Content-Security-Policy"] == response["Content-Security-Policy"]
    page = Client().get(project.get_url())
    assert page["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]


def test_the_widget_is_kept_until_something_changes(project, campaign, django_assert_max_num_queries, time_machine):
    time_machine.move_to(campaign.opens_at, tick=False)
    address = f"/it/widget/{project.pk}/"
    Client().get(address)
    with django_assert_max_num_queries(1):
        Client().get(address)
    Campaign.objects.filter(pk=campaign.pk).update(raised_cents=1_234_567_00)
    site_version._count_up()
    assert "€\u00a01.234.567" in Client().get(address).content.decode()


def test_the_widget_leads_to_the_project_in_a_tab_of_its_own(project, english, campaign):
    html = Client().get(f"/it/widget/{project.pk}/").content.decode()
    link = f'href="http://testserver{project.get_url()}#dona-{project.pk}" target="_blank" rel="noopener"'
    assert link in html
    assert "<script" not in html
    assert 'lang="en"' in Client().get(f"/en/widget/{english.pk}/").content.decode()


def test_the_widget_of_a_project_that_takes_nothing_has_no_button_to_give(project):
    html = Client().get(f"/it/widget/{project.pk}/").content.decode()
    assert "btn-give" not in html
    assert "Vai al progetto" in html
    assert "progressbar" not in html


def test_oembed_answers_in_json_and_in_xml(project, english, campaign):
    for page in (project, english):
        url = "http://testserver" + page.get_url()
        data = Client().get("/oembed", {"url": url, "format": "json"}).json()
        assert (data["version"], data["type"], data["title"]) == ("1.0", "rich", page.title)
        frame = ElementTree.fromstring(data["html"].replace("></iframe>", "/>"))
        assert frame.get("src") == f"http://testserver/{page.locale.language_code}/widget/{page.pk}/"
        assert (frame.get("width"), frame.get("height")) == (str(data["width"]), str(data["height"]))
        assert Client().get(data["thumbnail_url"].removeprefix("http://testserver"))["Content-Type"] == "image/jpeg"
        response = Client().get("/oembed", {"url": url, "format": "xml"})
        assert response["Content-Type"].startswith("text/xml")
        members = {each.tag: each.text for each in ElementTree.fromstring(response.content)}
        assert members == {name: str(value) for name, value in data.items()}


def test_oembed_is_discovered_from_the_page(project, campaign):
    html = page_html(project)
    for kind in ("application/json+oembed", "text/xml+oembed"):
        link = html.partition(f'<link rel="alternate" type="{kind}" href="http://testserver')[2].partition('"')[0]
        assert Client().get(link.replace("&amp;", "&")).status_code == 200


def test_oembed_stays_within_the_size_that_is_asked_for(project, campaign):
    url = "http://testserver" + project.get_url()
    data = Client().get("/oembed", {"url": url, "maxwidth": "300", "maxheight": "200"}).json()
    assert (data["width"], data["height"]) == (300, 200)
    assert 'width="300" height="200"' in data["html"]
    assert "thumbnail_url" not in data
    for nonsense in ("", "0", "-5", "1e3", "٣٠٠", "9" * 4400):
        wide = Client().get("/oembed", {"url": url, "maxwidth": nonsense}).json()
        assert (wide["width"], wide["thumbnail_width"]) == (480, 1200), nonsense
    narrow = Client().get("/oembed", {"url": url, "maxwidth": "00000300"}).json()
    assert narrow["width"] == 300


def test_oembed_is_the_same_whatever_language_the_asker_reads(project, campaign):
    for url in ("http://testserver" + project.get_url(), "http://testserver/nothing/"):
        answer = Client().get("/oembed", {"url": url}, headers={"Accept-Language": "en"})
        assert "Content-Language" not in answer
        assert "accept-language" not in answer.get("Vary", "").lower()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://testserver/",
        "http://testserver/it/",
        "http://testserver/it/progetti/",
        "http://testserver/it/progetti/nessuno/",
        "http://altrove.example/it/progetti/progetto-1/",
        "ftp://testserver/it/progetti/progetto-1/",
        "http://[",
        "/it/progetti/progetto-1/",
        "http://testserver/it/progetti/progetto-1/%00",
        "http://testserver/admin/",
        "javascript:alert(1)",
    ],
)
def test_oembed_knows_no_other_address(project, url):
    assert Client().get("/oembed", {"url": url}).status_code == 404


def test_oembed_knows_two_formats(project):
    url = "http://testserver" + project.get_url()
    assert Client().get("/oembed", {"url": url, "format": "yaml"}).status_code == 501


def test_what_editors_write_is_escaped_wherever_it_is_embedded(project, campaign):
    project.title = 'Orto "<b>\x07\u202e& figli'
    project.save()
    data = Client().get("/oembed", {"url": "http://testserver" + project.get_url()}).json()
    assert 'title="Orto &quot;&lt;b&gt;&amp; figli"' in data["html"]
    xml = Client().get("/oembed", {"url": "http://testserver" + project.get_url(), "format": "xml"}).content
    assert ElementTree.fromstring(xml).findtext("title") == 'Orto "<b>& figli'
    assert "<b>" not in page_html(project).partition('id="incorpora"')[2].partition("</textarea>")[0]
