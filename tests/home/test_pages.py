"""What an anonymous visitor's GET costs and leaves behind."""

import json
import re
from datetime import timedelta

import pytest
import segno
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.utils import timezone
from PIL import Image as PillowImage
from wagtail.documents.models import Document
from wagtail.images.models import Image

from donations.models import Campaign, Donation, DonationState
from donations.services.campaigns import create_campaign
from home import site_version
from home.visibility import visible
from projects.models import ProjectDocument, ProjectPage, ProjectUpdatePage
from tests.factories import make_project, project_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def still_clock(time_machine):
    """A kept page belongs to one minute: the clock must not step into the next one between two visits."""
    time_machine.move_to(timezone.now(), tick=False)


def cold_get(path: str, count_queries, most: int) -> int:
    """Number of queries of a page when every cache is empty, in a process that has served pages before."""
    client = Client()
    caches["pages"].clear()  # the first visit draws the pictures
    assert client.get(path).status_code == 200
    for cache in caches.all():
        cache.clear()
    with count_queries(most, exact=False) as queries:
        response = client.get(path)
    assert response.status_code == 200
    return len(queries)


def give(campaign: Campaign, number: int) -> None:
    now = timezone.now()
    Donation.objects.bulk_create(
        Donation(
            campaign=campaign,
            amount_cents=10_00,
            name=f"Donatore {each}",
            email=f"d{each}@example.org",
            email_key=f"d{each}@example.org",
            language="it",
            privacy_accepted_at=now,
            paid_at=now,
            state=DonationState.PAID,
        )
        for each in range(number)
    )
    Campaign.objects.filter(pk=campaign.pk).update(raised_cents=number * 10_00, donors_count=number)


@pytest.mark.parametrize("path", ["/it/", "/it/progetti/", "/it/progetti/progetto-1/"])
def test_an_anonymous_visit_leaves_no_cookie_and_can_be_cached(campaign, path):
    response = Client().get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.fixture
def pictures(settings, tmp_path) -> list[Image]:
    settings.MEDIA_ROOT = tmp_path
    made = []
    for number in range(14):
        PillowImage.new("RGB", (1600, 1000), (number * 9, 35, 59)).save(tmp_path / f"{number}.png")
        with (tmp_path / f"{number}.png").open("rb") as file:
            made.append(Image.objects.create(title=str(number), file=ImageFile(file, name=f"{number}.png")))
    return made


def illustrate(project: ProjectPage, pictures: list[Image]) -> None:
    """A main picture, and one or more in each kind of block that has any."""
    hero, alone, video, portrait, *several = [picture.pk for picture in pictures]
    project.hero_image_id = hero
    story = {
        "image": {"image": alone, "alt": "", "caption": ""},
        "gallery": {"images": [{"image": key, "alt": "", "caption": ""} for key in several], "caption": ""},
        "video": {"title": "Un video", "url": "https://example.org/video", "image": video},
        "team": [{"name": "Nome Cognome", "role": "", "image": portrait}],
    }
    project.story = json.dumps([{"type": kind, "value": value} for kind, value in story.items()])
    project.save()


def append_updates_and_documents(project: ProjectPage, number: int) -> None:
    for each in range(number):
        project.add_child(instance=ProjectUpdatePage(title=f"Aggiornamento {each}", locale=project.locale))
        document = Document.objects.create(title=f"Documento {each}", file=ContentFile(b"1", name=f"{each}.txt"))
        ProjectDocument.objects.create(page=project, document=document, title=document.title, locale=project.locale)


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_project_page_with_all_that_it_can_have_takes_ten_queries_whatever_their_number(
    campaign, project, homes, pictures, language, django_assert_max_num_queries
):
    if language == "en":  # its call is not translated
        project = project.copy_for_translation(homes["en"].locale, copy_parents=True)
        project.save_revision().publish()
        project.refresh_from_db()
    costs = []
    for donations, of_each_kind in ((10, 6), (9_990, 14)):
        give(campaign, donations)
        illustrate(project, pictures[:of_each_kind])
        append_updates_and_documents(project, of_each_kind)
        costs.append(cold_get(project.get_url(), django_assert_max_num_queries, 10))
    assert costs[0] == costs[1]
    page = Client().get(project.get_url()).content.decode()
    assert page.count("<picture") + page.count("<img") >= 14
    assert "Aggiornamento 13" in page
    assert "Documento 13" in page


