"""Two workers, two clicks, two tabs at the same moment: one subscriber, one letter, one consent."""

import pytest

from newsletter.models import Consent, ConsentAct, Letter, Subscriber, SubscriberState, SubscriptionRequest
from newsletter.subscribing.confirming import confirm
from newsletter.subscribing.erasing import erase
from newsletter.subscribing.letter_mail import send_letters
from newsletter.subscribing.taking_up import take_up
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_wishes_of_one_address_make_one_subscriber_and_one_letter(citizen):
    for number in range(1, 7):
        citizen.sign_up(programme=None, municipi=[f"municipio:{number}"])
    wishes = list(SubscriptionRequest.objects.all())
    at_once(*(lambda wish=wish: take_up(wish) for wish in wishes))
    anna = Subscriber.objects.get()
    assert anna.subscriptions.count() == 6
    assert Consent.objects.filter(act=ConsentAct.ASKED).count() == 6
    assert sorted(Letter.objects.get().topics) == [f"municipio:{number}" for number in range(1, 7)]


def test_one_wish_that_two_workers_have_counts_once(citizen):
    citizen.sign_up()
    wish = SubscriptionRequest.objects.get()
    at_once(*[lambda: take_up(wish)] * 4)
    assert Consent.objects.count() == 1
    assert Letter.objects.count() == 1


def test_a_letter_is_sent_by_one_of_several_workers(citizen, mailoutbox):
    citizen.sign_up()
    take_up(SubscriptionRequest.objects.get())
    at_once(*[send_letters] * 4)
    assert Letter.objects.get().sent_at is not None
    assert len(mailoutbox) == 1


def test_a_link_that_is_clicked_twice_at_the_same_moment_confirms_once(citizen, post):
    citizen.sign_up()
    post.deliver()
    letter = Letter.objects.get()
    at_once(*[lambda: confirm(letter, letter.topics)] * 4)
    assert Subscriber.objects.get().state == SubscriberState.CONFIRMED
    assert Consent.objects.filter(act=ConsentAct.CONFIRMED).count() == 1


def test_erasing_and_taking_up_a_wish_do_not_stand_in_each_others_way(citizen):
    for _round in range(8):
        citizen.sign_up()
        take_up(SubscriptionRequest.objects.get())
        citizen.sign_up(programme=None, municipi=["municipio:3"])
        wish = SubscriptionRequest.objects.get(done_at=None)
        anna = Subscriber.objects.exclude(email="").get()
        at_once(lambda wish=wish: take_up(wish), lambda anna=anna: erase(anna))
        SubscriptionRequest.objects.all().delete()
        Subscriber.objects.all().delete()
