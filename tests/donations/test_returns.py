"""What goes back of a payment, and what of that comes back again, is booked once, in any order, and told once."""

from itertools import permutations

import pytest
from django.core import mail

from donations import gateway
from donations.ledger import true_raised_cents
from donations.models import DonationState, DonorMail, EntryKind, LedgerEntry, MailKind, PaymentAttempt
from donations.services.payments import sync_payment
from donations.services.returns import apply_returns, sync_returns
from donations.supporters import latest_supporters
from donations.worker import process_events, send_mails

pytestmark = pytest.mark.django_db


@pytest.fixture
def paid(donor) -> PaymentAttempt:
    attempt = donor.pay().attempts.get()
    sync_payment(attempt)
    attempt.refresh_from_db()
    return attempt


@pytest.fixture
def charge(paid, standin) -> str:
    """Id of the charge of € 25 that was paid and booked."""
    return standin.account.store.find("charge")[-1]["id"]


def rows() -> list[tuple[str, int]]:
    return list(LedgerEntry.objects.values_list("kind", "amount_cents"))


def state_of(attempt) -> str:
    attempt.donation.refresh_from_db()
    return attempt.donation.state


def mails() -> list[str]:
    return list(DonorMail.objects.order_by("pk").values_list("kind", flat=True))


def test_a_refund_made_by_hand_takes_the_money_out_of_the_total(paid, charge, standin, campaign):
    standin.refund(charge)
    sync_returns(paid)
    campaign.refresh_from_db()
    assert rows() == [("payment", 25_00), ("refund", -25_00)]
    assert (campaign.raised_cents, campaign.donors_count, campaign.donations_count) == (0, 0, 0)
    assert state_of(paid) == DonationState.REFUNDED


def test_a_refund_in_part_leaves_the_rest_and_the_donor_counted(paid, charge, standin, campaign):
    standin.refund(charge, amount=10_00)
    sync_returns(paid)
    campaign.refresh_from_db()
    assert (campaign.raised_cents, campaign.donors_count, campaign.donations_count) == (15_00, 1, 1)
    assert state_of(paid) == DonationState.PAID


@pytest.mark.parametrize(
    ("refunded_cents", "told"), [(None, False), (10_00, True), (25_00, False)], ids=["nothing", "a part", "all"]
)
def test_the_status_page_tells_what_has_gone_back_of_a_donation(client, paid, charge, standin, refunded_cents, told):
    if refunded_cents:
        standin.refund(charge, amount=refunded_cents)
        sync_returns(paid)
    page = client.get(f"/en/dona/esito/{paid.donation.public_id}/").content.decode()
    assert ("Of which returned" in page) is told
    assert ("€10" in page) is told


def test_two_refunds_in_part_are_two_rows_and_two_mails(paid, charge, standin):
    standin.refund(charge, amount=10_00)
    standin.refund(charge, amount=15_00)
    for _again in range(2):
        sync_returns(paid)
    assert sorted(rows()) == [("payment", 25_00), ("refund", -15_00), ("refund", -10_00)]
    assert mails() == [MailKind.CONFIRMED, MailKind.REFUNDED, MailKind.REFUNDED]
    assert state_of(paid) == DonationState.REFUNDED


def test_a_refund_that_comes_back_puts_the_money_back_and_is_told(paid, charge, standin, campaign):
    refund = standin.refund(charge)
    sync_returns(paid)
    send_mails()
    standin.fail_refund(refund["id"])
    sync_returns(paid)
    campaign.refresh_from_db()
    assert rows()[1:] == [("refund", -25_00), ("refund_returned", 25_00)]
    assert (campaign.raised_cents, campaign.donors_count) == (25_00, 1)
    assert state_of(paid) == DonationState.PAID
    assert mails()[1:] == [MailKind.REFUNDED, MailKind.REFUND_RETURNED]


def test_a_refund_that_had_come_back_before_anybody_looked_is_not_told_as_made(paid, charge, standin, campaign):
    standin.fail_refund(standin.refund(charge)["id"])
    sync_returns(paid)
    campaign.refresh_from_db()
    assert campaign.raised_cents == true_raised_cents(campaign) == 25_00
    assert mails()[1:] == [MailKind.REFUND_RETURNED]


def test_a_dispute_takes_the_money_and_a_won_one_gives_it_back(paid, charge, standin, campaign):
    dispute = standin.dispute(charge)
    sync_returns(paid)
    campaign.refresh_from_db()
    assert campaign.raised_cents == 0
    assert state_of(paid) == DonationState.DISPUTED
    standin.win_dispute(dispute["id"])
    sync_returns(paid)
    campaign.refresh_from_db()
    assert rows()[1:] == [("dispute", -25_00), ("dispute_won", 25_00)]
    assert campaign.raised_cents == 25_00
    assert state_of(paid) == DonationState.PAID


