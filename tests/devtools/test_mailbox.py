"""/posta/ shows the mails that development keeps in a folder, and nothing else of the disk."""

import os

import pytest
from django.core.mail import EmailMultiAlternatives
from django.http import Http404
from django.test import Client

from devtools import mailbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.EMAIL_FILE_PATH.mkdir()
    return settings.EMAIL_FILE_PATH


@pytest.fixture
def send(folder):
    """Keep a mail in the folder and return its file's name; each is a minute newer than the one before.

    The names do not tell the order: two mails of one second have a number of their process's memory in them.
    """
    kept = []

    def send(subject: str, text: str = "Ciao", html: str = "") -> str:
        message = EmailMultiAlternatives(subject, text, to=["ada@example.org"])
        if html:
            message.attach_alternative(html, "text/html")
        message.send()
        (new,) = set(folder.iterdir()) - set(kept)
        new = new.rename(folder / f"mail-{9 - len(kept)}.log")
        kept.append(new)
        os.utime(new, (60 * len(kept), 60 * len(kept)))
        return new.name

    return send


def test_the_newest_mail_is_listed_first(send):
    for subject in ("Prima", "Seconda", "Terza"):
        send(subject)
    html = Client().get("/posta/").content.decode()
    assert sorted(("Prima", "Seconda", "Terza"), key=html.index) == ["Terza", "Seconda", "Prima"]
    assert "ada@example.org" in html


def test_an_empty_mailbox_says_so(folder):
    assert "Ancora nessuna e-mail" in Client().get("/posta/").content.decode()


def test_a_mail_is_shown_as_text_and_as_html(send):
    name = send("Grazie", "È arrivata: € 25", "<p>È <b>arrivata</b>: € 25</p>")
    page = Client().get(f"/posta/{name}/").content.decode()
    assert "<pre>È arrivata: € 25" in page
    assert f'src="/posta/{name}/html/"' in page
    assert Client().get(f"/posta/{name}/html/").content.decode().strip() == "<p>È <b>arrivata</b>: € 25</p>"


def test_the_html_of_a_mail_may_be_framed_by_the_mailbox_and_runs_no_script(send):
    response = Client().get(f"/posta/{send('Grazie', html='<p>Ciao</p>')}/html/")
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "script-src" not in response["Content-Security-Policy"]


def test_markup_in_a_mails_text_stays_text(send):
    assert "&lt;script&gt;" in Client().get(f"/posta/{send('Grazie', '<script>')}/").content.decode()


@pytest.mark.parametrize("part", ["", "html/"])
@pytest.mark.parametrize("name", ["nessuna.log", "..%2fsecret.log", "%2e%2e/secret.log", "..", "."])
def test_a_name_that_is_no_mails_is_not_found(folder, name, part):
    (folder.parent / "secret.log").write_text("Subject: secret\n\nsecret")
    assert Client().get(f"/posta/{name}/{part}", follow=True).status_code == 404


@pytest.mark.parametrize("name", ["../secret.log", "/etc/hosts", "../mail/../secret.log"])
def test_no_name_leads_out_of_the_folder(folder, name):
    (folder.parent / "secret.log").write_text("secret")
    with pytest.raises(Http404):
        mailbox._file(name)
