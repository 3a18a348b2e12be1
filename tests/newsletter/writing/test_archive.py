"""The archive: which issues are in it, what each shows, what it costs, and its feed."""

import json
from datetime import date, timedelta

import feedparser
import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from donations.models import Campaign
from home import site_version
from tests.home.test_page_head import head_of
from tests.newsletter.writing.making import block, fresh, make_campaign, make_issue, make_mailing, make_newsletter, send

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def html_at(path: str) -> str:
    site_version._count_up()
    response = Client().get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_issues_that_were_sent_are_listed_newest_first_and_one_that_waits_is_not(homes):
    for title, days in (("Vecchio", 20), ("Nuovo", 1)):
        send(make_issue(homes["it"], title=title, date=timezone.localdate() - days * DAY))
    waiting = make_issue(homes["it"], title="In attesa")
    make_mailing(waiting)
    make_issue(homes["it"], title="Di un altro servizio", date=date(2019, 5, 1), is_archive_only=True)
    html = html_at("/it/newsletter/")
    places = [html.index(title) for title in ("Nuovo", "Vecchio", "Di un altro servizio")]
    assert places == sorted(places)
    assert "In attesa" not in html


@pytest.mark.parametrize("how", ["unpublished", "private"])
def test_an_issue_that_not_anybody_may_see_is_listed_nowhere(homes, how):
    issue = make_issue(homes["it"], title="Nascosto")
    send(issue)
    assert "Nascosto" in html_at("/it/newsletter/")
    if how == "private":
        PageViewRestriction.objects.create(page=issue, restriction_type="login")
    else:
        issue.unpublish()
    assert "Nascosto" not in html_at("/it/newsletter/")
    assert "Nascosto" not in html_at("/it/feed/newsletter.xml")


def test_a_long_archive_has_pages(homes):
    for number in range(13):
        make_issue(homes["it"], title=f"Il numero {number:02}", is_archive_only=True, date=date(2020, 1, 1 + number))
    assert "Il numero 00" not in html_at("/it/newsletter/")
    assert "Il numero 00" in html_at("/it/newsletter/?pagina=2")
    assert "Il numero 12" in html_at("/it/newsletter/?pagina=1'\"")


def test_an_empty_archive_says_so(homes):
    make_newsletter(homes["it"])
    assert "Il primo numero non è ancora uscito." in html_at("/it/newsletter/")


def test_an_issue_shows_the_figures_of_its_sending_and_when_that_was(homes, campaign, project, time_machine):
    time_machine.move_to("2026-03-12 10:30+01:00", tick=False)
    Campaign.objects.filter(pk=campaign.pk).update(raised_cents=1_234_00, opens_at=timezone.now() - DAY)
    issue = make_issue(homes["it"], block("project", {"project": project.pk}))
    assert "non è ancora stato inviato: le cifre sono quelle di adesso" in html_at(issue.get_url())
    send(issue)
    Campaign.objects.filter(pk=campaign.pk).update(raised_cents=9_999_00)
    html = html_at(issue.get_url())
    assert "dati del 12 marzo 2026, ore 10:30" in html
    assert "1.234 raccolti" in html
    assert "9.999" not in html


def test_a_slip_can_be_mended_after_the_sending(homes, campaign, project):
    issue = make_issue(homes["it"], block("heading", "Refuzo", "a"), block("project", {"project": project.pk}, "b"))
    send(issue)
    issue.body = json.dumps([block("heading", "Refuso", "a"), block("project", {"project": project.pk}, "b")])
    issue.save_revision().publish()
    html = html_at(issue.get_url())
    assert "Refuso" in html
    assert "dati del" in html
    assert "raccolti" in html


def test_an_issue_without_figures_says_nothing_of_them(homes):
    issue = make_issue(homes["it"])
    send(issue)
    assert "cifre" not in html_at(issue.get_url()).partition("<main")[2].partition("</article>")[0]


def test_the_issues_before_and_after_are_a_step_away(homes):
    issues = [make_issue(homes["it"], title=f"Del giorno {day}", date=date(2026, 1, day)) for day in (1, 2, 2, 4)]
    for issue in issues:
        send(issue)
    for before, issue, after in zip(issues, issues[1:], issues[2:], strict=False):
        others = html_at(issue.get_url()).partition('class="issue__others"')[2].partition("</nav>")[0]
        assert others.index(f'href="{before.get_url()}"') < others.index(f'href="{after.get_url()}"')


