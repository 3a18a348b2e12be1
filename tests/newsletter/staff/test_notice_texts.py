"""Responsabili change the words of the news, and see the mail before anybody gets it."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from config.bootstrap import ACCOUNTING, EDITORS, MANAGERS
from newsletter.models import NoticeKind, NoticeText
from newsletter.models.notices import TEXTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(homes) -> NoticeText:
    return NoticeText.objects.get(kind=NoticeKind.THRESHOLD, language="it")


def url(name: str, *args) -> str:
    return reverse(f"notice_texts:{name}", args=args)


def written(notice: NoticeText, **values) -> dict[str, str]:
    """What the form sends, with the line ends of a browser."""
    return {**{name: getattr(notice, name).replace("\n", "\r\n") for name in TEXTS}, **values}


@pytest.mark.parametrize(("group", "status"), [(MANAGERS, 200), (EDITORS, 302), (ACCOUNTING, 302)])
def test_only_those_who_run_the_newsletter_read_and_change_them(login, text, group, status):
    client = login(group)
    found = [client.get(url("list")).status_code, client.get(url("edit", text.pk)).status_code]
    client.post(url("edit", text.pk), written(text, heading="Cambiato"))
    text.refresh_from_db()
    assert found == [status, status]
    assert (text.heading == "Cambiato") is (status == 200)


def test_without_a_login_there_is_nothing_to_see(text):
    assert Client().get(url("edit", text.pk)).status_code == 302


@pytest.mark.parametrize("name", ["add", "copy", "delete"])
def test_there_is_one_for_each_kind_and_language_no_more_and_no_fewer(admin_client, text, name):
    before = NoticeText.objects.count()
    address = "add/" if name == "add" else f"{name}/{text.pk}/"
    answer = admin_client.post(f"/admin/newsletter/notizie/{address}", written(text), follow=True)
    assert answer.status_code in (200, 404)
    assert NoticeText.objects.count() == before


def test_the_list_tells_kind_language_and_subject(manager, text):
    page = manager.get(url("list")).content.decode()
    assert page.count("Soglia raggiunta") >= 2
    assert "Inglese" in page
    assert "Ce l&#x27;abbiamo fatta" in page


def test_the_form_says_what_may_stand_in_braces(manager, text):
    page = manager.get(url("edit", text.pk)).content.decode()
    assert "<code>{quota_del_comune}</code>" in page
    assert "<code>{riassunto}</code>" not in page


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(manager, text):
    page = manager.post(url("edit", text.pk), written(text, text="Siamo a {raccoltto}")).content.decode()
    assert "«{raccoltto}» qui non si può usare" in page
    assert "Siamo a {raccoltto}</textarea>" in page
    text.refresh_from_db()
    assert "raccoltto" not in text.text


def test_a_change_is_kept_with_who_made_it(manager, text):
    manager.post(url("edit", text.pk), written(text, heading="Evviva {progetto}"))
    text.refresh_from_db()
    assert text.heading == "Evviva {progetto}"
    assert text.latest_revision.user.username == MANAGERS.lower()
    assert ModelLogEntry.objects.filter(action="wagtail.edit", object_id=str(text.pk)).count() == 1


@pytest.mark.parametrize("mode", ["mail", "text"])
def test_what_is_being_written_is_shown_as_the_mail_and_not_saved(manager, campaign, project, text, mode):
    address = url("preview_on_edit", text.pk)
    answer = manager.post(address, written(text, heading="Prova <b>: {progetto}")).json()
    assert answer == {"is_valid": True, "is_available": True}
    page = manager.get(f"{address}?mode={mode}").content.decode()
    assert f"Prova &lt;b&gt;: {project.title}" in page
    text.refresh_from_db()
    assert "Prova" not in text.heading


@pytest.mark.parametrize("mode", ["mail", "text", "odd", ""])
def test_the_preview_may_have_the_mails_own_styles_and_no_script(manager, project, text, mode):
    address = url("preview_on_edit", text.pk)
    manager.post(address, written(text))
    answer = manager.get(f"{address}?mode={mode}")
    assert answer.status_code == 200
    policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; ") if " " in part)
    assert "'unsafe-inline'" in policy["style-src"]
    assert "'unsafe-inline'" not in policy["script-src"]


def test_a_preview_without_a_project_says_what_is_missing(manager, text):
    address = url("preview_on_edit", text.pk)
    manager.post(address, written(text))
    for mode in ("mail", "text"):
        assert "serve almeno un progetto pubblicato" in manager.get(f"{address}?mode={mode}").content.decode()


def test_nothing_saves_itself_while_somebody_writes(manager, text):
    page = manager.get(url("edit", text.pk))
    assert page.context["autosave_enabled"] is False


@pytest.mark.parametrize("pk", ["0", "999999", "x", "9" * 30, "1%00"])
def test_odd_addresses_are_answered(manager, homes, pk):
    assert manager.get(f"/admin/newsletter/notizie/edit/{pk}/", follow=True).status_code == 404
