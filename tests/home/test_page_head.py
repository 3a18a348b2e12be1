"""What a page's head tells machines of its address, its languages and how it is shared."""

import extruct
import lxml.html
import pytest
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image as PillowImage
from wagtail.images.models import Image
from wagtail.models import PageViewRestriction

from home import site_version
from home.models import NewsIndexPage, NewsPage
from projects.models import ProjectPage
from tests.factories import make_project

pytestmark = pytest.mark.django_db

SITE = "https://crowdfunding.example.org"


@pytest.fixture(autouse=True)
def _public_address(settings):
    settings.SITE_URL = SITE


def head_of(path: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(Client().get(path).content.decode()).find("head")


def canonical(head) -> str | None:
    links = head.xpath("link[@rel='canonical']/@href")
    assert len(links) <= 1
    return links[0] if links else None


def languages(head) -> dict[str, str]:
    links = head.xpath("link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href") for link in links}


def open_graph(path: str) -> dict[str, str]:
    html = Client().get(path).content.decode()
    (found,) = extruct.extract(html, syntaxes=["opengraph"])["opengraph"]
    return dict(found["properties"])


def translate(project: ProjectPage, homes) -> ProjectPage:
    english = project.copy_for_translation(homes["en"].locale, copy_parents=True)
    english.title = "A garden"
    english.save_revision().publish()
    english.refresh_from_db()
    return english


def make_news(home, number: int) -> NewsIndexPage:
    index = home.add_child(instance=NewsIndexPage(title="Notizie", slug="notizie", locale=home.locale))
    for each in range(number):
        index.add_child(instance=NewsPage(title=f"Notizia {each}", locale=home.locale))
    return index


def test_the_canonical_address_is_ours_whatever_host_and_query_string_were_asked_for(project):
    html = Client().get(f"{project.get_url()}?utm_source=x&importo=10", headers={"Host": "evil.example"})
    assert canonical(lxml.html.fromstring(html.content.decode()).find("head")) == f"{SITE}/it/progetti/progetto-1/"


def test_each_part_of_a_list_is_canonical_to_itself_and_a_number_too_high_to_the_last(homes):
    make_news(homes["it"], 25)
    assert canonical(head_of("/it/notizie/?pagina=1&x=2")) == f"{SITE}/it/notizie/"
    assert canonical(head_of("/it/notizie/?x=2&pagina=2")) == f"{SITE}/it/notizie/?pagina=2"
    assert canonical(head_of("/it/notizie/?pagina=99")) == f"{SITE}/it/notizie/?pagina=3"
    assert languages(head_of("/it/notizie/?pagina=2")) == {}


def test_a_page_number_means_nothing_to_a_page_that_is_no_list(project):
    assert canonical(head_of(f"{project.get_url()}?pagina=2")) == f"{SITE}{project.get_url()}"


def test_both_languages_are_told_on_both_pages_and_italian_is_for_all_others(project, homes):
    english = translate(project, homes)
    expected = {
        "it": f"{SITE}/it/progetti/progetto-1/",
        "en": f"{SITE}{english.get_url()}",
        "x-default": f"{SITE}/it/progetti/progetto-1/",
    }
    assert languages(head_of(project.get_url())) == expected
    assert languages(head_of(english.get_url())) == expected


def test_a_translation_that_is_a_draft_or_private_is_not_told(project, homes):
    english = translate(project, homes)
    restriction = PageViewRestriction.objects.create(page=english, restriction_type="login")
    site_version._count_up()
    assert set(languages(head_of(project.get_url()))) == {"it", "x-default"}
    assert "og:locale:alternate" not in open_graph(project.get_url())
    restriction.delete()
    english.unpublish()
    site_version._count_up()
    assert set(languages(head_of(project.get_url()))) == {"it", "x-default"}


def test_an_alias_that_stands_in_for_a_translation_leads_to_its_source(project, homes):
    translate(project, homes)
    alias = head_of("/en/progetti/")
    assert canonical(alias) == f"{SITE}/it/progetti/"
    assert (
        languages(alias)
        == languages(head_of("/it/progetti/"))
        == dict.fromkeys(("it", "x-default"), f"{SITE}/it/progetti/")
    )


def test_without_an_italian_page_there_is_none_for_all_others(project, homes):
    english = translate(project, homes)
    project.unpublish()
    assert set(languages(head_of(english.get_url()))) == {"en"}