def test_sending_lists_it_at_once(homes, django_capture_on_commit_callbacks):
    issue = make_issue(homes["it"], title="Appena uscito")
    client = Client()
    assert "Appena uscito" not in client.get("/it/newsletter/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        send(issue)
    assert "Appena uscito" in client.get("/it/newsletter/").content.decode()


def test_an_anonymous_visit_can_be_cached_and_sets_no_cookie(homes):
    issue = make_issue(homes["it"])
    send(issue)
    for path in ("/it/newsletter/", issue.get_url()):
        response = Client().get(path)
        assert not response.cookies
        assert "cookie" not in response.get("Vary", "").lower()
        assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert "style-src 'self';" in response["Content-Security-Policy"] + ";"


def cold_queries(path: str, count_queries, most: int) -> int:
    client = Client()
    client.get(path)  # draws the pictures
    for cache in caches.all():
        cache.clear()
    with count_queries(most) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_an_issue_costs_the_same_with_two_projects_and_ten(homes, call, picture, django_assert_max_num_queries):
    def cost(number: int) -> int:
        for _each in range(number):
            make_campaign(homes["it"], call, opened=DAY, ends=5 * DAY, hero_image=picture)
        pages = [block("button", {"label": "Guarda", "page": homes["it"].pk})] * number
        lists = [block("closing_soon", {"at_most": 10}), block("new_projects", {"at_most": 10}), block("totals")]
        pictures = [block("picture", {"image": picture.pk, "alt": "Un orto"})] * number
        issue = make_issue(homes["it"], *lists, *pages, *pictures, hero_image=picture)
        send(issue)
        return cold_queries(issue.get_url(), django_assert_max_num_queries, 15)

    assert cost(2) == cost(8)


def test_the_archive_costs_the_same_with_two_issues_and_ten(homes, picture, django_assert_max_num_queries):
    def cost(number: int) -> int:
        for _each in range(number):
            make_issue(homes["it"], is_archive_only=True, hero_image=picture)
        return cold_queries("/it/newsletter/", django_assert_max_num_queries, 10)

    assert cost(2) == cost(8)


def test_machines_are_told_that_an_issue_is_an_article_and_where_the_feed_is(homes):
    issue = make_issue(homes["it"], title="Novembre", preheader="Che cosa si apre.")
    send(issue)
    head = head_of(issue.get_url())
    assert head.xpath("meta[@property='og:type']/@content") == ["article"]
    assert head.xpath("meta[@name='description']/@content") == ["Che cosa si apre."]
    assert head.xpath("link[@type='application/rss+xml']/@href") == ["/it/feed/newsletter.xml"]
    graph = json.loads(head.xpath("script[@type='application/ld+json']")[0].text)["@graph"]
    assert "NewsArticle" in {node["@type"] for node in graph}


def test_an_issue_is_found_by_what_is_written_in_it(homes):
    issue = make_issue(homes["it"], block("text", "<p>Un albero per ogni cortile.</p>"), title="Novembre")
    issue.save_revision().publish()
    assert "Novembre" in html_at("/it/cerca/?q=alberi")


def feed(language: str = "it"):
    return feedparser.parse(Client().get(f"/{language}/feed/newsletter.xml").content)


def test_the_feed_holds_each_sent_issue_whole_with_the_figures_of_its_sending(homes, campaign, project):
    blocks = [block("heading", "Adesso"), block("text", "<p>Ciao.</p>"), block("project", {"project": project.pk})]
    issue = make_issue(homes["it"], *blocks, block("municipio"), block("totals"), title="Novembre")
    make_issue(homes["it"], title="In attesa")
    Campaign.objects.filter(pk=campaign.pk).update(raised_cents=1_234_00)
    send(issue)
    Campaign.objects.filter(pk=campaign.pk).update(raised_cents=9_999_00)
    (entry,) = feed().entries
    assert entry.title == "Novembre"
    assert entry.link == "http://testserver" + issue.get_url()
    html = entry.content[0].value
    assert "<h2>Adesso</h2>" in html
    assert "<p>Ciao.</p>" in html
    assert f'<a href="http://testserver{project.get_url()}">{project.title}</a>' in html
    assert "1.234 raccolti" in html
    assert "9.999" not in html
    assert feed("en").entries == []


def test_the_feed_costs_the_same_with_two_issues_and_eight(homes, campaign, project, django_assert_max_num_queries):
    def cost(number: int) -> int:
        for _each in range(number):
            text = block("text", f'<p><a linktype="page" id="{project.pk}">il progetto</a></p>')
            send(make_issue(homes["it"], text, block("municipio"), block("totals")))
        return cold_queries("/it/feed/newsletter.xml", django_assert_max_num_queries, 12)

    assert cost(2) == cost(6)


def test_an_english_issue_is_in_the_english_archive(homes):
    issue = make_issue(homes["it"], title="Novembre")
    english = make_issue(homes["en"], title="November", translation_key=issue.translation_key)
    send(issue)
    assert "November" in html_at("/en/newsletter/")
    assert "Novembre" not in html_at("/en/newsletter/").partition("<main")[2]
    assert english.title in html_at(fresh(english).get_url())
