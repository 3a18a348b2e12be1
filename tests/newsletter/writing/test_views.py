"""What editors see and do in the admin: previews, the check, a trial mail; and who may."""

from smtplib import SMTPServerDisconnected

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail_localize.operations import translate_object

from config.bootstrap import ACCOUNTING, EDITORS
from newsletter.blocks import issue_blocks
from newsletter.models import NewsletterIssuePage
from tests.newsletter.writing.making import TEXT, block, fresh, make_issue, make_newsletter

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue(homes, campaign, project):
    return make_issue(homes["it"], block("text", TEXT), block("project", {"project": project.pk}), title="Novembre")


@pytest.fixture
def as_user(homes, django_user_model):
    """A browser of somebody in the group of that name; in none, of somebody who may only come in."""

    def log_in(group: str, email: str = "redazione@example.org") -> Client:
        user = django_user_model.objects.create_user("chi", email, "x")
        user.groups.add(Group.objects.get(name=group))
        client = Client()
        client.force_login(user)
        return client

    return log_in


def preview(client: Client, issue: NewsletterIssuePage, mode: str):
    return client.get(reverse("wagtailadmin_pages:view_draft", args=(issue.pk,)), {"mode": mode})


def test_the_mail_is_previewed_with_its_own_styles_and_harmless_links(issue, admin_client):
    response = preview(admin_client, issue, "mail")
    html = response.content.decode()
    assert html.lstrip().startswith("<!DOCTYPE html>")
    assert "@@" not in html
    assert "'unsafe-inline'" in response["Content-Security-Policy"].partition("style-src")[2].partition(";")[0]
    assert "'unsafe-inline'" not in response["Content-Security-Policy"].partition("script-src")[2].partition(";")[0]


def test_the_text_is_previewed_as_text(issue, admin_client):
    response = preview(admin_client, issue, "text")
    words = BeautifulSoup(response.content, "html.parser").pre.get_text()
    assert "Novembre\n========" in words
    assert "@@" not in words


def test_the_archive_page_is_previewed_as_the_site_shows_it(issue, admin_client):
    response = preview(admin_client, issue, "archive")
    assert "<h1>Novembre</h1>" in response.content.decode()
    assert "'unsafe-inline'" not in response["Content-Security-Policy"]


def test_an_unknown_mode_of_preview_shows_the_mail(issue, admin_client):
    assert b"mail-mark.png" in preview(admin_client, issue, "../../etc").content


def test_an_issue_that_was_never_saved_can_be_previewed(homes, admin_client):
    parent = make_newsletter(homes["it"])
    address = f"/admin/pages/add/newsletter/newsletterissuepage/{parent.pk}/preview/"
    comments = {f"comments-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    written = {"title": "Appena scritto", "slug": "nuovo", "subject": "", "date": "12/03/2026", "body-count": 0}
    answer = admin_client.post(address, {**written, "summary": "", "hero_image_alt": "", "preheader": "", **comments})
    assert answer.json() == {"is_valid": True, "is_available": True}
    for mode in ("mail", "text", "archive"):
        assert "Appena scritto" in admin_client.get(f"{address}?mode={mode}").content.decode()


@pytest.mark.parametrize("kind", [name for name, _block in issue_blocks()])
def test_every_block_has_a_preview_a_description_and_an_icon(kind, admin_client, picture):
    definition = NewsletterIssuePage.body.field.stream_block.child_blocks[kind]
    assert definition.is_previewable
    assert definition.meta.description
    assert definition.meta.icon != "placeholder"
    address = reverse("wagtailadmin_block_preview")
    response = admin_client.get(address, {"id": definition.definition_prefix})
    assert response.status_code == 200
    shown = BeautifulSoup(response.content, "html.parser").find(class_="issue")
    assert shown.get_text(strip=True) or shown.find("img")


def test_the_form_takes_municipi_by_their_boxes(issue, admin_client):
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=(issue.pk,))).content.decode()
    document = BeautifulSoup(html, "html.parser")
    boxes = document.find_all("input", attrs={"name": "to_municipi", "type": "checkbox"})
    assert [box["value"] for box in boxes] == [str(number) for number in range(1, 10)]
    assert document.find("input", attrs={"name": "subject"})["data-count-most"] == "60"
    form_class = NewsletterIssuePage.get_edit_handler().get_form_class()
    field = form_class.base_fields["to_municipi"]
    assert field.clean(["2", "9"]) == [2, 9]


def test_the_check_shows_what_was_found_in_the_last_saved_draft(issue, as_user):
    draft = fresh(issue)
    draft.title, draft.subject = "TODO", ""
    draft.save_revision(clean=False)  # as the admin saves a draft that is not whole yet
    html = as_user(EDITORS).get(reverse("newsletter_check", args=(issue.pk,))).content.decode()
    assert "Manca l&#x27;oggetto." in html
    assert "testo provvisorio: «TODO»" in html
    assert "kB" in html
    assert html.count("?mode=") == 3


def test_the_check_is_reached_from_the_issue_and_from_no_other_page(issue, project, as_user):
    client = as_user(EDITORS)
    address = reverse("newsletter_check", args=(issue.pk,))
    assert address in client.get(reverse("wagtailadmin_pages:edit", args=(issue.pk,))).content.decode()
    other = client.get(reverse("wagtailadmin_pages:edit", args=(project.pk,))).content.decode()
    assert "Controlla e prova" not in other