def test_a_picture_that_was_deleted_leaves_no_empty_frame(campaign, project, pictures):
    illustrate(project, pictures)
    for picture in pictures:
        picture.delete()
    page = Client().get(project.get_url()).content.decode()
    assert "<figure" not in page
    assert "srcset" not in page
    assert "Nome Cognome" in page


@pytest.mark.parametrize("path", ["/it/", "/it/progetti/"])
def test_home_and_list_take_twelve_queries_whether_there_are_two_projects_or_twenty(
    homes, call, pictures, path, django_assert_max_num_queries
):
    def add(number: int) -> None:
        for each in range(number):
            page = make_project(homes["it"], call=call, hero_image=pictures[each % len(pictures)])
            create_campaign(project=page, opens_at=timezone.now() - timedelta(hours=1))

    add(2)
    few = cold_get(path, django_assert_max_num_queries, 12)
    add(18)
    many = cold_get(path, django_assert_max_num_queries, 12)
    assert few == many


@pytest.mark.usefixtures("still_clock")
def test_a_page_that_has_not_changed_takes_one_query_and_an_etag_saves_its_body(
    campaign, project, django_assert_num_queries
):
    client = Client()
    first = client.get(project.get_url())
    with django_assert_num_queries(1):
        second = client.get(project.get_url())
    assert second.content == first.content
    with django_assert_num_queries(1):
        third = client.get(project.get_url(), headers={"If-None-Match": first["ETag"]})
    assert third.status_code == 304
    assert third.content == b""


def test_a_change_drops_what_is_cached(campaign, project, django_capture_on_commit_callbacks):
    client = Client()
    before = client.get(project.get_url())["ETag"]
    with django_capture_on_commit_callbacks(execute=True):
        project.title = "Un altro titolo"
        project.save_revision().publish()
    after = client.get(project.get_url())
    assert after["ETag"] != before
    assert "Un altro titolo" in after.content.decode()


def test_the_end_of_a_campaign_shows_on_a_cached_page_in_the_minute_when_it_comes(campaign, project, time_machine):
    client = Client()
    time_machine.move_to(campaign.ends_at - timedelta(seconds=1), tick=False)
    assert "Dona ora" in client.get(project.get_url()).content.decode()
    time_machine.move_to(campaign.ends_at, tick=False)
    assert "Dona ora" not in client.get(project.get_url()).content.decode()


def test_staff_with_a_session_are_not_served_from_the_cache(campaign, project, admin_client, settings):
    Client().get(project.get_url())
    response = admin_client.get(project.get_url())
    assert "ETag" not in response


def test_drafts_private_pages_and_their_qr_codes_are_not_shown(campaign, project, homes):
    from wagtail.models import PageViewRestriction

    client = Client()
    address = project.get_url()
    qr = f"/qr/{project.pk}.svg"
    assert client.get(qr)["Content-Type"] == "image/svg+xml"
    restriction = PageViewRestriction.objects.create(page=project_index(homes["it"]), restriction_type="login")
    site_version._count_up()
    assert client.get(address).status_code == 302
    assert client.get(qr).status_code == 404
    restriction.delete()
    project.unpublish()
    site_version._count_up()
    assert client.get(address).status_code == 404
    assert client.get(qr).status_code == 404


@pytest.mark.parametrize("where", ["an alias of a private page", "a page below an alias of a private list"])
def test_an_alias_is_as_private_as_its_source(campaign, project, homes, where):
    from wagtail.models import PageViewRestriction

    source = project if where == "an alias of a private page" else project_index(homes["it"])
    shown = alias = source.create_alias(update_slug="alias")
    if source != project:
        shown = project.copy(to=alias, update_attrs={"slug": "copia", "title": "Sotto l'alias"})
    Client().get(shown.get_url())
    PageViewRestriction.objects.create(page=source, restriction_type="login")
    site_version._count_up()
    assert Client().get(shown.get_url()).status_code == 302
    assert Client().get(f"/qr/{shown.pk}.svg").status_code == 404
    assert not visible(ProjectPage.objects.filter(pk=shown.pk)).exists()


