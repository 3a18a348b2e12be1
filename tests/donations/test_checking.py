"""The ledger is added up anew: nothing is said where all is well, and one sentence for each thing that is not."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from donations import days
from donations.models import (
    Campaign,
    CampaignDay,
    CampaignOutcome,
    Donation,
    DonationState,
    EntryKind,
    LedgerEntry,
    RefundOrder,
    RefundState,
    Result,
)
from donations.services import checking
from donations.services.acts import grant_city_share
from donations.services.campaigns import create_campaign
from donations.services.checking import differences
from donations.services.closing import close
from donations.services.refund_orders import order_by_staff
from donations.services.refunding import Pace, run_refunds
from donations.services.returns import sync_returns
from donations.triggers import install_ledger_triggers, missing_triggers, remove_ledger_triggers
from tests.factories import make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def books(donor, standin, campaign, staff):
    """A campaign with all that moves money: two gifts, a refund in part, one that came back, a won dispute, a share."""
    first, second = donor.give("25"), donor.give("40", email="bea@example.org")
    order_by_staff(donation=first.donation, amount_cents=10_00, seen_left_cents=25_00, reason="Errore", user=staff)
    run_refunds(pace=Pace(10_000))
    charge = LedgerEntry.objects.get(donation=second.donation).source_id
    standin.fail_refund(standin.refund(charge, amount=5_00)["id"])
    standin.win_dispute(standin.dispute(charge)["id"])
    sync_returns(second)
    Campaign.objects.update(threshold_cents=50_00, ends_at=timezone.now())
    campaign.refresh_from_db()
    close(campaign)
    grant_city_share(campaign=campaign, act="Determina n. 12/2027", user=staff)
    campaign.refresh_from_db()
    return campaign


def tampered(**values):
    """Do to ledger rows what the database refuses."""
    remove_ledger_triggers()
    where = values.pop("where", {})
    LedgerEntry.objects.filter(**where).update(**values)
    install_ledger_triggers()


def check() -> tuple[int, str, str]:
    """Exit code and both outputs of the command."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("check_ledger", stdout=out, stderr=err)
    except SystemExit as end:
        return int(str(end.code)), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def assert_said(*sentences: str) -> None:
    """These and nothing else, by the service and by the command, which fails."""
    assert list(differences()) == list(sentences)
    code, out, err = check()
    assert code == 1
    assert out.splitlines() == list(sentences)
    assert err == f"{len(sentences)} differences\n"


def test_where_all_is_well_nothing_is_said(books):
    assert LedgerEntry.objects.values("kind").distinct().count() == len(EntryKind)
    assert list(differences()) == []
    assert check() == (0, "every total equals its rows\n", "")


def test_a_site_without_money_is_well_too(campaign):
    assert check() == (0, "every total equals its rows\n", "")


def test_checking_changes_nothing_and_may_be_repeated(books):
    Campaign.objects.update(raised_cents=0)
    before = Campaign.objects.values().get()
    assert check() == check()
    assert Campaign.objects.values().get() == before


@pytest.mark.parametrize("cents", [1, -1])
def test_a_total_that_is_off_by_a_cent(books, cents):
    Campaign.objects.update(raised_cents=55_00 + cents)
    assert_said(f"campaign {books.pk} ({books}): raised_cents is {55_00 + cents}, the ledger says 5500")


@pytest.mark.parametrize(("name", "true"), [("donations_count", 2), ("donors_count", 2)])
def test_a_count_that_is_off_by_one(books, name, true):
    Campaign.objects.update(**{name: 3})
    assert_said(f"campaign {books.pk} ({books}): {name} is 3, the ledger says {true}")


def test_two_donations_of_one_donor_are_one_donor_however_the_address_is_spelled(donor, standin, campaign):
    donor.give("25")
    donor.give("40", email="ADA@example.org")
    assert list(differences()) == []
    Campaign.objects.update(donors_count=2)
    assert_said(f"campaign {campaign.pk} ({campaign}): donors_count is 2, the ledger says 1")