def test_a_trial_goes_to_who_asks_for_it_and_to_nobody_else(issue, as_user):
    draft = fresh(issue)
    draft.subject = "La bozza\nnuova"
    draft.save_revision()
    response = as_user(EDITORS).post(reverse("newsletter_test_mail", args=(issue.pk,)), follow=True)
    (sent,) = mail.outbox
    assert sent.to == ["redazione@example.org"]
    assert (sent.cc, sent.bcc) == ([], [])
    assert sent.subject == "[Prova] La bozza nuova"
    html = sent.alternatives[0][0]
    assert "@@" not in html + sent.body
    assert f'href="http://testserver{issue.get_url()}"' in html
    assert "Abbiamo inviato una prova a redazione@example.org." in response.content.decode()


def test_an_english_trial_is_marked_in_english(homes, as_user):
    issue = make_issue(homes["en"], subject="In English")
    as_user(EDITORS).post(reverse("newsletter_test_mail", args=(issue.pk,)))
    assert mail.outbox[0].subject.endswith("In English")
    assert '<html lang="en"' in mail.outbox[0].alternatives[0][0]


def test_who_has_no_address_is_told_so(issue, as_user):
    client = as_user(EDITORS, email="")
    assert "Invia una prova" not in client.get(reverse("newsletter_check", args=(issue.pk,))).content.decode()
    response = client.post(reverse("newsletter_test_mail", args=(issue.pk,)), follow=True)
    assert "Il tuo profilo non ha un indirizzo e-mail" in response.content.decode()
    assert mail.outbox == []


def test_a_trial_that_the_provider_does_not_take_is_told_and_names_no_address_in_the_log(
    issue, as_user, settings, caplog
):
    settings.EMAIL_BACKEND = "tests.newsletter.writing.test_views.AwayBackend"
    response = as_user(EDITORS).post(reverse("newsletter_test_mail", args=(issue.pk,)), follow=True)
    assert "non è partita" in response.content.decode()
    assert "redazione@example.org" not in "".join(record.getMessage() for record in caplog.records)


class AwayBackend:
    """A provider that hangs up."""

    def __init__(self, **options):
        pass

    def send_messages(self, messages):
        raise SMTPServerDisconnected("redazione@example.org")


@pytest.mark.parametrize("name", ["newsletter_check", "newsletter_test_mail"])
def test_who_may_not_edit_the_issue_gets_neither_the_check_nor_a_trial(issue, as_user, name):
    client = as_user(ACCOUNTING)
    address = reverse(name, args=(issue.pk,))
    for response in (client.post(address), client.get(address), Client().get(address), Client().post(address)):
        assert response.status_code in (302, 405)
        if response.status_code == 302:
            assert response["Location"].startswith(("/admin/login/", reverse("wagtailadmin_home")))
    assert mail.outbox == []


def test_a_trial_is_sent_by_post_alone(issue, as_user):
    assert as_user(EDITORS).get(reverse("newsletter_test_mail", args=(issue.pk,))).status_code == 405


@pytest.mark.parametrize("name", ["newsletter_check", "newsletter_test_mail"])
def test_what_is_no_issue_is_not_found(homes, as_user, name):
    client = as_user(EDITORS)
    for key in (10**6, homes["it"].pk, Page.objects.first().pk):
        address = reverse(name, args=(key,))
        ask = client.post if name == "newsletter_test_mail" else client.get
        assert ask(address, follow=True).status_code == 404


def test_an_editor_writes_an_issue_in_the_form(homes, project, as_user):
    parent = make_newsletter(homes["it"])
    written = {
        "title": "Dicembre",
        "slug": "dicembre",
        "date": "12/12/2026",
        "subject": "Due progetti vicini al traguardo",
        "preheader": "",
        "summary": "",
        "hero_image_alt": "",
        "to_programme": "on",
        "body": streamfield([("text", rich_text(TEXT)), ("totals", {"heading": ""})]),
        "comments": inline_formset([]),
    }
    address = reverse("wagtailadmin_pages:add", args=("newsletter", "newsletterissuepage", parent.pk))
    boxes = {"to_municipi": ["2", "9"], "to_themes": [str(project.theme.pk)]}
    response = as_user(EDITORS).post(address, {**nested_form_data(written), **boxes}, follow=True)
    assert response.status_code == 200
    issue = NewsletterIssuePage.objects.get(slug="dicembre")
    draft = issue.get_latest_revision_as_object()
    assert not issue.live
    assert draft.topics == ["programme", "municipio:2", "municipio:9", f"theme:{project.theme.pk}"]
    assert [block.block_type for block in draft.body] == ["text", "totals"]
    issue.latest_revision.publish()
    assert fresh(issue).topics == draft.topics


def test_a_translation_keeps_the_blocks_and_the_audience_of_its_source(homes, project, issue):
    issue.to_municipi = [4]
    issue.to_themes = [project.theme]
    issue.save()
    translate_object(make_newsletter(homes["it"]), [homes["en"].locale])
    translate_object(fresh(issue), [homes["en"].locale])
    english = fresh(issue).get_translation(homes["en"].locale)
    assert [block.id for block in english.body] == [block.id for block in fresh(issue).body]
    assert english.topics == fresh(issue).topics == ["programme", "municipio:4", f"theme:{project.theme.pk}"]