def test_open_graph_tells_the_page_in_its_own_language(project, homes):
    english = translate(project, homes)
    told = open_graph(english.get_url())
    assert told["og:title"] == "A garden"
    assert told["og:description"] == "Un progetto di prova."
    assert told["og:url"] == canonical(head_of(english.get_url()))
    assert told["og:type"] == "website"
    assert told["og:site_name"] == homes["en"].programme_name
    assert (told["og:locale"], told["og:locale:alternate"]) == ("en_GB", "it_IT")


def test_no_text_of_an_editor_leaves_its_attribute(homes, call):
    title = """</title><script>alert(1)</script> "perché" & 'così' 🌱"""
    page = make_project(homes["it"], call=call, title=title, slug="insidioso", summary=title)
    told = open_graph(page.get_url())
    assert told["og:title"] == title
    assert told["og:description"] == title
    assert "<script>alert" not in Client().get(page.get_url()).content.decode()


def test_the_home_page_without_a_summary_is_told_by_its_lead(homes):
    assert open_graph("/it/")["og:description"] == homes["it"].lead


def test_news_is_an_article_with_its_times(homes):
    index = make_news(homes["it"], 1)
    page = NewsPage.objects.child_of(index).get()
    page.save_revision().publish()
    site_version._count_up()
    told = open_graph(page.get_url())
    assert told["og:type"] == "article"
    assert told["article:published_time"].startswith(str(page.date))


def test_a_page_with_a_picture_is_shared_with_it_in_1200_by_630_and_one_without_with_ours(homes, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    PillowImage.new("RGB", (1600, 1000), "green").save(tmp_path / "x.png")
    with (tmp_path / "x.png").open("rb") as file:
        image = Image.objects.create(title="x", file=ImageFile(file, name="x.png"))
    index = make_news(homes["it"], 0)
    page = index.add_child(
        instance=NewsPage(title="Con foto", hero_image=image, hero_image_alt="Un prato", locale=index.locale)
    )
    told = open_graph(page.get_url())
    assert told["og:image"].startswith(f"{SITE}/media/")
    assert told["og:image"].endswith(".jpg")
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["og:image:alt"] == "Un prato"
    with PillowImage.open(tmp_path / told["og:image"].removeprefix(f"{SITE}/media/")) as cut:
        assert (cut.size, cut.format) == ((1200, 630), "JPEG")
    ours = open_graph(index.get_url())
    assert ours["og:image"] == f"{SITE}/static/img/share.png"
    with PillowImage.open(settings.BASE_DIR / "site/assets/img/share.png") as drawn:
        assert (str(drawn.width), str(drawn.height)) == (ours["og:image:width"], ours["og:image:height"])


def test_a_card_for_twitter_shows_the_picture_large(project):
    head = head_of(project.get_url())
    assert head.xpath("meta[@name='twitter:card']/@content") == ["summary_large_image"]
    assert head.xpath("meta[@name='twitter:image']/@content") == head.xpath("meta[@property='og:image']/@content")


def is_kept_out(path: str) -> bool:
    """Whether it says noindex, and neither an address nor languages nor a picture to be listed with."""
    head = head_of(path)
    told = head.xpath("link[@rel='canonical' or @hreflang] | meta[starts-with(@property, 'og:')] | script[@type]")
    named = [each for each in told if each.get("type") != "module"]
    return head.xpath("meta[@name='robots']/@content") == ["noindex"] and not named


def test_what_is_no_page_is_kept_out_of_search_engines(campaign):
    assert is_kept_out("/it/non-esiste/")
    assert is_kept_out("/it/cerca/?q=parole")
    assert is_kept_out(f"/it/sostenitori/{campaign.pk}/")
    assert not is_kept_out("/it/")


def test_of_a_donation_step_the_address_that_counts_is_its_project(campaign, project):
    head = head_of(f"/it/dona/{campaign.pk}/?importo=25")
    assert canonical(head) == f"{SITE}{project.get_url()}"
    assert head.xpath("meta[@name='robots']") == []


def test_a_page_with_a_password_tells_nothing_of_itself(project):
    PageViewRestriction.objects.create(page=project, restriction_type="password", password="x")
    assert is_kept_out(project.get_url())
    assert project.title not in Client().get(project.get_url()).content.decode()