def test_a_donation_whose_money_all_went_back_counts_for_nothing(donor, standin, campaign):
    attempt = donor.give()
    standin.refund(LedgerEntry.objects.get().source_id)
    sync_returns(attempt)
    assert list(differences()) == []
    Campaign.objects.update(donors_count=1, donations_count=1)
    assert_said(
        f"campaign {campaign.pk} ({campaign}): donations_count is 1, the ledger says 0",
        f"campaign {campaign.pk} ({campaign}): donors_count is 1, the ledger says 0",
    )


def test_a_total_without_any_row(campaign):
    Campaign.objects.update(raised_cents=1)
    assert_said(f"campaign {campaign.pk} ({campaign}): raised_cents is 1, the ledger says 0")


@pytest.mark.parametrize(
    ("name", "true"),
    [("donated_cents", 65_00), ("donations_count", 2), ("returned_cents", -10_00), ("returns_count", 5)],
)
def test_a_figure_of_a_day_that_is_off_by_one(books, name, true):
    CampaignDay.objects.update(**{name: true + 1})
    day = CampaignDay.objects.get().day
    assert_said(f"campaign {books.pk} ({books}), {day}: {name} is {true + 1}, the ledger says {true}")


def test_a_day_that_is_missing_and_one_too_many(donor, standin, campaign):
    donor.give()
    today = timezone.localdate()
    CampaignDay.objects.update(day=today - timedelta(days=1))
    assert_said(
        f"campaign {campaign.pk} ({campaign}), {today - timedelta(days=1)}: donated_cents is 2500, the ledger says 0",
        f"campaign {campaign.pk} ({campaign}), {today - timedelta(days=1)}: donations_count is 1, the ledger says 0",
        f"campaign {campaign.pk} ({campaign}), {today}: donated_cents is 0, the ledger says 2500",
        f"campaign {campaign.pk} ({campaign}), {today}: donations_count is 0, the ledger says 1",
    )


def test_a_gift_between_two_questions_is_no_difference(donor, standin, campaign, monkeypatch):
    """The rows of all campaigns are read after their days: what is posted in between is looked at again."""
    donor.give()
    really = days.true_days

    def after_one_more_gift(campaign=None):
        if campaign is None:
            donor.give(email="bea@example.org")
        return really(campaign)

    monkeypatch.setattr(days, "true_days", after_one_more_gift)
    assert list(checking._of_days()) == []


def test_counting_days_anew_mends_them(books):
    before = days.kept_days()
    CampaignDay.objects.all().delete()
    call_command("recount_days", stdout=io.StringIO())
    assert days.kept_days() == before
    assert list(differences()) == []


def test_the_citys_share_is_not_counted_as_raised(books):
    Campaign.objects.update(raised_cents=55_00 + 30_000_00)
    assert_said(f"campaign {books.pk} ({books}): raised_cents is {55_00 + 30_000_00}, the ledger says 5500")


def test_an_entry_whose_campaign_is_not_its_donations(donor, standin, campaign, homes, call):
    other = create_campaign(project=make_project(homes["it"], call=call), opens_at=timezone.now())
    donor.give()
    entry = LedgerEntry.objects.get()
    tampered(campaign=other)
    Campaign.objects.update(raised_cents=0, donations_count=0, donors_count=0)
    Campaign.objects.filter(pk=other.pk).update(raised_cents=25_00, donations_count=1, donors_count=1)
    for each in (campaign, other):
        days.count_anew(each)
    assert_said(f"entry {entry.pk}: its campaign is not its donation's")


def test_a_payment_of_another_amount_than_its_donation(donor, standin, campaign):
    donor.give()
    Donation.objects.update(amount_cents=30_00)
    entry = LedgerEntry.objects.get()
    assert_said(f"entry {entry.pk}: 2500 cents were booked for a donation of another amount")


