"""Readers rate pages; editors read averages and answers; nothing tells who wrote."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from config.bootstrap import ACCOUNTING, EDITORS, MANAGERS
from home.feedback import KEPT_FOR, Reason, reasons_for
from home.form_guard import stamp
from home.models import PageFeedback

pytestmark = pytest.mark.django_db


def address(page, rating: int | str = 4, language: str = "it") -> str:
    return f"/{language}/valuta/?pagina={page.pk}&voto={rating}"


def answer(page, rating: int = 4, **changes):
    fields = {"shown": stamp(), "website": "", "reason": "", "text": "", **changes}
    return Client().post(address(page, rating), fields)


def client_of(group: str) -> Client:
    user = get_user_model().objects.create_user(f"user-{group}", password="x")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


def test_a_pages_stars_are_a_plain_form_that_leads_to_the_question(campaign, project):
    client = Client()
    page = client.get(project.get_url())
    assert 'action="/it/valuta/" method="get"' in page.content.decode()
    assert "csrf" not in page.content.decode()
    assert not page.cookies
    form = client.get(address(project)).content.decode()
    assert "Quali sono stati gli aspetti che hai preferito?" in form
    assert "Dove hai incontrato le maggiori difficoltà?" not in form
    assert "Dove hai incontrato le maggiori difficoltà?" in client.get(address(project, 3)).content.decode()


def test_an_answer_is_kept_with_its_page_and_nothing_of_its_reader(project):
    response = answer(project, 2, reason=Reason.UNCLEAR, text="Non capisco\u202e la soglia")
    assert response.status_code == 303
    assert "Grazie" in Client().get(response["Location"]).content.decode()
    kept = PageFeedback.objects.get()
    assert (kept.page_id, kept.language, kept.rating, kept.reason) == (project.pk, "it", 2, "unclear")
    assert kept.text == "Non capisco la soglia"
    assert {field.name for field in PageFeedback._meta.fields} == {
        *("id", "page", "language", "rating", "reason", "text", "created_at")
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"website": "spam"},
        {"shown": ""},
        {"shown": "form:forged"},
        {"reason": "unclear"},
        {"text": "x" * 201},
    ],
)
def test_what_a_program_or_a_slip_sends_is_shown_again_and_not_kept(project, changes):
    response = answer(project, 4, **changes)
    assert response.status_code == 422
    assert not PageFeedback.objects.exists()


def test_a_form_without_its_token_is_refused(project):
    client = Client(enforce_csrf_checks=True)
    assert client.post(address(project), {"shown": stamp()}).status_code == 403


@pytest.mark.parametrize("rating", ["0", "6", "4.5", "-1", "²", "", "%00"])
def test_a_rating_that_there_is_not_shows_the_stars_alone(project, rating):
    page = Client().get(address(project, rating))
    assert page.status_code == 200
    assert "<textarea" not in page.content.decode()


@pytest.mark.parametrize("number", ["0", "x", "", "99999999999999999999", "²", "1"])
def test_a_page_that_there_is_not_is_404(project, number):
    assert Client().get(f"/it/valuta/?pagina={number}&voto=4").status_code == 404


def test_private_pages_drafts_and_the_other_languages_pages_are_404(project):
    assert Client().get(address(project, language="en")).status_code == 404
    restriction = PageViewRestriction.objects.create(page=project, restriction_type="login")
    assert Client().get(address(project)).status_code == 404
    restriction.delete()
    project.unpublish()
    assert answer(project).status_code == 404


def test_no_more_are_kept_in_an_hour_than_somebody_can_read(project, settings):
    settings.FEEDBACK_PER_HOUR = 2
    assert [answer(project).status_code for _each in range(3)] == [303, 303, 429]
    PageFeedback.objects.update(created_at=timezone.now() - timedelta(minutes=61))
    assert answer(project).status_code == 303


def test_old_answers_go_when_a_new_one_comes(project):
    answer(project)
    PageFeedback.objects.update(created_at=timezone.now() - KEPT_FOR - timedelta(days=1))
    answer(project, 5)
    assert PageFeedback.objects.get().rating == 5


def test_each_reason_is_asked_for_good_ratings_or_for_bad_ones():
    assert set(reasons_for(4)).isdisjoint(reasons_for(3))
    assert {*reasons_for(1), *reasons_for(5)} == set(Reason)


@pytest.mark.parametrize(("group", "status"), [(EDITORS, 200), (MANAGERS, 200), (ACCOUNTING, 302)])
def test_who_writes_pages_reads_what_is_said_of_them(project, group, status):
    client = client_of(group)
    assert client.get("/admin/reports/feedback/").status_code == status
    assert client.get("/admin/reports/feedback/answers/").status_code == status
    home = client.get("/admin/").content.decode()
    assert ("reports/feedback" in home) is (status == 200)


def test_the_report_gives_each_page_its_average_the_hardest_first(project, homes, django_assert_max_num_queries):
    for rating in (5, 4, 3):
        PageFeedback.objects.create(page=project, language="it", rating=rating)
    PageFeedback.objects.create(page=homes["it"], language="it", rating=1)
    client = client_of(EDITORS)
    rows = client.get("/admin/reports/feedback/").context["object_list"]
    assert [(row.title, row.average, row.ratings, row.low_ratings) for row in rows] == [
        (homes["it"].title, 1, 1, 1),
        (project.title, 4, 3, 1),
    ]
    export = b"".join(client.get("/admin/reports/feedback/?export=csv")).decode()
    assert f"{project.title},it,4" in export


def test_answers_are_filtered_and_exported_without_formulas(project):
    PageFeedback.objects.create(page=project, language="it", rating=1, text="=HYPERLINK(1)")
    PageFeedback.objects.create(page=project, language="it", rating=5, reason=Reason.CLEAR)
    client = client_of(EDITORS)
    listed = client.get("/admin/reports/feedback/answers/?rating=1").context["object_list"]
    assert [each.text for each in listed] == ["=HYPERLINK(1)"]
    export = b"".join(client.get("/admin/reports/feedback/answers/?export=csv")).decode()
    assert "'=HYPERLINK(1)" in export
    assert str(Reason.CLEAR.label) in export
    assert client.get("/admin/reports/feedback/answers/?export=xlsx").status_code == 200
