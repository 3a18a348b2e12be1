"""A machine that lets donors, banks, Stripe, staff, time and processes do anything in any order, and counts cents.

After every step the kept totals must be the ledger's. At the end, once Stripe's events have all come (or have been
fetched by a reconciliation), every total must be what the stand-in's balance says truly happened.
"""

import uuid
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import ClassVar
from unittest import mock

import stripe
import time_machine
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from donations import days, gateway, ledger, milestones
from donations.gateway import EVENT_TYPES, GatewayUnavailable
from donations.models import (
    ARRIVED,
    Campaign,
    CampaignOutcome,
    Donation,
    DonationState,
    DonorMail,
    EntryKind,
    LedgerEntry,
    Milestone,
    PaymentAttempt,
    RefundOrder,
    RefundState,
    Result,
    StripeEvent,
)
from donations.services import acts, checking, closing, refund_orders
from donations.services.acts import ActRefused, Why
from donations.services.campaigns import create_campaign
from donations.services.giving import (
    AlreadyGiven,
    DonorDetails,
    GivingRefused,
    open_checkout,
    start_donation,
)
from donations.services.reconciling import reconcile
from donations.services.refund_orders import RefundRefused, order_by_staff
from donations.services.refunding import Pace, has_refunds, run_refunds
from donations.services.sessions import TryAgain
from donations.signals import milestone_reached
from donations.worker import process_events
from home.work.progress import Progress
from stripe_standin import payments
from stripe_standin.errors import ApiError
from stripe_standin.harness import StandIn

BEGIN = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)  # the clocks go forward nine days later
LENGTH = timedelta(days=40)
ROUNDS_UNTIL_QUIET = 30
LEFT_TO_A_PERSON = (RefundState.NEEDS_PERSON, RefundState.RETURNED)
UNHURRIED = Pace(a_second=1_000_000)

pick = st.integers(0, 1000)
ways_to_pay = st.sampled_from(["card", "sepa_debit", "wallet", "sepa_debit", "nothing"])
amounts = st.sampled_from([50, 20_00, 25_00, 39_99, 40_00])


class Killed(Exception):
    """The process died here."""