@pytest.mark.parametrize(
    "state",
    [
        DonationState.STARTED,
        DonationState.WAITING,
        DonationState.FAILED,
        DonationState.REFUNDED,
        DonationState.DISPUTED,
    ],
)
def test_a_donation_whose_money_is_there_and_whose_state_denies_it(donor, standin, state):
    donation = donor.give().donation
    Donation.objects.update(state=state)
    assert_said(f"donation {donation.public_id}: it is {state}, but its rows hold 2500 cents")


def test_a_donation_that_claims_money_that_is_not_there(donor, standin):
    donation = donor.start().donation
    Donation.objects.update(state=DonationState.PAID)
    assert_said(f"donation {donation.public_id}: it is paid, but its rows hold 0 cents")


def test_a_donation_whose_money_was_lost_twice_is_well(donor, standin):
    """Refunded and disputed: the bank took it once more."""
    attempt = donor.give()
    charge = LedgerEntry.objects.get().source_id
    standin.refund(charge)
    standin.dispute(charge)
    sync_returns(attempt)
    assert list(differences()) == []


def test_a_share_of_another_amount_than_the_terms(books):
    Campaign.objects.update(city_share_cents=29_999_99)
    entry = LedgerEntry.objects.get(kind=EntryKind.CITY_SHARE)
    assert_said(f"entry {entry.pk}: the city's share of campaign {books.pk} is 2999999 cents")


@pytest.mark.parametrize("result", [Result.KEPT, Result.RETURNED, None])
def test_a_share_for_a_campaign_that_was_not_judged_funded(books, result):
    outcome = CampaignOutcome.objects.all()
    outcome.update(result=result) if result else outcome.delete()
    entry = LedgerEntry.objects.get(kind=EntryKind.CITY_SHARE)
    assert_said(f"entry {entry.pk}: a share of the city for campaign {books.pk}, which was not judged funded")


@pytest.mark.parametrize("state", [RefundState.PENDING, RefundState.SUCCEEDED, RefundState.RETURNED])
def test_a_refund_that_left_without_a_row(books, state):
    RefundOrder.objects.update(state=state, refund_id="re_unknown")
    order = RefundOrder.objects.get()
    assert_said(f"refund {order.idempotency_key}: it is {state}, and the ledger has no row of its amount")


def test_a_refund_of_another_amount_than_its_row(books):
    RefundOrder.objects.update(amount_cents=9_99)
    order = RefundOrder.objects.get()
    assert_said(f"refund {order.idempotency_key}: it is succeeded, and the ledger has no row of its amount")


@pytest.mark.parametrize("state", [RefundState.QUEUED, RefundState.NEEDS_PERSON, RefundState.NOT_NEEDED])
def test_an_order_that_moved_nothing_needs_no_row(books, state):
    RefundOrder.objects.update(state=state, refund_id=None)
    assert list(differences()) == []


def test_every_trigger_that_is_missing_is_said(campaign):
    names = {
        "sqlite": ["no_update", "no_delete", "no_replace"],
        "postgresql": ["no_change", "no_truncate"],
    }[connection.vendor]
    remove_ledger_triggers()
    try:
        assert_said(
            *(
                "the database does not refuse changes of the ledger: "
                f"trigger donations_ledgerentry_{name} is missing, run migrate"
                for name in names
            )
        )
    finally:
        install_ledger_triggers()
    assert missing_triggers() == []


def test_one_trigger_that_is_missing_is_said(campaign):
    name = {"sqlite": "no_replace", "postgresql": "no_truncate"}[connection.vendor]
    table = "" if connection.vendor == "sqlite" else " ON donations_ledgerentry"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER donations_ledgerentry_{name}{table}")
    try:
        (sentence,) = differences()
        assert f"trigger donations_ledgerentry_{name} is missing" in sentence
    finally:
        install_ledger_triggers()


def test_every_difference_is_said_not_the_first_alone(books):
    Campaign.objects.update(raised_cents=1, donors_count=7)
    Donation.objects.update(state=DonationState.FAILED)
    assert len(list(differences())) == 4
    code, out, _err = check()
    assert (code, len(out.splitlines())) == (1, 4)
