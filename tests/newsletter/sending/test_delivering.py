"""Each recipient is mailed once by a real mail server, or listed as unknown, whatever goes wrong."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from newsletter.models import (
    Delivery,
    DeliveryState,
    Mailing,
    MailingState,
    SendingPace,
    SkipReason,
    Subscriber,
    SubscriberState,
    SuppressionReason,
)
from newsletter.sending import claiming, control, delivering, pacing
from newsletter.sending.answers import Answer, Outcome
from newsletter.sending.claiming import claim
from newsletter.sending.delivering import deliver_some
from newsletter.sending.progress import progress_of
from newsletter.sending.suppressing import suppress
from newsletter.sending.transports.smtp import SmtpTransport
from tests.smtp_sink import HANG_UP, seldom

pytestmark = pytest.mark.django_db


def states() -> dict[str, int]:
    found: dict[str, int] = {}
    for state in Delivery.objects.values_list("state", flat=True):
        found[state] = found.get(state, 0) + 1
    return found


def once(step: str, fault):
    """A fault at the first such step, and none after it."""
    left = [fault]
    return lambda at: left.pop() if at == step and left else None


def test_each_recipient_is_mailed_once_and_the_mailing_is_done(sending, sink, deliver):
    mailing = sending(5)
    deliver()
    assert dict(sink.received) == {f"vicina{each}@example.org": 1 for each in range(5)}
    mailing.refresh_from_db()
    assert mailing.state == MailingState.DONE
    assert mailing.finished_at
    assert states() == {DeliveryState.SENT: 5}


def test_one_connection_serves_a_stretch(sending, sink, deliver):
    sending(20)
    deliver()
    assert sink.connections <= 3


def test_a_message_has_the_headers_that_let_one_leave_with_one_click(sending, sink, deliver):
    sending(1)
    deliver()
    (message,) = sink.messages
    assert message["To"] == "vicina0@example.org"
    assert message["Subject"] == "Oggetto in it"
    leave = message["List-Unsubscribe"].strip(" <>")
    assert leave.startswith("http://testserver/it/")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Id"] == "Newsletter <newsletter.testserver>"
    assert message["Precedence"] == "bulk"
    assert message["Auto-Submitted"] is None
    assert message["Message-ID"] == f"<delivery-{Delivery.objects.get().pk}@testserver>"
    html, plain = message.get_body(("html",)), message.get_body(("plain",))
    assert leave in html.get_content()
    assert leave in plain.get_content()
    assert "@@" not in html.get_content() + plain.get_content()


def test_no_recipient_sees_another(sending, sink, deliver):
    sending(3)
    deliver()
    for recipient, raw in sink.raw:
        others = {f"vicina{each}@example.org" for each in range(3)} - {recipient}
        assert not any(other.encode() in raw for other in others)


@pytest.mark.parametrize("step", ["mail", "rcpt", "data", "message"])
def test_whoever_is_refused_for_now_is_tried_again(sending, sink, deliver, step):
    sending(2)
    sink.fault = once(step, 451)
    deliver_some()
    deliver()
    assert set(sink.received.values()) == {1}
    assert states() == {DeliveryState.SENT: 2}


@pytest.mark.parametrize("step", ["mail", "rcpt", "data"])
def test_a_connection_that_ends_before_the_message_is_whole_is_tried_again(sending, sink, deliver, step):
    sending(2)
    sink.fault = once(step, HANG_UP)
    deliver()
    assert set(sink.received.values()) == {1}
    assert states() == {DeliveryState.SENT: 2}


@pytest.mark.parametrize(("step", "taken"), [("accepted", 2), ("message", 1)])
def test_a_message_whose_answer_is_lost_is_unknown_and_not_sent_again(sending, sink, deliver, step, taken):
    """Whether the server had kept it, nobody here can know."""
    sending(2)
    sink.fault = once(step, HANG_UP)
    deliver()
    assert sum(sink.received.values()) == taken
    assert states() == {DeliveryState.SENT: 1, DeliveryState.UNKNOWN: 1}


@pytest.mark.parametrize("step", ["rcpt", "message"])
def test_whoever_is_refused_for_good_is_not_tried_again(sending, sink, deliver, step):
    sending(2)
    sink.fault = once(step, 550)
    deliver()
    assert states() == {DeliveryState.SENT: 1, DeliveryState.REFUSED: 1}
    assert Delivery.objects.get(state=DeliveryState.REFUSED).error == "SMTP 550"


def test_while_the_server_closes_nobody_sends_and_nobody_is_blamed(sending, sink):
    sending(3)
    sink.fault = once("mail", 421)
    deliver_some()
    assert states() == {DeliveryState.QUEUED: 3}
    assert SendingPace.objects.get().held_because == "SMTP 421"
    assert deliver_some() == 0
    assert not sink.received


def test_the_rest_grows_while_the_server_is_away_and_ends_with_a_success(sending, sink, settings):
    sending(2)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 9
    waits = []
    for _each in range(3):
        deliver_some()
        pace = SendingPace.objects.get()
        waits.append(round((pace.held_until - timezone.now()).total_seconds()))
        SendingPace.objects.update(held_until=timezone.now())
    assert waits == [5, 10, 20]
    settings.EMAIL_PORT = port
    deliver_some()  # one message, on trial
    deliver_some()
    assert SendingPace.objects.get().failures == 0
    assert states() == {DeliveryState.SENT: 2}


def test_whoever_is_refused_for_now_again_and_again_is_given_up(sending, sink, deliver):
    sending(1)
    sink.fault = lambda step: 451 if step == "rcpt" else None
    deliver()
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.tries) == (DeliveryState.REFUSED, claiming.MOST_TRIES)


def test_a_provider_that_refuses_everybody_pauses_the_mailing(sending, sink, monkeypatch):
    monkeypatch.setattr(delivering, "SUSPICIOUS", 3)
    mailing = sending(3)
    sink.fault = lambda step: 554 if step == "message" else None
    deliver_some()
    mailing.refresh_from_db()
    assert mailing.state == MailingState.PAUSED
    assert "rifiutato" in mailing.trouble


def test_a_sender_that_dies_leaves_what_it_had_begun_as_unknown(sending, sink, deliver, monkeypatch):
    sending(3)

    class Killed(BaseException):
        pass

    def die(*_arguments):
        raise Killed

    monkeypatch.setattr(SmtpTransport, "hand_over", die)
    monkeypatch.setattr(claiming.Stretch, "give_back", lambda _stretch: None)
    with pytest.raises(Killed):
        deliver_some()
    monkeypatch.undo()
    assert states() == {DeliveryState.QUEUED: 2, DeliveryState.HANDING: 1}
    assert deliver_some() == 0  # all is claimed by the dead
    with time_machine.travel(timezone.now() + claiming.HANDING_LEASE + timedelta(seconds=1)):
        deliver_some()
    assert states() == {DeliveryState.SENT: 2, DeliveryState.UNKNOWN: 1}


def test_who_is_told_to_stop_lets_the_call_in_hand_end_and_gives_the_rest_back(sending, sink):
    sending(5)
    deliver_some(should_stop=lambda: len(sink.raw) == 2)
    assert states() == {DeliveryState.SENT: 2, DeliveryState.QUEUED: 3}
    assert not Delivery.objects.exclude(holder="", leased_until=None).filter(state=DeliveryState.QUEUED).exists()


def test_who_is_told_to_stop_does_not_wait_for_its_turn(sending, sink, settings, monkeypatch):
    settings.NEWSLETTER_MESSAGES_A_SECOND = 1
    sending(2)
    pacing.shared()
    SendingPace.objects.update(next_at=timezone.now() + timedelta(minutes=1))
    naps = []
    monkeypatch.setattr(pacing.time, "sleep", naps.append)
    deliver_some(should_stop=lambda: len(naps) == 2)
    assert len(naps) == 2
    assert states() == {DeliveryState.QUEUED: 2}


@pytest.mark.parametrize("told", ["delivered_at", "bounced_at", "complained_at"])
def test_of_whom_the_provider_told_something_before_the_lease_ended_is_sent_and_not_unknown(sending, told):
    mailing = sending(2)
    stretch = claim(2)
    first, second = stretch.mark_handing(stretch.deliveries, mailing)  # and dies
    Delivery.objects.filter(pk=first.pk).update(**{told: timezone.now()})
    with time_machine.travel(timezone.now() + claiming.HANDING_LEASE + timedelta(seconds=1)):
        assert claiming.call_unknown() == 1
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.sent_at, first.leased_until) == (DeliveryState.SENT, first.handed_at, None)
    assert second.state == DeliveryState.UNKNOWN


def test_who_is_still_being_handed_over_is_left_to_the_answer_though_the_provider_told_something(sending):
    mailing = sending(1)
    stretch = claim(1)
    stretch.mark_handing(stretch.deliveries, mailing)
    Delivery.objects.update(delivered_at=timezone.now())
    claiming.call_unknown()
    assert states() == {DeliveryState.HANDING: 1}


def test_an_answer_that_is_lost_behind_the_report_leaves_nobody_unknown(sending):
    mailing = sending(1)
    stretch = claim(1)
    handing = stretch.mark_handing(stretch.deliveries, mailing)
    Delivery.objects.update(delivered_at=timezone.now())
    stretch.settle(handing[0], Answer(Outcome.LOST))
    claiming.call_unknown()
    assert states() == {DeliveryState.SENT: 1}


def test_who_was_away_too_long_hands_nothing_over(sending, sink):
    mailing = sending(2)
    slow = claim(10)
    with time_machine.travel(timezone.now() + claiming.LEASE + timedelta(seconds=1)):
        deliver_some()
        assert slow.mark_handing(slow.deliveries, mailing) == []
    assert set(sink.received.values()) == {1}


def test_an_answer_that_comes_after_the_row_was_called_unknown_counts(sending, sink):
    mailing = sending(1)
    stretch = claim(10)
    handing = stretch.mark_handing(stretch.deliveries, mailing)
    with time_machine.travel(timezone.now() + claiming.HANDING_LEASE + timedelta(seconds=1)):
        assert claiming.call_unknown() == 1
        with SmtpTransport() as way:
            envelope = delivering.Envelope(mailing.texts.get(), kind=mailing.kind)
            (answer,) = way.hand_over(envelope, handing)
        stretch.settle(handing[0], answer)
    assert states() == {DeliveryState.SENT: 1}


def test_an_answer_counts_only_from_who_still_has_the_delivery(sending, admin_user):
    """Away for so long that staff had it sent again: what the first sender hears is not about that message."""
    mailing = sending(1)
    slow = claim(1)
    handed = slow.mark_handing(slow.deliveries, mailing)
    with time_machine.travel(timezone.now() + claiming.HANDING_LEASE + timedelta(seconds=1)):
        claiming.call_unknown()
        control.send_again(Delivery.objects.all(), admin_user)
        other = claim(1)
        other.mark_handing(other.deliveries, mailing)
        slow.settle(handed[0], Answer(Outcome.REFUSED, reason="HTTP 400"))
        assert states() == {DeliveryState.HANDING: 1}


def test_a_small_mailing_does_not_wait_behind_a_large_one(sending, composer):
    mailing = sending(10)
    small = Mailing.objects.create(
        occasion="issue:2", kind="issue", state=MailingState.SENDING, started_at=timezone.now()
    )
    Delivery.objects.create(mailing=small, subscriber=Subscriber.objects.first(), language="it")
    taken = {delivery.mailing_id for delivery in claim(4).deliveries}
    assert taken == {mailing.pk, small.pk}


def test_who_leaves_between_queueing_and_sending_is_not_mailed(sending, sink, deliver):
    sending(2)
    Subscriber.objects.filter(email="vicina0@example.org").update(state=SubscriberState.LEFT)
    deliver()
    assert dict(sink.received) == {"vicina1@example.org": 1}
    assert Delivery.objects.get(state=DeliveryState.SKIPPED).skip_reason == SkipReason.LEFT


def test_who_leaves_the_topic_alone_is_not_mailed_either(sending, sink, deliver):
    sending(2)
    Subscriber.objects.get(email="vicina0@example.org").subscriptions.all().delete()
    deliver()
    assert dict(sink.received) == {"vicina1@example.org": 1}


def test_who_is_suppressed_between_queueing_and_sending_is_not_mailed(sending, sink, deliver):
    sending(2)
    held = Subscriber.objects.get(email="vicina0@example.org")
    suppress(email_key=held.email_key, email=held.email, reason=SuppressionReason.HARD_BOUNCE)
    deliver()
    assert dict(sink.received) == {"vicina1@example.org": 1}
    assert Delivery.objects.get(state=DeliveryState.SKIPPED).skip_reason == SkipReason.SUPPRESSED


def test_a_paused_mailing_rests_and_a_resumed_one_goes_on(sending, sink, deliver, admin_user):
    mailing = sending(2)
    assert control.pause(mailing, admin_user)
    assert deliver_some() == 0
    assert not control.pause(mailing, admin_user)
    assert control.resume(mailing, admin_user)
    deliver()
    assert states() == {DeliveryState.SENT: 2}


def test_a_pause_takes_effect_within_a_stretch(sending, sink, admin_user, monkeypatch):
    mailing = sending(3)
    handed = SmtpTransport.hand_over

    def hand_over(way, *arguments):
        answers = handed(way, *arguments)
        control.pause(mailing, admin_user)
        return answers

    monkeypatch.setattr(SmtpTransport, "hand_over", hand_over)
    deliver_some()
    assert len(sink.raw) == 1
    assert states() == {DeliveryState.SENT: 1, DeliveryState.QUEUED: 2}


def test_a_stopped_mailing_mails_nobody_any_more(sending, sink, admin_user):
    mailing = sending(2)
    assert control.stop(mailing, admin_user)
    assert deliver_some() == 0
    assert not sink.received
    assert set(Delivery.objects.values_list("skip_reason", flat=True)) == {SkipReason.STOPPED}
    assert not control.resume(mailing, admin_user)


@pytest.mark.parametrize(
    ("decide", "state", "mails"),
    [(control.send_again, DeliveryState.SENT, 2), (control.settle_as_sent, DeliveryState.SENT, 1)],
)
def test_staff_decide_once_about_the_unknown(sending, sink, deliver, admin_user, decide, state, mails):
    sending(1)
    sink.fault = once("accepted", HANG_UP)
    deliver()
    unknown = list(Delivery.objects.filter(state=DeliveryState.UNKNOWN))
    assert decide(unknown, admin_user) == 1
    assert decide(unknown, admin_user) == 0
    deliver()
    assert Delivery.objects.get().state == state
    assert sum(sink.received.values()) == mails
    assert Mailing.objects.get().state == MailingState.DONE


def test_all_senders_together_keep_the_pace(sending, sink, settings, monkeypatch):
    slept = []
    monkeypatch.setattr(delivering.pacing.time, "sleep", slept.append)
    settings.NEWSLETTER_MESSAGES_A_SECOND = 10
    sending(4)
    with time_machine.travel(timezone.now(), tick=False):
        deliver_some()
    assert [round(each, 1) for each in slept] == [0.1, 0.2, 0.3]


def test_every_recipient_is_in_one_state_at_every_moment(sending, sink, deliver, monkeypatch):
    mailing = sending(30)
    seen = []
    settle = claiming.Stretch.settle

    def look(stretch, delivery, answer):
        settle(stretch, delivery, answer)
        seen.append(progress_of(mailing))

    monkeypatch.setattr(claiming.Stretch, "settle", look)
    sink.fault = seldom(refuses=0.2, hangs_up=0.1)
    deliver()
    assert {each.total for each in seen} == {30}
    done = [each.done for each in seen]
    assert done == sorted(done)
    assert progress_of(mailing).done == 30


def test_none_is_skipped_and_none_mailed_twice_while_the_server_misbehaves(sending, sink, deliver):
    sending(200)
    sink.fault = seldom(refuses=0.05, hangs_up=0.02, seed=7)
    deliver()
    assert max(sink.received.values()) == 1
    sent = set(Delivery.objects.filter(state=DeliveryState.SENT).values_list("subscriber__email", flat=True))
    unknown = set(Delivery.objects.filter(state=DeliveryState.UNKNOWN).values_list("subscriber__email", flat=True))
    assert len(sent) + len(unknown) == 200
    assert sent <= set(sink.received) <= sent | unknown


def test_who_leaves_while_others_of_the_stretch_are_mailed_is_not_mailed(sending, sink):
    mailing = sending(30)
    stretch = claim(30)
    first, last = stretch.deliveries[:1], stretch.deliveries[-1:]
    assert stretch.mark_handing(first, mailing) == first
    Subscriber.objects.filter(pk=last[0].subscriber_id).update(state=SubscriberState.LEFT)
    assert stretch.mark_handing(last, mailing) == []


def test_one_look_at_who_has_left_does_not_serve_for_long(sending, sink):
    mailing = sending(3)
    stretch = claim(3)
    first, second, third = ([each] for each in stretch.deliveries)
    assert stretch.mark_handing(first, mailing) == first
    Subscriber.objects.update(state=SubscriberState.LEFT)
    with time_machine.travel(timezone.now() + claiming.LOOK_LASTS + timedelta(seconds=0.1)):
        assert stretch.mark_handing(second, mailing) == []
    assert states() == {DeliveryState.HANDING: 1, DeliveryState.SKIPPED: 2}
    assert stretch.mark_handing(third, mailing) == []