def test_the_root_of_the_tree_has_no_qr_code(homes):
    assert Client().get(f"/qr/{homes['it'].get_parent().pk}.svg").status_code == 404


def test_the_other_languages_home_may_be_unpublished(campaign, project, homes):
    english = project.copy_for_translation(homes["en"].locale, copy_parents=True)
    english.save_revision().publish()
    homes["en"].unpublish()
    client = Client()
    assert client.get(project.get_url()).status_code == 200
    assert client.get("/en/whatever/").status_code == 404
    project.unpublish()
    assert client.get(f"/it/dona/{campaign.pk}/").status_code == 200


def test_a_cached_answer_keeps_the_header_that_forbids_frames(campaign, project):
    for _first_and_kept in range(2):
        assert Client().get(project.get_url())["X-Frame-Options"] == "DENY"


def test_an_answer_tells_its_length_so_that_the_connection_stays_open(campaign, project):
    response = Client().get(project.get_url())
    assert response["Content-Length"] == str(len(response.content))


@pytest.mark.usefixtures("still_clock")
def test_a_proxy_that_compresses_and_weakens_the_etag_is_answered_304_too(campaign, project):
    etag = Client().get(project.get_url())["ETag"]
    assert Client().get(project.get_url(), headers={"If-None-Match": f"W/{etag}"}).status_code == 304


@pytest.mark.usefixtures("still_clock")
def test_made_up_query_strings_do_not_fill_the_cache(campaign, project, django_assert_num_queries):
    address = project.get_url()
    client = Client()
    client.get(address)
    for number in range(10):
        assert client.get(f"{address}?x={number}").status_code == 200
    assert len(caches["pages"]._cache) == 1
    client.get("/it/progetti/?pagina=1")
    with django_assert_num_queries(1):
        client.get("/it/progetti/?pagina=1")


@pytest.mark.django_db(transaction=True)
def test_where_the_version_cannot_be_counted_up_the_rest_of_what_waits_for_the_commit_is_done(homes):
    def locked(execute, sql, params, many, context):
        if "home_siteversion" in sql:
            raise OperationalError("database is locked")
        return execute(sql, params, many, context)

    done = []
    with connection.execute_wrapper(locked), transaction.atomic():
        site_version.bump()
        transaction.on_commit(lambda: done.append(True))
    assert done == [True]


def test_a_renamed_page_is_found_at_its_old_address_too(campaign, project, django_capture_on_commit_callbacks):
    old = project.get_url()
    with django_capture_on_commit_callbacks(execute=True):
        project.slug = "nuovo-nome"
        project.save_revision().publish()
    project.refresh_from_db()
    response = Client().get(old)
    assert response.status_code == 301
    assert response["Location"].endswith("/it/progetti/nuovo-nome/")


def test_an_address_that_does_not_exist_is_404_in_the_language_of_its_prefix(homes):
    response = Client().get("/it/non-esiste/")
    assert response.status_code == 404
    assert 'lang="it"' in response.content.decode()


@pytest.mark.parametrize("path", ["/it/progetti/?pagina=%00", "/it/progetti/?pagina='", "/it/?importo=%22"])
def test_odd_query_strings_are_no_error(campaign, path):
    assert Client().get(path).status_code == 200


def drawn(svg: str) -> str:
    """The dark modules of a QR code, without its title and frame."""
    return re.search(r' d="([^"]+)"', svg)[1]


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_pages_qr_code_leads_to_its_public_address(project, homes, settings, language):
    settings.SITE_URL = "https://crowdfunding.example.org"
    page = project if language == "it" else make_project(homes["en"], slug="garden", call=project.call)
    address = f"https://crowdfunding.example.org/{language}/progetti/{page.slug}/"
    response = Client().get(f"/qr/{page.pk}.svg", headers={"Host": "evil.example"})
    expected = segno.make(address, error="m", micro=False).svg_inline(border=4)
    assert drawn(response.content.decode()) == drawn(expected)


def test_the_qr_codes_of_two_pages_differ(project, homes):
    codes = {drawn(Client().get(f"/qr/{page.pk}.svg").content.decode()) for page in (project, homes["it"], homes["en"])}
    assert len(codes) == 3
