"""Who may open which address of the newsletter's admin, by role: every address, whether read or posted to."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import get_resolver, reverse

from config.bootstrap import ACCOUNTING, EDITORS, MANAGERS
from newsletter.models import (
    Delivery,
    DeliveryState,
    ImportRow,
    Mailing,
    MailingKind,
    MailingState,
    NoticeText,
    Subscriber,
    SubscriberImport,
    Suppression,
    SuppressionReason,
)
from newsletter.sending.suppressing import suppress
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db

# Numbers alone, or the editor's own page.
EVERYBODYS = {
    *("newsletter_check", "newsletter_test_mail", "newsletter_reach"),
    *("newsletter_mailing", "newsletter_mailing_state"),
    *("newsletter_growth:index", "mailing_admin:index", "mailing_admin:index_results"),
}
MANAGERS_OWN = {
    *("newsletter_send", "newsletter_mailing_sposta"),
    *(f"newsletter_mailing_{act}" for act in ("pausa", "riprendi", "riprova", "interrompi", "annulla")),
    *(f"newsletter_settle_{decision}" for decision in ("inviati", "di-nuovo", "rifiutati-di-nuovo")),
    *("subscriber_leave", "subscriber_erase", "suppression_add", "suppression_lift"),
    *("subscriber_import_new", "subscriber_import", "subscriber_import_state", "subscriber_import_drop"),
    *(
        f"{kind}_admin:{view}"
        for kind in ("subscriber", "suppression")
        for view in ("index", "index_results", "inspect")
    ),
    *("import_admin:index", "import_admin:index_results"),
    *(f"notice_texts:{view}" for view in ("list", "list_results", "edit", "preview_on_edit", "usage")),
    *("notice_texts:history", "notice_texts:history_results"),
}
MAY = {EDITORS: EVERYBODYS, MANAGERS: EVERYBODYS | MANAGERS_OWN, ACCOUNTING: set()}
# What is only posted to.
NOT_READ = {
    "newsletter_test_mail",
    "subscriber_import_drop",
    *(name for name in MANAGERS_OWN if name.startswith(("newsletter_mailing_", "newsletter_settle_"))),
} - {"newsletter_mailing_sposta"}
# Whatever the forms ask for.
ALL_AT_ONCE = {
    "confirm": "on",
    "vouch": "on",
    "chosen": "all",
    "reason": "x",
    "email": "dario@example.org",
    "when": "now",
    "seen": "1",
    "programme": "on",
    "proof": "x",
    "consent_date": "01/02/2026",
    "language": "it",
    "subject": "x",
    "preheader": "x",
    "heading": "x",
    "text": "x",
    "button": "x",
}


def names_in_admin(resolver=None, place: str = "", namespace: str = "") -> Iterator[tuple[str, list[str]]]:
    """Each named address below ``/admin/newsletter/`` with the names of its parts."""
    for each in (resolver or get_resolver()).url_patterns:
        here = place + str(each.pattern)
        if hasattr(each, "url_patterns"):
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from names_in_admin(each, here, inner)
        elif here.startswith("admin/newsletter/") and "revision" not in here:  # those are edit's
            yield f"{namespace}{each.name}", list(each.pattern.converters)


@pytest.fixture
def rows(issue) -> dict[str, object]:
    """A row that each kind of address is about."""
    subscriber = make_subscriber("anna@example.org")
    suppress(email_key="k" * 64, email="bruno@example.org", reason=SuppressionReason.COMPLAINT)
    batch = SubscriberImport.objects.create(file_name="elenco.csv", proof="Foglio firmato.", topics=["programme"])
    ImportRow.objects.create(batch=batch, line=2, written="carla@example.org", language="it")
    mailing = Mailing.objects.create(occasion="update:1", kind=MailingKind.UPDATE, state=MailingState.SENDING)
    for state in (DeliveryState.UNKNOWN, DeliveryState.REFUSED):
        person = make_subscriber(f"{state}@example.org")
        Delivery.objects.create(mailing=mailing, subscriber=person, language="it", state=state)
    return {
        "newsletter_check": issue,
        "newsletter_test_mail": issue,
        "newsletter_send": issue,
        "newsletter_reach": issue,
        "newsletter_": mailing,
        "mailing_admin": mailing,
        "subscriber_import": batch,
        "import_admin": batch,
        "subscriber_": subscriber,
        "suppression_": Suppression.objects.get(),
        "notice_texts": NoticeText.objects.first(),
    }


def address(name: str, parts: list[str], rows: dict[str, object]) -> str:
    about = next(row for prefix, row in rows.items() if name.startswith(prefix))
    return reverse(name, args=[about.pk for _part in parts])


def is_refused(answer) -> bool:
    """Sent away with a word, or refused flatly."""
    is_sent_away = answer.status_code == 302 and answer["Location"] == reverse("wagtailadmin_home")
    return is_sent_away or answer.status_code == 403


def everything() -> list:
    """All that a click could have changed, as it is in the database."""
    models = (Subscriber, Suppression, SubscriberImport, ImportRow, Mailing, Delivery, NoticeText)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_every_address_is_somebodys_or_nobodys():
    """None of ``MAY`` has another name by now."""
    assert not MAY[MANAGERS] - {name for name, _parts in names_in_admin()}


@pytest.mark.parametrize("role", [EDITORS, MANAGERS, ACCOUNTING])
def test_each_role_reads_its_own_addresses_and_no_other(login, rows, role):
    client = login(role)
    for name, parts in names_in_admin():
        answer = client.get(address(name, parts, rows))
        if name in NOT_READ:
            assert answer.status_code == 405, name
        else:
            assert is_refused(answer) is (name not in MAY[role]), (role, name)


@pytest.mark.parametrize("role", [EDITORS, ACCOUNTING])
def test_what_is_posted_without_the_right_changes_nothing(login, rows, role):
    client, before = login(role), everything()
    for name, parts in names_in_admin():
        if name in MAY[role]:
            continue
        answer = client.post(address(name, parts, rows), ALL_AT_ONCE)
        assert is_refused(answer) or answer.status_code == 405, (role, name)
    assert everything() == before


def test_nobody_adds_edits_or_deletes_rows_of_these_lists(admin_client, rows):
    before = everything()
    for name, parts in names_in_admin():
        view = name.rpartition(":")[2]
        if view in ("add", "delete", "preview_on_add") or (view == "edit" and not name.startswith("notice_texts")):
            for answer in (admin_client.get(address(name, parts, rows)), admin_client.post(address(name, parts, rows))):
                assert is_refused(answer), name
    assert everything() == before


def test_a_visitor_is_asked_to_log_in(client, rows):
    for name, parts in names_in_admin():
        for answer in (client.get(address(name, parts, rows)), client.post(address(name, parts, rows), ALL_AT_ONCE)):
            assert answer.status_code == 302, name
            assert answer["Location"].startswith(reverse("wagtailadmin_login")), name


@pytest.mark.parametrize(
    ("right", "name", "values"),
    [
        ("send_mailing", "newsletter_mailing_interrompi", {}),
        ("settle_delivery", "newsletter_settle_inviati", {"chosen": "all"}),
        ("change_subscriber", "subscriber_leave", {"confirm": "on"}),
        ("change_suppression", "suppression_lift", {"reason": "x"}),
        ("add_subscriberimport", "subscriber_import", {"vouch": "on"}),
    ],
)
def test_each_right_alone_opens_its_act(login, rows, right, name, values):
    """And without it even the other rights of Responsabili do not."""
    url = address(name, ["pk"], rows)
    group = Group.objects.get(name=MANAGERS)
    permission = Permission.objects.get(codename=right, content_type__app_label="newsletter")
    client = login(MANAGERS)
    group.permissions.remove(permission)
    before = everything()
    assert is_refused(client.post(url, values))
    assert everything() == before
    group.permissions.add(permission)
    assert not is_refused(client.post(url, values))
    assert everything() != before
