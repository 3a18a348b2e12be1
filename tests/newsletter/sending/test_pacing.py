"""All senders rest together where the provider asks for it, and try it with one message behind the rest."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsletter.models import Delivery, DeliveryState, SendingPace
from newsletter.sending import delivering, pacing
from newsletter.sending.delivering import deliver_some

pytestmark = pytest.mark.django_db


def seconds_of_rest() -> int:
    return round((SendingPace.objects.get().held_until - timezone.now()).total_seconds())


def test_the_provider_gets_the_rest_it_asks_for_though_it_is_longer_than_ours():
    pacing.rest("HTTP 429", timedelta(minutes=30))
    assert seconds_of_rest() == 1800


def test_a_short_rest_does_not_shorten_a_long_one():
    pacing.rest("HTTP 429", timedelta(minutes=30))
    pacing.rest("HTTP 503")
    assert seconds_of_rest() == 1800
    assert SendingPace.objects.get().held_because == "HTTP 429"


def test_our_own_rests_double_up_to_ten_minutes():
    rests = []
    for _each in range(9):
        pacing.rest("HTTP 503")
        rests.append(seconds_of_rest())
        SendingPace.objects.update(held_until=timezone.now())
    assert rests == [5, 10, 20, 40, 80, 160, 320, 600, 600]


def test_a_message_that_was_under_way_before_the_rest_does_not_end_it():
    pacing.rest("HTTP 429", timedelta(minutes=30))
    pacing.note_success()
    assert seconds_of_rest() == 1800


def test_a_sender_in_the_middle_of_a_stretch_rests_when_another_one_is_told_to(sending, sink):
    sending(3)

    handed = delivering._Sender._send_batch

    def hand_over(sender, *arguments):
        handed(sender, *arguments)
        pacing.rest("HTTP 429")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(delivering._Sender, "_send_batch", hand_over)
        deliver_some()
    assert Delivery.objects.filter(state=DeliveryState.SENT).count() == 1
    assert Delivery.objects.filter(state=DeliveryState.QUEUED, holder="").count() == 2


def test_whoever_waits_for_its_turn_while_another_is_told_to_rest_hands_nothing_over(
    sending, sink, settings, monkeypatch
):
    settings.NEWSLETTER_MESSAGES_A_SECOND = 10
    sending(1)
    pacing.shared()
    SendingPace.objects.update(next_at=timezone.now() + timedelta(seconds=1))
    monkeypatch.setattr(pacing.time, "sleep", lambda _seconds: pacing.rest("HTTP 429", timedelta(minutes=5)))
    deliver_some()
    assert not sink.raw
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.holder, delivery.leased_until) == (DeliveryState.QUEUED, "", None)


def test_two_who_saw_the_same_turn_free_do_not_both_get_it():
    seen_by_both = pacing.shared()
    waits = [round(pacing._reserve(seen_by_both, timedelta(seconds=5))) for _each in range(2)]
    assert waits == [0, 5]


def test_behind_a_rest_one_message_is_tried_and_the_others_follow_its_success(sending, sink):
    sending(5)
    pacing.rest("HTTP 503")
    SendingPace.objects.update(held_until=timezone.now())
    assert deliver_some() == 1
    assert not SendingPace.objects.get().is_in_doubt
    assert deliver_some() == 4


def test_a_server_that_takes_nobody_for_now_is_left_alone_and_nobody_is_given_up(sending, sink, deliver):
    """A fault of the server as a whole may look like one of each recipient."""
    sending(30)
    sink.fault = lambda step: 451 if step == "rcpt" else None
    for _each in range(20):
        deliver_some()
        SendingPace.objects.update(held_until=timezone.now())
    assert not Delivery.objects.exclude(state=DeliveryState.QUEUED).exists()
    assert Delivery.objects.filter(tries__gt=1).count() == 0
    sink.fault = lambda _step: None
    deliver()
    assert Delivery.objects.filter(state=DeliveryState.SENT).count() == 30


def test_whoever_waits_long_for_its_turn_says_in_between_that_it_is_there(settings, monkeypatch):
    naps, said = [], []
    monkeypatch.setattr(pacing.time, "sleep", naps.append)
    settings.NEWSLETTER_MESSAGES_A_SECOND = 1
    pacing.wait_for_turn(4, meanwhile=lambda: said.append(True))
    pacing.wait_for_turn(1, meanwhile=lambda: said.append(True))
    assert [round(each) for each in naps] == [1, 1, 1, 1]
    assert len(said) == 4
