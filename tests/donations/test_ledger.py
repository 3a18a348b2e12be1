"""The ledger: written once, refused any change, and always the sum that the campaign shows."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from donations.ledger import Movement, grant_city_share, post, true_raised_cents
from donations.models import EntryKind, LedgerEntry
from donations.services.payments import sync_payment

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(donor, standin) -> LedgerEntry:
    sync_payment(donor.pay().attempts.get())
    return LedgerEntry.objects.get()


def refused(work) -> bool:
    try:
        with transaction.atomic():
            work()
    except (DatabaseError, ProtectedError):
        return True
    return False


def test_the_database_refuses_to_change_a_row_by_orm_and_by_sql(entry):
    def by_sql():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE donations_ledgerentry SET amount_cents = 1")

    assert refused(lambda: LedgerEntry.objects.update(amount_cents=1))
    assert refused(lambda: (setattr(entry, "amount_cents", 1), entry.save()))
    assert refused(by_sql)
    entry.refresh_from_db()
    assert entry.amount_cents == 25_00


def test_the_database_refuses_to_delete_a_row(entry):
    def by_sql():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM donations_ledgerentry")

    assert refused(entry.delete)
    assert refused(by_sql)
    assert LedgerEntry.objects.count() == 1


@pytest.mark.parametrize(("key", "met_by"), [("id", "id"), ("id + 1", "kind, source_id")])
def test_the_database_refuses_to_replace_a_row(entry, key, met_by):
    others = "kind, source_id, occurred_at, posted_at, campaign_id, donation_id"
    insert, instead = {
        "sqlite": ("INSERT OR REPLACE", ""),
        "postgresql": ("INSERT", f"ON CONFLICT ({met_by}) DO UPDATE SET amount_cents = 1"),
    }[connection.vendor]

    def by_sql():
        with connection.cursor() as cursor:
            cursor.execute(
                f"{insert} INTO donations_ledgerentry (id, amount_cents, {others}) "  # noqa: S608
                f"SELECT {key}, 1, {others} FROM donations_ledgerentry {instead}"
            )

    assert refused(by_sql)
    assert LedgerEntry.objects.get().amount_cents == 25_00


def test_the_database_refuses_to_empty_the_table(entry):
    """In one go, past the triggers of single rows: what TRUNCATE is to one database is a bare DELETE to the other."""
    statements = {
        "sqlite": ["DELETE FROM donations_ledgerentry"],
        # What is still to be checked of a new row would refuse it too.
        "postgresql": ["SET CONSTRAINTS ALL IMMEDIATE", "TRUNCATE donations_ledgerentry"],
    }[connection.vendor]

    def empty():
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        empty()
    assert LedgerEntry.objects.get() == entry


@pytest.mark.parametrize("what", ["donation", "campaign", "attempt"])
def test_what_money_hangs_on_cannot_be_deleted(entry, what):
    rows = {"donation": entry.donation, "campaign": entry.campaign, "attempt": entry.donation.attempts.get()}
    assert refused(rows[what].delete)
    rows[what].refresh_from_db()


@pytest.mark.parametrize(
    ("kind", "cents"),
    [(EntryKind.PAYMENT, -1), (EntryKind.PAYMENT, 0), (EntryKind.REFUND, 1), (EntryKind.DISPUTE, 1), ("bonus", 5)],
)
def test_the_sign_follows_the_kind(entry, kind, cents):
    row = LedgerEntry(
        campaign=entry.campaign,
        donation=entry.donation,
        kind=kind,
        amount_cents=cents,
        source_id="x",
        occurred_at=timezone.now(),
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_posting_the_same_movement_again_moves_nothing(entry):
    again = Movement(EntryKind.PAYMENT, 25_00, entry.source_id, timezone.now())
    with transaction.atomic():
        assert post(donation=entry.donation, movements=[again]) == 0
    entry.campaign.refresh_from_db()
    assert entry.campaign.raised_cents == true_raised_cents(entry.campaign) == 25_00


def test_a_donor_whose_money_all_went_back_is_no_donor(entry):
    refund = Movement(EntryKind.REFUND, -25_00, "re_1", timezone.now())
    with transaction.atomic():
        assert post(donation=entry.donation, movements=[refund]) == 1
    entry.campaign.refresh_from_db()
    assert entry.campaign.raised_cents == true_raised_cents(entry.campaign) == 0
    assert (entry.campaign.donors_count, entry.campaign.donations_count) == (0, 0)


def test_when_a_transaction_is_undone_the_total_is_too(entry):
    class Undo(Exception):
        pass

    more = Movement(EntryKind.REFUND, -5_00, "re_2", timezone.now())

    def post_and_undo():
        with transaction.atomic():
            post(donation=entry.donation, movements=[more])
            raise Undo

    with pytest.raises(Undo):
        post_and_undo()
    entry.campaign.refresh_from_db()
    assert entry.campaign.raised_cents == true_raised_cents(entry.campaign) == 25_00


def share(entry, **values) -> LedgerEntry:
    return LedgerEntry(
        **{
            "campaign": entry.campaign,
            "kind": EntryKind.CITY_SHARE,
            "amount_cents": 30_000_00,
            "source_id": f"campaign-{entry.campaign_id}",
            "act": "Determina n. 12/2027",
            "occurred_at": timezone.now(),
            **values,
        }
    )


def test_a_share_of_the_city_is_a_row_of_the_campaign_and_does_not_count_as_raised(entry):
    share(entry).save()
    assert true_raised_cents(entry.campaign) == 25_00
    assert LedgerEntry.objects.sum_cents() == 25_00 + 30_000_00


def test_a_campaign_has_one_share_of_the_city_at_most(entry):
    share(entry).save()
    assert refused(share(entry, source_id="another").save)
    assert LedgerEntry.objects.filter(kind=EntryKind.CITY_SHARE).count() == 1


def test_the_database_refuses_to_replace_a_share_of_the_city_by_another(entry):
    share(entry).save()
    columns = "kind, amount_cents, occurred_at, posted_at, campaign_id"
    insert, instead = {
        "sqlite": ("INSERT OR REPLACE", ""),
        "postgresql": (
            "INSERT",
            "ON CONFLICT (campaign_id) WHERE kind = 'city_share' DO UPDATE SET act = 'Determina falsa'",
        ),
    }[connection.vendor]

    def by_sql():
        with connection.cursor() as cursor:
            cursor.execute(
                f"{insert} INTO donations_ledgerentry ({columns}, source_id, act) "  # noqa: S608
                f"SELECT {columns}, 'another', 'Determina falsa' FROM donations_ledgerentry "
                f"WHERE kind = 'city_share' {instead}"
            )

    assert refused(by_sql)
    assert LedgerEntry.objects.get(kind=EntryKind.CITY_SHARE).act == "Determina n. 12/2027"


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"act": ""}, "ledger_act_names_the_city_share"),
        ({"donation": "its donation"}, "ledger_act_names_the_city_share"),
        ({"amount_cents": -1}, "ledger_sign_follows_kind"),
        ({"amount_cents": 0}, "ledger_sign_follows_kind"),
        ({"kind": EntryKind.PAYMENT}, "ledger_act_names_the_city_share"),  # no donation, and an act
        ({"kind": EntryKind.PAYMENT, "donation": "its donation"}, "ledger_act_names_the_city_share"),  # an act
        ({"kind": EntryKind.PAYMENT, "act": ""}, "ledger_act_names_the_city_share"),  # no donation
    ],
)
def test_a_share_of_the_city_has_an_act_and_no_donation_and_every_other_row_the_reverse(entry, values, what):
    if "donation" in values:
        values = {**values, "donation": entry.donation}
    with pytest.raises(IntegrityError, match=what), transaction.atomic():
        share(entry, **values).save()


def test_granting_writes_the_share_once(entry):
    assert grant_city_share(campaign=entry.campaign, act="Determina n. 12/2027")
    assert not grant_city_share(campaign=entry.campaign, act="Determina n. 13/2027")
    row = LedgerEntry.objects.get(kind=EntryKind.CITY_SHARE)
    assert (row.amount_cents, row.act, row.donation) == (30_000_00, "Determina n. 12/2027", None)
    entry.campaign.refresh_from_db()
    assert entry.campaign.raised_cents == true_raised_cents(entry.campaign) == 25_00