def test_a_lost_dispute_changes_nothing_more(paid, charge, standin):
    dispute = standin.dispute(charge)
    standin.lose_dispute(dispute["id"])
    sync_returns(paid)
    assert rows()[1:] == [("dispute", -25_00)]
    assert mails() == [MailKind.CONFIRMED]


def test_an_inquiry_of_a_bank_moves_no_money(paid, charge, standin):
    standin.inquire(charge)
    sync_returns(paid)
    assert rows() == [("payment", 25_00)]


def test_a_dispute_after_a_refund_is_money_lost_twice_and_the_total_says_so(paid, charge, standin, campaign):
    standin.refund(charge)
    standin.dispute(charge)
    sync_returns(paid)
    campaign.refresh_from_db()
    assert campaign.raised_cents == true_raised_cents(campaign) == -25_00
    assert state_of(paid) == DonationState.DISPUTED


def test_the_order_in_which_answers_are_worked_on_does_not_matter(paid, charge, standin, campaign):
    """Snapshots taken along the way, applied in every order, twice: rows are only added."""
    intent = paid.intent_id
    refund = standin.refund(charge, amount=10_00)
    pending = gateway.refunds_of(intent)
    standin.fail_refund(refund["id"])
    back = gateway.refunds_of(intent)
    dispute = standin.dispute(charge)
    taken = gateway.disputes_of(intent)
    standin.win_dispute(dispute["id"])
    given = gateway.disputes_of(intent)
    snapshots = [(pending, []), (back, []), ([], taken), ([], given)]
    for order in permutations(snapshots):
        for refunds, disputes in (*order, *order):
            apply_returns(attempt_id=paid.pk, refunds=refunds, disputes=disputes)
    campaign.refresh_from_db()
    assert sorted(kind for kind, _cents in rows()) == ["dispute", "dispute_won", "payment", "refund", "refund_returned"]
    assert campaign.raised_cents == 25_00


@pytest.mark.parametrize("kind", ["refund.created", "charge.dispute.created"])
def test_an_event_of_what_went_back_before_the_payment_is_known_books_both(donor, standin, deliver, campaign, kind):
    donor.pay()
    charge = standin.account.store.find("charge")[-1]["id"]
    (standin.refund if kind == "refund.created" else standin.dispute)(charge)
    for event in donor.events(kind):
        assert deliver(event).status_code == 200
    process_events()
    assert len(rows()) == 2
    campaign.refresh_from_db()
    assert campaign.raised_cents == 0


def test_nothing_goes_back_of_what_was_never_booked(donor, standin, campaign):
    """The charge does not fit the donation; once somebody has given it back, nothing waits for a person."""
    donation = donor.pay()
    attempt = donation.attempts.get()
    type(donation).objects.filter(pk=donation.pk).update(amount_cents=30_00)
    sync_payment(attempt)
    attempt.refresh_from_db()
    assert attempt.donation.needs_a_person()
    standin.refund(standin.account.store.find("charge")[-1]["id"])
    sync_payment(attempt)
    sync_returns(attempt)
    assert rows() == []
    assert not attempt.donation.needs_a_person()


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_donor_reads_of_a_refund_in_their_language_with_its_own_amount(paid, charge, standin, language):
    type(paid.donation).objects.update(language=language)
    standin.refund(charge, amount=10_00)
    sync_returns(paid)
    send_mails()
    message = mail.outbox[-1]
    amount, word = ("€ 10", "rimborsat") if language == "it" else ("€10", "refund")
    for text in (message.subject, message.body, message.alternatives[0].content):
        assert amount in text.replace("\u00a0", " ")
    assert word in message.body.lower()


def test_a_donor_reads_that_a_refund_came_back_and_whom_to_write_to(paid, charge, standin):
    standin.fail_refund(standin.refund(charge)["id"])
    sync_returns(paid)
    send_mails()
    assert "tornato indietro" in mail.outbox[-1].body


def test_a_refunded_donation_is_not_among_the_latest_donors(paid, charge, standin, campaign):
    assert paid.donation.entries.get().kind == EntryKind.PAYMENT
    standin.refund(charge)
    assert latest_supporters(campaign, 8)
    sync_returns(paid)
    assert latest_supporters(campaign, 8) == []
