"""What follows from a wish, whoever the address belongs to."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from newsletter.addresses import key_of
from newsletter.links import EVERYTHING_SCOPE
from newsletter.models import (
    Consent,
    ConsentAct,
    Letter,
    LetterKind,
    Subscriber,
    SubscriberState,
    Subscription,
    SubscriptionRequest,
    Suppression,
    SuppressionReason,
)
from newsletter.subscribing import changing, retention
from newsletter.subscribing.erasing import reduce_to_key
from newsletter.subscribing.leaving import leave
from newsletter.subscribing.taking_up import take_up, take_up_requests
from newsletter.topics import Topic
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db
ANNA = "anna@example.org"


def suppress(address: str = ANNA) -> Suppression:
    return Suppression.objects.create(
        email_key=key_of(address), email=address, reason=SuppressionReason.HARD_BOUNCE, detail=f"550 {address}"
    )


def waiting() -> set[str]:
    return set(Subscription.objects.filter(confirmed_at=None).values_list("topic", flat=True))


def test_a_new_address_waits_for_its_click(citizen, post):
    citizen.sign_up("Anna@Example.org", municipi=["municipio:4"], path="/en/iscrizione/")
    (message,) = post.deliver()
    anna = Subscriber.objects.get()
    assert (anna.email, anna.email_key, anna.state) == (ANNA, key_of(ANNA), SubscriberState.PENDING)
    assert (anna.language, anna.source) == ("en", "form")
    assert waiting() == {"programme", "municipio:4"}
    assert message.to == [ANNA]
    assert Letter.objects.get().kind == LetterKind.CONFIRM


def test_two_spellings_are_one_subscriber(citizen, post):
    for spelling in (ANNA, "ANNA@EXAMPLE.ORG", " anna@example.org"):
        citizen.sign_up(spelling)
    post.deliver()
    assert Subscriber.objects.count() == 1
    assert Letter.objects.count() == 1


def test_a_confirmed_subscriber_who_asks_for_nothing_new_is_told_so(citizen, post):
    make_subscriber(ANNA)
    citizen.sign_up()
    (message,) = post.deliver()
    assert Letter.objects.get().kind == LetterKind.KNOWN
    assert "/conferma/" not in message.body
    assert citizen.client.get(post.preferences(message)).status_code == 200


def test_new_topics_of_a_confirmed_subscriber_wait_for_a_click_too(citizen, post):
    anna = make_subscriber(ANNA)
    citizen.sign_up(municipi=["municipio:4"])
    post.deliver()
    letter = Letter.objects.get()
    assert (letter.kind, letter.topics) == (LetterKind.CONFIRM, ["municipio:4"])
    assert waiting() == {"municipio:4"}
    anna.refresh_from_db()
    assert anna.state == SubscriberState.CONFIRMED


def test_whoever_asks_with_somebodys_address_does_not_change_their_language(citizen, post):
    make_subscriber(ANNA, language="en")
    citizen.sign_up(municipi=["municipio:4"])
    post.deliver()
    assert Subscriber.objects.get().language == "en"


def test_a_suppressed_address_gets_no_letter(citizen, post):
    make_subscriber(ANNA)
    suppress()
    citizen.sign_up(municipi=["municipio:4"])
    citizen.ask_for_link()
    assert post.deliver() == []
    assert not Letter.objects.exists()
    assert Consent.objects.get().topics == ["programme", "municipio:4"]


def test_an_address_that_is_suppressed_before_its_letter_is_sent_gets_none(citizen, post):
    citizen.sign_up()
    take_up_requests()
    assert Letter.objects.exists()
    suppress()
    assert post.deliver() == []
    assert not Letter.objects.exists()


def test_one_letter_an_hour_whatever_is_asked(citizen, post, project):
    start = timezone.now()
    sent = []
    for minute in range(0, 120, 5):
        with time_machine.travel(start + timedelta(minutes=minute)):
            citizen.sign_up(municipi=[f"municipio:{minute % 9 + 1}"])
            citizen.follow(project)
            citizen.ask_for_link()
            sent += [minute for _message in post.deliver()]
    assert len(sent) == 2
    assert sent[1] - sent[0] >= 60


def test_what_is_asked_before_a_letter_goes_is_in_it(citizen, post, project):
    citizen.sign_up()
    citizen.follow(project)
    citizen.ask_for_link()
    (message,) = post.deliver()
    assert Letter.objects.get().topics == ["programme", Topic.project(project.translation_key).key]
    assert f"«{project.title}»" in message.body


def test_what_is_asked_within_the_hour_is_told_by_another_letter_when_the_hour_is_over(citizen, post, project):
    citizen.sign_up()
    (first,) = post.deliver()
    citizen.follow(project)
    assert post.deliver() == []
    page = citizen.client.get(post.confirmation(first)).content.decode()
    assert project.title not in page
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        (second,) = post.deliver()
    assert project.title in second.body
    assert post.confirmation(second) != post.confirmation(first)


def test_a_second_letter_that_has_nothing_left_to_ask_is_not_sent(citizen, post, project):
    citizen.sign_up()
    post.deliver()
    citizen.follow(project)
    post.deliver()
    anna = Subscriber.objects.get()
    changing.confirm_asked(subscriber=anna, topics=waiting())
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert post.deliver() == []
    assert Letter.objects.count() == 1


def test_the_link_comes_when_the_hour_is_over_though_the_last_letter_was_a_confirmation(citizen, post):
    citizen.sign_up()
    (first,) = post.deliver()
    citizen.confirm(post.confirmation(first))
    citizen.ask_for_link()
    assert post.deliver() == []
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        (second,) = post.deliver()
        assert citizen.client.get(post.preferences(second)).status_code == 200


def test_who_leaves_and_asks_again_gets_a_new_confirmation_when_the_hour_is_over(citizen, post):
    citizen.sign_up()
    (first,) = post.deliver()
    citizen.confirm(post.confirmation(first))
    leave(public_id=Subscriber.objects.get().public_id, scope=EVERYTHING_SCOPE)
    citizen.sign_up()
    assert post.deliver() == []
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        (second,) = post.deliver()
        citizen.confirm(post.confirmation(second))
    assert Subscriber.objects.get().state == SubscriberState.CONFIRMED


def test_an_address_gets_three_letters_a_day_and_ten_in_thirty_days_whoever_asks(citizen, post):
    start, sent = timezone.now(), []
    for hour in (*range(24), *range(24, 24 * 32, 12)):
        with time_machine.travel(start + timedelta(hours=hour, minutes=hour)):
            citizen.sign_up()
            sent += [hour for _message in post.deliver()]
    assert [hour for hour in sent if hour < 24] == [0, 1, 2]
    assert len([hour for hour in sent if hour < 24 * 28]) == 10


def test_what_is_asked_after_the_first_click_is_told_when_the_hour_is_over(citizen, post, project):
    citizen.sign_up()
    (first,) = post.deliver()
    citizen.confirm(post.confirmation(first))
    citizen.follow(project)
    assert post.deliver() == []
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        (second,) = post.deliver()
        citizen.confirm(post.confirmation(second))
    assert waiting() == set()


def test_what_is_asked_while_a_letter_is_being_sent_is_not_lost(citizen, post, project):
    citizen.sign_up()
    take_up_requests()
    Letter.objects.update(tries=1, leased_until=timezone.now() + timedelta(minutes=2))  # a sender has it in hand
    citizen.follow(project)
    assert post.deliver() == []
    Letter.objects.filter(tries=1).update(sent_at=timezone.now(), leased_until=None)
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        (second,) = post.deliver()
    assert project.title in second.body


def test_a_letter_that_the_provider_will_never_take_keeps_no_later_one_back(citizen, post, project):
    citizen.sign_up()
    take_up_requests()
    Letter.objects.update(tries=6, given_up_at=timezone.now())
    citizen.follow(project)
    assert len(post.deliver()) == 1


def test_who_had_left_comes_back_only_by_the_click(citizen, post):
    anna = make_subscriber(ANNA, topics=(), state=SubscriberState.LEFT, left_at=timezone.now())
    citizen.sign_up()
    (message,) = post.deliver()
    anna.refresh_from_db()
    assert anna.state == SubscriberState.LEFT
    citizen.confirm(post.confirmation(message))
    anna.refresh_from_db()
    assert (anna.state, anna.left_at) == (SubscriberState.CONFIRMED, None)


def test_who_was_reduced_to_a_key_is_the_same_subscriber_again(citizen, post):
    anna = make_subscriber(ANNA)
    reduce_to_key(anna)
    citizen.sign_up()
    (message,) = post.deliver()
    again = Subscriber.objects.get()
    assert (again.pk, again.email, again.state) == (anna.pk, ANNA, SubscriberState.LEFT)
    retention.reduce_leavers()  # which would take the address away again
    assert citizen.confirm(post.confirmation(message)).status_code == 200
    again.refresh_from_db()
    assert (again.email, again.state) == (ANNA, SubscriberState.CONFIRMED)


def test_the_link_is_sent_to_who_is_known_and_to_nobody_else(citizen, post):
    make_subscriber(ANNA)
    citizen.ask_for_link()
    citizen.ask_for_link("nobody@example.org")
    (message,) = post.deliver()
    assert message.to == [ANNA]
    assert ANNA in citizen.client.get(post.preferences(message)).content.decode()
    assert Subscriber.objects.count() == 1


def test_who_has_confirmed_nothing_gets_the_confirmation_for_the_link(citizen, post):
    citizen.sign_up()
    post.deliver()
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        citizen.ask_for_link()
        (message,) = post.deliver()
    assert "/preferenze/" not in message.body
    assert post.confirmation(message)


def test_a_wish_that_is_worked_off_twice_counts_once(citizen):
    citizen.sign_up()
    wish = SubscriptionRequest.objects.get()
    for _again in range(2):
        take_up(wish)
    assert Consent.objects.filter(act=ConsentAct.ASKED).count() == 1
    assert Letter.objects.count() == 1


def test_a_wish_that_was_erased_meanwhile_is_nothing(citizen):
    citizen.sign_up()
    wish = SubscriptionRequest.objects.get()
    SubscriptionRequest.objects.all().delete()
    take_up(wish)
    assert not Subscriber.objects.exists()