class Money(RuleBasedStateMachine):
    """Subclassed by the test that runs it.

    It brings ``pages``, two projects' pages, ``staff``, a user, and ``stories``, where each machine that came to its
    end leaves the types of Stripe's events in order.
    """

    pages: list
    staff: object
    stories: set[tuple[str, ...]]
    # What is not left to chance.
    always: ClassVar[dict] = {}

    # --- the world ---------------------------------------------------------------------------------------------

    @initialize(
        end=st.sampled_from(["events", "events", "reconciliation"]),
        is_newest_first=st.booleans(),
        lasts_to_the_end=st.booleans(),
        gifts=st.lists(st.tuples(st.integers(0, 1), amounts, ways_to_pay), min_size=2, max_size=4),
    )
    def begin(self, end, is_newest_first, lasts_to_the_end, gifts):
        """Two campaigns, one of each model, with some gifts to begin with."""
        self.end_by = self.always.get("end_by", end)
        self.is_newest_first = self.always.get("is_newest_first", is_newest_first)
        self.lasts_to_the_end = lasts_to_the_end
        self.by_hand: set[str] = set()
        self.heard: list[tuple[int, str]] = []
        milestone_reached.connect(self._hear, weak=False)
        self.clock = time_machine.travel(BEGIN, tick=False)
        self.traveller = self.clock.start()
        self.standin = StandIn()
        self.standin.__enter__()
        self.address = override_settings(STRIPE_API_BASE=self.standin.url)
        self.address.enable()
        # All that the machine writes goes at its end; to the code it looks as if there were no transaction.
        self.world = transaction.atomic()
        self.world.__enter__()
        self.world._from_testcase = True
        self.delivered: set[str] = set()
        self.suspicious: set[str] = set()
        models = ("keep_what_is_raised", "all_or_nothing")
        self.campaigns = [self._campaign(page, model) for page, model in zip(self.pages, models, strict=True)]
        for who, (which, cents, way) in enumerate(gifts):
            self.give(which=which, cents=cents, who=who % 3, lose_answer=False, pays_by=way)

    def _campaign(self, page, model) -> Campaign:
        campaign = create_campaign(project=page, opens_at=timezone.now())
        Campaign.objects.filter(pk=campaign.pk).update(
            ends_at=timezone.now() + LENGTH,
            budget_cents=100_00,
            threshold_cents=40_00,
            city_share_cents=60_00,
            funding_model=model,
        )
        return campaign

    def _hear(self, campaign, kind, **_signal):
        self.heard.append((campaign.pk, str(kind)))

    def teardown(self):
        if not hasattr(self, "world"):
            return
        try:
            self.come_to_an_end()
            self.stories.add(tuple(event["type"] for event in self.standin.events))
        finally:
            transaction.set_rollback(True)
            self.world.__exit__(None, None, None)
            self.address.disable()
            self.standin.__exit__()
            self.clock.stop()
            milestone_reached.disconnect(self._hear)

    # --- donors ------------------------------------------------------------------------------------------------

    @rule(
        which=st.integers(0, 1),
        cents=amounts,
        who=st.integers(0, 2),
        lose_answer=st.sampled_from([False, False, True]),
        pays_by=ways_to_pay,
    )
    def give(self, which, cents, who, lose_answer, pays_by):
        details = DonorDetails(
            amount_cents=cents,
            name="Ada",
            email=f"donor{who}@example.org",
            is_anonymous=False,
            message="",
            wants_newsletter=False,
            wants_updates=False,
            language="it",
        )
        campaign = Campaign.objects.get(pk=self.campaigns[which].pk)
        form = uuid.uuid4()
        with self._answers("create_session", lose_answer), suppress(GivingRefused, TryAgain):
            self._start(campaign, form, details)
        if lose_answer and campaign.takes_donations_at(timezone.now()):
            self._tick()
            # The donor presses again: it is the same donation, and nothing stands in the way.
            self._start(campaign, form, details)
        attempt = PaymentAttempt.objects.filter(donation__public_id=form).first()
        if attempt is not None and pays_by != "nothing":
            with suppress(ApiError):  # a way to pay that this campaign does not offer
                self.standin.pay(attempt.session_id, method=pays_by)

    def _start(self, campaign, form, details):
        start_donation(
            campaign=campaign,
            public_id=form,
            details=details,
            ui_mode="hosted_page",
            return_url="http://x.test/{donation}",
        )

    @precondition(lambda self: Donation.objects.exists())
    @rule(number=pick, lose_answer=st.booleans())
    def try_again(self, number, lose_answer):
        donation = self._one(Donation.objects.order_by("pk"), number)
        with self._answers("create_session", lose_answer), suppress(GivingRefused, TryAgain, AlreadyGiven):
            open_checkout(donation=donation, ui_mode="hosted_page", return_url="http://x.test/{donation}")

    @precondition(lambda self: self._open_sessions())
    @rule(number=pick, method=st.sampled_from(["card", "sepa_debit", "card", "wallet"]))
    def pay(self, number, method):
        with suppress(ApiError):  # a way to pay that this campaign does not offer
            self.standin.pay(self._one(self._open_sessions(), number), method=method)

    @precondition(lambda self: self._open_sessions())
    @rule(number=pick, leaves=st.booleans())
    def decline(self, number, leaves):
        """The card is declined; the donor may try again in the same place, or leave it to expire."""
        session = self._one(self._open_sessions(), number)
        self.standin.decline(session)
        if leaves:
            self.standin.expire(session)

    @precondition(lambda self: PaymentAttempt.objects.exists())
    @rule(number=pick)
    def look_at_status_page(self, number):
        donation = self._one(PaymentAttempt.objects.order_by("pk"), number).donation
        assert Client().get(f"/it/dona/esito/{donation.public_id}/").status_code == 200

    # --- banks and Stripe's dashboard --------------------------------------------------------------------------

    @precondition(lambda self: self._debits())
    @rule(number=pick, arrives=st.booleans())
    def bank_decides(self, number, arrives):
        session = self._one(self._debits(), number)
        (self.standin.settle if arrives else self.standin.fail)(session)

    @precondition(lambda self: self._charges())
    @rule(number=pick, part=st.sampled_from([1, 2, 3]))
    def refund_by_hand(self, number, part):
        charge = self._one(self._charges(), number)
        with suppress(ApiError):  # nothing is left, or it is disputed
            self.by_hand.add(self.standin.refund(charge["id"], amount=max(1, charge["amount"] // part))["id"])

    @precondition(lambda self: self._objects("refund"))
    @rule(number=pick, arrives=st.booleans())
    def refund_goes_on(self, number, arrives):
        refund = self._one(self._objects("refund"), number)
        with suppress(ApiError):
            (self.standin.succeed_refund if arrives else self.standin.fail_refund)(refund["id"])

    @precondition(lambda self: self._charges())
    @rule(number=pick, is_inquiry=st.sampled_from([False, False, True]))
    def dispute(self, number, is_inquiry):
        charge = self._one(self._charges(), number)
        with suppress(ApiError):
            (self.standin.inquire if is_inquiry else self.standin.dispute)(charge["id"])

    @precondition(lambda self: self._objects("dispute"))
    @rule(number=pick, is_won=st.booleans())
    def dispute_is_decided(self, number, is_won):
        dispute = self._one(self._objects("dispute"), number)
        with suppress(ApiError):
            (self.standin.win_dispute if is_won else self.standin.lose_dispute)(dispute["id"])

    # --- webhooks and processes --------------------------------------------------------------------------------

    @precondition(lambda self: self._events())
    @rule(number=pick, times=st.sampled_from([1, 1, 2]))
    def deliver_any(self, number, times):
        """Any event that ever was, in any order, also one that has come before."""
        for _time in range(times):
            self._deliver(self._one(self._events(), number))

    @precondition(lambda self: self._events())
    @rule(is_newest_first=st.booleans())
    def deliver_all_new(self, is_newest_first):
        events = [event for event in self._events() if event["id"] not in self.delivered]
        for event in reversed(events) if is_newest_first else events:
            self._deliver(event)

    @rule()
    def work_off_events(self):
        process_events()

    @precondition(lambda self: StripeEvent.objects.filter(done_at=None).exists())
    @rule()
    def be_killed_over_events(self):
        """Every event that is taken up now dies in the middle of its work; the leases end later."""
        with self._killed_at_the_ledger():
            process_events()
        StripeEvent.objects.filter(done_at=None).update(leased_until=None)

    @rule(lose_answer=st.booleans(), is_killed=st.booleans())
    def make_refunds(self, lose_answer, is_killed):
        with self._answers("create_refund", lose_answer), self._killed_at_the_ledger(is_killed):
            run_refunds(pace=UNHURRIED, limit=5)

    @rule()
    def close_campaigns(self):
        milestones.note_time_left(timezone.now())
        closing.close_due()

    @rule(is_killed=st.booleans())
    def announce(self, is_killed):
        if is_killed:
            with mock.patch.object(milestone_reached, "send", side_effect=Killed):
                milestones.announce()
        else:
            milestones.announce()

    @precondition(lambda self: self.end_by == "reconciliation")
    @rule()
    def reconcile_now(self):
        self._reconcile()

    @rule(length=st.sampled_from(["minutes", "an hour", "a day", "days", "days", "to the end"]))
    def time_passes(self, length):
        lengths = {
            "minutes": timedelta(minutes=3),
            "an hour": timedelta(hours=1),
            "a day": timedelta(days=1),
            "days": timedelta(days=4),
        }
        ends = Campaign.objects.filter(ends_at__gt=timezone.now()).order_by("ends_at").first()
        if length in lengths:
            self.traveller.shift(lengths[length])
        elif ends is not None:
            self.traveller.move_to(ends.ends_at)
        for box in (StripeEvent, RefundOrder, Milestone):
            box.objects.filter(leased_until__lte=timezone.now()).update(leased_until=None)

    # --- staff -------------------------------------------------------------------------------------------------

    @rule(which=st.integers(0, 1), what=st.sampled_from(["suspend", "resume", "resume", "resume", "extend", "grant"]))
    def staff_act(self, which, what):
        campaign = Campaign.objects.get(pk=self.campaigns[which].pk)
        with suppress(ActRefused):
            if what == "extend":
                acts.extend(
                    campaign=campaign,
                    ends_at=campaign.ends_at + timedelta(days=3),
                    seen_ends_at=campaign.ends_at,
                    why=Why("prova"),
                    user=self.staff,
                )
            elif what == "grant":
                acts.grant_city_share(campaign=campaign, act="Determina 1", user=self.staff)
            else:
                getattr(acts, what)(campaign=campaign, why=Why("prova"), user=self.staff)

    @precondition(lambda self: Donation.objects.filter(state=DonationState.PAID).exists())
    @rule(number=pick, part=st.sampled_from([1, 2]))
    def staff_refunds(self, number, part):
        donation = self._one(Donation.objects.filter(state=DonationState.PAID).order_by("pk"), number)
        left = refund_orders.left_cents(donation)
        with suppress(RefundRefused):
            order_by_staff(
                donation=donation,
                amount_cents=max(1, left // part),
                seen_left_cents=left,
                reason="prova",
                user=self.staff,
            )

    # --- what holds after every step ---------------------------------------------------------------------------

    @invariant()
    def it_holds(self):
        if hasattr(self, "world"):
            self._tick()
            for campaign in Campaign.objects.all():
                assert campaign.raised_cents == ledger.true_raised_cents(campaign)
            assert days.kept_days() == days.true_days()
            self.one_wish_is_payable_once()
            self.what_was_judged_is_right()

    def the_books_agree(self):
        assert list(checking.differences()) == []

    def one_wish_is_payable_once(self):
        by_form: dict[str, int] = {}
        for charge in self._charges():
            by_form[charge["metadata"]["donation"]] = by_form.get(charge["metadata"]["donation"], 0) + 1
        assert not [form for form, count in by_form.items() if count > 1]
        open_by_form: dict[str, int] = {}
        for session in self._objects("checkout.session"):
            if session["status"] == "open":
                key = session["metadata"]["donation"]
                open_by_form[key] = open_by_form.get(key, 0) + 1
        assert not [form for form, count in open_by_form.items() if count > 1]

    def what_was_judged_is_right(self):
        for outcome in CampaignOutcome.objects.select_related("campaign"):
            is_reached = outcome.raised_cents >= outcome.campaign.threshold_cents
            assert (outcome.result == Result.FUNDED) is is_reached
            assert outcome.judged_at >= outcome.campaign.ends_at
            payments_booked = LedgerEntry.objects.filter(campaign=outcome.campaign, kind=EntryKind.PAYMENT)
            assert not payments_booked.filter(posted_at__gt=outcome.judged_at).exists(), "judged before all had ended"

    # --- the end -----------------------------------------------------------------------------------------------

    def come_to_an_end(self):
        """Everything that is under way ends; then every cent must be where the stand-in says."""
        if self.lasts_to_the_end:
            self._last_minute()
        for _round in range(ROUNDS_UNTIL_QUIET):
            if self.end_by == "events":
                self.deliver_all_new(self.is_newest_first)
            else:
                self._reconcile()
            if not self._work_off():
                break
        else:
            raise AssertionError("it never comes to rest")
        self.the_books_agree()
        self.what_was_judged_is_right()
        self.one_wish_is_payable_once()
        for campaign in Campaign.objects.all():
            assert campaign.raised_cents == self._truth(campaign), campaign.funding_model
        assert not StripeEvent.objects.filter(done_at=None).exists()
        self._everybody_was_given_back()
        self._each_order_was_carried_out_once()
        self._everybody_was_told_once()
        self._nobody_gave_after_the_end()
        assert len(self.heard) == len(set(self.heard)) == Milestone.objects.count()

    def _last_minute(self):
        """Somebody begins to give ten minutes before the end and pays a little after it; then every bank decides."""
        ends_at = max(Campaign.objects.values_list("ends_at", flat=True))
        if timezone.now() < ends_at - timedelta(minutes=10):
            self.traveller.move_to(ends_at - timedelta(minutes=10))
            for which in range(len(self.campaigns)):
                self.give(which=which, cents=25_00, who=0, lose_answer=False, pays_by="nothing")
        self.traveller.move_to(max(timezone.now(), ends_at))
        closing.close_due()
        self._tick()
        for session in self._open_sessions():
            self.standin.pay(session)
        for session in self._debits():
            self.standin.settle(session)
        closing.close_due()

    def _work_off(self) -> int:
        """One round of all that processes do; returns how much was done."""
        for box in (StripeEvent, RefundOrder, Milestone):
            box.objects.update(leased_until=None)
        done = process_events() + milestones.announce()
        while has_refunds():
            RefundOrder.objects.update(leased_until=None)
            done += 1 + run_refunds(pace=UNHURRIED)
        return done

    def _truth(self, campaign) -> int:
        """Cents that the stand-in's balance holds of a campaign."""
        key = str(campaign.pk)
        charges = {charge["id"] for charge in self._charges() if charge["metadata"]["campaign"] == key}
        of_charges = {each["id"]: each["charge"] for kind in ("refund", "dispute") for each in self._objects(kind)}
        return sum(
            movement["amount"]
            for movement in self._objects("balance_transaction")
            if of_charges.get(movement["source"], movement["source"]) in charges
        )

    def _everybody_was_given_back(self):
        held = Donation.objects.filter(campaign__outcome__result=Result.RETURNED)
        for donation in held:
            if ledger.net_cents(donation) > 0:
                orders = RefundOrder.objects.filter(attempt__donation=donation)
                assert orders.filter(state__in=LEFT_TO_A_PERSON).exists(), "nobody knows that this is to go back"

    def _each_order_was_carried_out_once(self):
        made = {refund["id"] for refund in self._objects("refund")} - self.by_hand
        ordered = RefundOrder.objects.exclude(refund_id=None)
        assert sorted(made) == sorted(ordered.values_list("refund_id", flat=True))

    def _everybody_was_told_once(self):
        for donation in Donation.objects.filter(state__in=ARRIVED):
            mails = DonorMail.objects.filter(attempt__donation=donation)
            assert mails.filter(kind="confirmed").count() == 1
        booked = LedgerEntry.objects.filter(kind="refund").values_list("source_id", flat=True)
        told = DonorMail.objects.filter(kind__in=("refunded", "refund_returned")).exclude(about="")
        assert set(told.values_list("about", flat=True)) == set(booked)

    def _nobody_gave_after_the_end(self):
        for attempt in PaymentAttempt.objects.select_related("donation__campaign"):
            assert attempt.created_at < attempt.donation.campaign.ends_at

    # --- helpers -----------------------------------------------------------------------------------------------

    def _tick(self):
        self.traveller.shift(timedelta(seconds=1))

    def _one(self, things, number):
        things = list(things)
        return things[number % len(things)]

    def _objects(self, kind) -> list[dict]:
        return self.standin.account.store.find(kind)

    def _open_sessions(self) -> list[str]:
        payments.expire_due(self.standin.account)
        return [each["id"] for each in self._objects("checkout.session") if each["status"] == "open"]

    def _debits(self) -> list[str]:
        under_way = {each["id"] for each in self._objects("payment_intent") if each["status"] == "processing"}
        return [each["id"] for each in self._objects("checkout.session") if each["payment_intent"] in under_way]

    def _charges(self) -> list[dict]:
        return [charge for charge in self._objects("charge") if charge["status"] == "succeeded"]

    def _events(self) -> list[dict]:
        return [event for event in self.standin.events if event["type"] in EVENT_TYPES]

    def _deliver(self, event):
        self._tick()  # the inbox is worked off in the order of arrival
        body = gateway.json.dumps(event)
        secret = settings.STRIPE_WEBHOOK_SECRETS[0]
        signature = stripe.WebhookSignature.generate_signature_header(body, secret, int(timezone.now().timestamp()))
        answer = Client().post(
            "/stripe/webhook/", body, content_type="application/json", headers={"Stripe-Signature": signature}
        )
        assert answer.status_code == 200
        self.delivered.add(event["id"])

    def _reconcile(self):
        found = reconcile(since=BEGIN - timedelta(hours=3), progress=Progress(_Nowhere()))
        # What is not in the inbox's reach is added at once; what is, comes with its events.
        assert not [text for text in found.differences if "attempt" in text or "balance" in text], found.differences

    @contextmanager
    def _answers(self, name, are_lost):
        """Stripe does what it is asked, and its answer never comes."""
        if not are_lost:
            yield
            return
        ask = getattr(gateway, name)

        def ask_in_vain(**options):
            ask(**options)
            raise GatewayUnavailable("the answer was lost")

        with mock.patch.object(gateway, name, ask_in_vain):
            yield

    @contextmanager
    def _killed_at_the_ledger(self, is_killed=True):
        if not is_killed:
            yield
            return
        with mock.patch.object(ledger, "tell_moved", side_effect=Killed):
            yield


class _Nowhere:
    def write(self, text):
        return len(text)

    def flush(self):
        return None
