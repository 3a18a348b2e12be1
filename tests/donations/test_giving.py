"""From the donor's form to an open Checkout Session."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from donations import gateway
from donations.models import AttemptState, Campaign, Donation, DonationState, PaymentAttempt
from donations.services import checkout_request, giving
from home.clock import moment_text
from tests.factories import make_project

pytestmark = pytest.mark.django_db


def test_without_javascript_the_donor_is_sent_to_stripes_own_page(donor, standin):
    response = donor.submit()
    assert response.status_code == 303
    assert response["Location"].startswith(standin.url)
    attempt = PaymentAttempt.objects.get()
    assert attempt.state == AttemptState.OPEN
    assert attempt.donation.amount_cents == 25_00
    assert attempt.donation.state == DonationState.STARTED


def test_with_our_script_the_donor_gets_what_the_embedded_page_needs(donor, standin, settings):
    answer = donor.submit(embedded=True).json()
    assert answer["clientSecret"].startswith("cs_test_")
    assert answer["publishableKey"] == settings.STRIPE_PUBLISHABLE_KEY
    assert answer["donation"] == str(Donation.objects.get().public_id)


def test_body_and_key_are_stored_before_stripe_is_asked(donor, settings):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"  # nobody listens
    response = donor.submit()
    assert response.status_code == 503
    attempt = PaymentAttempt.objects.get()
    assert attempt.state == AttemptState.CREATED
    assert attempt.request_body["line_items"][0]["price_data"]["unit_amount"] == 25_00
    assert "Non hai pagato nulla" in response.content.decode()
    assert "ada@example.org" in response.content.decode()  # nothing that was written is lost


def test_after_a_lost_answer_the_same_request_is_repeated_and_one_session_exists(donor, standin, settings):
    away, here = "http://127.0.0.1:9", settings.STRIPE_API_BASE
    settings.STRIPE_API_BASE = away
    donor.submit()
    body = PaymentAttempt.objects.get().request_body
    settings.STRIPE_API_BASE = here
    assert donor.submit().status_code == 303
    attempt = PaymentAttempt.objects.get()
    assert attempt.request_body == body
    assert attempt.state == AttemptState.OPEN


def test_a_repeat_is_the_same_request_though_time_has_passed(donor, standin, monkeypatch):
    """A recomputed expiry would be another body, which Stripe refuses for the same key; another key pays twice."""
    asked = []

    def be_silent(*, body, idempotency_key):
        asked.append((body, idempotency_key))
        raise gateway.GatewayUnavailable("reset")

    monkeypatch.setattr(gateway, "create_session", be_silent)
    donor.submit()
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        donor.submit()
    first, second = asked
    assert first == second


def test_a_double_click_is_one_donation_and_one_session(donor, standin):
    first, second = donor.submit(), donor.submit()
    assert first["Location"] == second["Location"]
    assert Donation.objects.count() == PaymentAttempt.objects.count() == 1


def test_changing_the_way_to_pay_ends_the_first_session_before_the_second_is_made(donor, standin):
    embedded = donor.start(embedded=True)
    hosted = donor.start()
    embedded.refresh_from_db()
    assert (embedded.state, hosted.state) == (AttemptState.EXPIRED, AttemptState.OPEN)
    assert Donation.objects.count() == 1
    kinds = [call.path for call in standin.requests if call.method == "POST"]
    assert [path.endswith("/expire") for path in kinds] == [False, True, False]


def test_changing_the_amount_gives_up_the_unpaid_donation_for_a_new_one(donor, standin):
    first = donor.start()
    second = donor.start(amount="50")
    first.refresh_from_db()
    assert first.state == AttemptState.EXPIRED
    assert second.donation.amount_cents == 50_00
    assert Donation.objects.get(pk=first.donation_id).amount_cents == 25_00  # never rewritten


def test_a_donation_that_is_paid_is_not_paid_again_by_the_back_button(donor, standin):
    donation = donor.pay()
    donor.client.get(f"/it/dona/esito/{donation.public_id}/")
    response = donor.submit()
    assert response.status_code == 303
    assert response["Location"] == f"/it/dona/esito/{donation.public_id}/"
    assert PaymentAttempt.objects.count() == 1


@pytest.mark.parametrize("again", ["the form without our script", "the button that tries again"])
def test_paying_in_the_page_and_sending_the_form_before_the_webhook_came_opens_no_second_session(donor, standin, again):
    attempt = donor.start(embedded=True)
    standin.pay(attempt.session_id)
    status = f"/it/dona/esito/{attempt.donation.public_id}/"
    response = donor.submit() if again == "the form without our script" else donor.client.post(f"{status}riprova/")
    assert response["Location"] == status
    assert PaymentAttempt.objects.count() == 1


def test_no_attempt_is_made_for_a_donation_that_was_paid_a_moment_ago(donor, standin):
    donation = donor.start().donation
    PaymentAttempt.objects.update(state=AttemptState.PAID)
    Donation.objects.update(state=DonationState.PAID)
    with pytest.raises(giving.AlreadyGiven):
        giving._unfinished_or_new(donation, PaymentAttempt.UiMode.HOSTED, "https://example.org/", "")


def test_the_same_change_sent_twice_is_one_donation_with_one_session(donor, standin):
    donor.start()
    first, second = donor.submit(amount="50"), donor.submit(amount="50")
    assert first["Location"] == second["Location"]
    assert Donation.objects.count() == PaymentAttempt.objects.count() == 2


def test_stripe_going_silent_while_a_session_is_ended_is_a_sentence(donor, standin, monkeypatch):
    donor.start(embedded=True)

    def refuse(session_id):  # paid between our look and our wish to end it
        monkeypatch.setattr(gateway, "retrieve_session", be_silent)
        raise gateway.GatewayRefused("complete")

    def be_silent(session_id):
        raise gateway.GatewayUnavailable("reset")

    monkeypatch.setattr(gateway, "expire_session", refuse)
    response = donor.submit()
    assert response.status_code == 503


def test_who_was_sent_to_a_session_before_is_not_told_that_nothing_was_paid_while_stripe_is_silent(
    donor, standin, settings
):
    donor.pay()
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    html = donor.submit().content.decode()
    assert "non sappiamo ancora se hai pagato" in html
    assert "Non hai pagato nulla" not in html


def test_trying_again_while_stripe_is_silent_does_not_say_that_nothing_was_charged(donor, standin, settings):
    donation = donor.pay()
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    response = donor.client.post(f"/it/dona/esito/{donation.public_id}/riprova/")
    assert response.status_code == 503
    assert "non sappiamo ancora se hai pagato" in response.content.decode()
    assert "non ti è stato addebitato nulla" not in response.content.decode()


@pytest.mark.parametrize("knows", ["the site knew", "the site did not know yet"])
def test_one_form_gives_once_though_its_amount_was_changed_after_paying(donor, standin, knows):
    first = donor.pay()
    if knows == "the site knew":
        donor.client.get(f"/it/dona/esito/{first.public_id}/")
    response = donor.submit(amount="30")
    assert response["Location"] == f"/it/dona/esito/{first.public_id}/"
    assert [each.state for each in PaymentAttempt.objects.all()] == [AttemptState.PAID]


@pytest.mark.parametrize("method", ["card", "sepa_debit"])
def test_who_gives_at_a_browser_where_another_has_just_given_is_asked_and_then_gives(donor, standin, method):
    donor.pay(method=method)
    response = donor.submit(email="bruno@example.org", name="Bruno Prova", amount="30", message="Forza")
    html = response.content.decode()
    assert response.status_code == 409
    assert "è già partita una donazione di €\xa025 con un&#x27;altra e-mail" in html
    assert "ada@example.org" not in html
    assert 'value="bruno@example.org"' in html
    assert "Forza" in html
    assert PaymentAttempt.objects.count() == 1
    code = re.search(r'name="public_id" value="([^"]+)"', html)[1]
    second = donor.pay(email="bruno@example.org", name="Bruno Prova", amount="30", public_id=code)
    assert (second.email, second.amount_cents) == ("bruno@example.org", 30_00)
    assert PaymentAttempt.objects.count() == 2


def test_an_email_spelled_otherwise_is_the_same_donor(donor, standin):
    first = donor.pay()
    response = donor.submit(email=" ADA@Example.org")
    assert response["Location"] == f"/it/dona/esito/{first.public_id}/"


def test_of_two_wishes_sent_at_once_one_is_payable(donor, standin, monkeypatch):
    """The second is opened after the first has looked for others, and before it opens its own."""
    look, rivals = giving._unfinished_or_new, ["50"]

    def look_late(*arguments):
        if rivals:
            donor.submit(amount=rivals.pop())
        return look(*arguments)

    monkeypatch.setattr(giving, "_unfinished_or_new", look_late)
    assert donor.submit().status_code == 303
    states = dict(PaymentAttempt.objects.values_list("donation__amount_cents", "state"))
    assert states == {50_00: AttemptState.EXPIRED, 25_00: AttemptState.OPEN}


def test_trying_the_first_wish_again_ends_the_second(donor, standin):
    first, second = donor.start(), donor.start(amount="30")
    response = donor.client.post(f"/it/dona/esito/{first.donation.public_id}/riprova/")
    assert response.status_code == 303
    second.refresh_from_db()
    assert second.state == AttemptState.EXPIRED
    still_open = PaymentAttempt.objects.filter(state=AttemptState.OPEN)
    assert [attempt.donation_id for attempt in still_open] == [first.donation_id]


@pytest.mark.parametrize("how", ["look", "try again"])
def test_the_first_wish_leads_to_the_second_once_that_is_paid(donor, standin, how):
    first = donor.start()
    second = donor.pay(amount="30")
    donor.client.get(f"/it/dona/esito/{second.public_id}/")
    status = f"/it/dona/esito/{first.donation.public_id}/"
    response = donor.client.get(status) if how == "look" else donor.client.post(f"{status}riprova/")
    assert response["Location"] == f"/it/dona/esito/{second.public_id}/"
    assert PaymentAttempt.objects.count() == 2


def test_nothing_more_is_asked_of_a_form_whose_money_needs_a_person(donor, standin):
    first = donor.pay()
    Donation.objects.update(amount_cents=26_00)  # Stripe took another amount than this
    response = donor.submit(amount="30")
    assert response["Location"] == f"/it/dona/esito/{first.public_id}/"
    assert PaymentAttempt.objects.count() == 1


def test_a_reloaded_answer_of_trying_again_shows_how_the_donation_stands(donor, standin):
    status = f"/it/dona/esito/{donor.start().donation.public_id}/"
    assert donor.client.get(f"{status}riprova/")["Location"] == status


def test_a_form_that_lost_its_code_is_taken_all_the_same(donor, standin):
    assert donor.submit(public_id="nope").status_code == 303
    assert donor.submit(public_id="").status_code == 303
    assert Donation.objects.count() == 2


def code_in(client, url: str) -> str:
    return re.search(r'name="public_id" value="([^"]+)"', client.get(url).content.decode())[1]


def test_a_browser_is_shown_one_form_until_it_has_given(donor, standin):
    first = code_in(donor.client, donor.url)
    assert code_in(donor.client, f"{donor.url}?importo=40") == first
    assert code_in(Client(), donor.url) != first
    donation = donor.pay(public_id=first)
    assert code_in(donor.client, donor.url) == first
    donor.client.get(f"/it/dona/esito/{donation.public_id}/")
    assert code_in(donor.client, donor.url) != first


def test_the_other_language_keeps_the_chosen_amount(donor, homes):
    html = donor.client.get(f"{donor.url}?importo=12,50").content.decode()
    assert f'href="{donor.url.replace("/it/", "/en/")}?importo=12%2C50"' in html


@pytest.mark.parametrize("email", ["pippo", "mario@localhost", "mario@[127.0.0.1]", "a@b\x00.it"])
def test_an_email_that_nobody_can_write_to_gets_one_sentence(donor, email):
    response = donor.submit(email=email)
    html = response.content.decode()
    assert response.status_code == 422
    assert html.count('class="field__error"') == 1
    assert "ha la forma nome@esempio.it" in html
    assert not Donation.objects.exists()


def test_an_email_that_only_stripe_refuses_is_told_beside_its_field(donor, standin, monkeypatch):
    def refuse(**_request):
        raise gateway.GatewayRefused("Invalid email address", "customer_email")

    monkeypatch.setattr(gateway, "create_session", refuse)
    response = donor.submit()
    html = response.content.decode()
    assert response.status_code == 422
    assert "il servizio di pagamento non la riconosce" in html
    assert 'value="Ada Prova"' in html
    assert PaymentAttempt.objects.count() == 1


def test_what_stripe_refuses_is_not_asked_again_at_once(donor, standin, monkeypatch):
    monkeypatch.setattr(checkout_request, "SESSION_LIFETIME", timedelta(minutes=1))
    assert donor.submit().status_code == 503
    assert PaymentAttempt.objects.count() == 1


def test_why_stripe_refused_a_request_is_kept_and_its_log_names_no_donor(donor, standin, monkeypatch, caplog):
    monkeypatch.setattr(checkout_request, "SESSION_LIFETIME", timedelta(minutes=1))
    assert donor.submit().status_code == 503
    attempt = PaymentAttempt.objects.first()
    assert attempt.state == AttemptState.FAILED
    assert "expires_at" in attempt.problem
    assert attempt.idempotency_key in caplog.text
    assert "ada@example.org" not in caplog.text


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        ("0", "L&#x27;importo minimo è"),
        ("-5", "Scrivi un importo in euro"),
        ("1e3", "Scrivi un importo in euro"),
        ("NaN", "Scrivi un importo in euro"),
        ("25,001", "al massimo due decimali"),
        ("1,99", "L&#x27;importo minimo è"),
        ("10.000,01", "L&#x27;importo massimo è"),
        ("", "Scrivi quanto vuoi donare"),
    ],
)
def test_a_bad_amount_gets_one_sentence_and_the_rest_of_the_form_is_kept(donor, amount, sentence):
    response = donor.submit(amount=amount, message="Forza quartiere")
    html = response.content.decode()
    assert response.status_code == 422
    assert html.count('class="field__error"') == 1
    assert sentence in html
    assert "Forza quartiere" in html
    assert 'value="Ada Prova"' in html
    assert not Donation.objects.exists()


def test_an_amount_that_cannot_be_given_is_told_before_the_rest_is_written(donor):
    html = donor.client.get(f"{donor.url}?importo=1,50").content.decode()
    assert html.count('class="field__error"') == 1
    assert "L&#x27;importo minimo è" in html
    assert 'value="1,50"' in html
    for fine in ("", "?importo=25"):
        assert "field__error" not in donor.client.get(donor.url + fine).content.decode()


def test_privacy_must_be_accepted_and_newsletter_is_never_preticked(donor):
    page = donor.client.get(donor.url).content.decode()
    newsletter = page[page.index('name="wants_newsletter"') - 40 : page.index('name="wants_newsletter"') + 80]
    assert "checked" not in newsletter
    response = donor.submit(privacy="")
    assert response.status_code == 422
    assert "informativa privacy" in response.content.decode()


def test_text_that_cannot_be_seen_is_taken_out_of_names_and_messages(donor, standin):
    donor.submit(name="Ada\u202e Prova\u200b", message="ciao\x07 a tutti\ufeff")
    donation = Donation.objects.get()
    assert (donation.name, donation.message) == ("Ada Prova", "ciao a tutti")


def test_a_name_is_one_line(donor, standin):
    donor.submit(name="Ada\r\n\r\nVinci\u2028un premio")
    assert Donation.objects.get().name == "Ada Vinci un premio"


def test_an_address_that_grows_when_it_is_folded_still_fits(donor, standin):
    address = f"ada@{'.'.join(['ß' * 20] * 11)}.it"
    assert donor.submit(email=address).status_code == 303
    assert len(Donation.objects.get().email_key) == 254


@pytest.mark.parametrize("minutes", [-1, 0])
def test_a_donation_at_or_behind_the_end_is_refused_though_the_form_was_open_before(donor, campaign, minutes):
    donor.client.get(donor.url)
    campaign.ends_at = timezone.now() + timedelta(minutes=minutes)
    campaign.save()
    response = donor.submit()
    assert response.status_code == 409
    assert "Questa campagna è finita" in response.content.decode()
    assert not Donation.objects.exists()


def test_a_donation_before_the_opening_is_refused(donor, campaign):
    campaign.opens_at = timezone.now() + timedelta(minutes=1)
    campaign.save()
    response = donor.submit()
    assert response.status_code == 409
    assert f"si potrà donare dal {moment_text(campaign.opens_at)}" in response.content.decode()


def test_a_donation_to_a_project_that_is_not_live_is_refused(donor, project):
    donor.client.get(donor.url)
    project.unpublish()
    response = donor.submit()
    assert response.status_code == 409
    assert "non è pubblicato" in response.content.decode()
    assert not Donation.objects.exists()


def test_a_donation_to_a_group_that_cannot_receive_money_is_refused(donor, project):
    project.organisation.legal_form = "informal_group"
    project.organisation.save()
    assert donor.submit().status_code == 409


def test_trying_again_is_refused_once_the_campaign_is_over(donor, campaign, standin):
    attempt = donor.start()
    campaign.ends_at = timezone.now()
    campaign.save()
    response = donor.client.post(f"/it/dona/esito/{attempt.donation.public_id}/riprova/")
    assert response.status_code == 409
    assert "finita" in response.content.decode()


@pytest.mark.parametrize("how", ["the form", "trying again"])
def test_whoever_has_paid_reads_so_also_once_nothing_more_is_taken(donor, campaign, standin, how):
    """Before any webhook has come."""
    attempt = donor.start()
    standin.pay(attempt.session_id)
    Campaign.objects.filter(pk=campaign.pk).update(suspended_at=timezone.now())
    page = f"/it/dona/esito/{attempt.donation.public_id}/"
    answer = donor.submit() if how == "the form" else donor.client.post(f"{page}riprova/")
    assert (answer.status_code, answer.url) == (303, page)
    assert "La tua donazione è arrivata" in donor.client.get(page).content.decode()


def test_a_page_offers_no_second_try_while_nothing_is_taken(donor, campaign, standin):
    attempt = donor.start()
    page = f"/it/dona/esito/{attempt.donation.public_id}/"
    assert "Riprova a pagare" in donor.client.get(page).content.decode()
    Campaign.objects.filter(pk=campaign.pk).update(suspended_at=timezone.now())
    assert "Riprova a pagare" not in donor.client.get(page).content.decode()


def test_trying_again_leads_to_the_session_that_is_still_open(donor, standin):
    attempt = donor.start()
    standin.decline(attempt.session_id)
    response = donor.client.post(f"/it/dona/esito/{attempt.donation.public_id}/riprova/")
    assert response.status_code == 303
    assert attempt.session_id in response["Location"]


def test_trying_again_after_the_session_expired_opens_a_new_one(donor, standin):
    attempt = donor.start()
    standin.expire(attempt.session_id)
    response = donor.client.post(f"/it/dona/esito/{attempt.donation.public_id}/riprova/")
    assert response.status_code == 303
    assert attempt.session_id not in response["Location"]
    assert [each.state for each in PaymentAttempt.objects.all()] == [AttemptState.EXPIRED, AttemptState.OPEN]


def test_amount_currency_and_campaign_come_from_our_own_rows(donor, standin, campaign):
    donor.submit(unit_amount="1", currency="usd", campaign="999")
    body = PaymentAttempt.objects.get().request_body
    price = body["line_items"][0]["price_data"]
    assert (price["unit_amount"], price["currency"]) == (25_00, "eur")
    assert body["metadata"]["campaign"] == str(campaign.pk)


def test_all_or_nothing_campaigns_offer_no_bank_debit(donor, campaign, standin):
    campaign.funding_model = "all_or_nothing"
    campaign.save()
    donor.submit()
    assert PaymentAttempt.objects.get().request_body["excluded_payment_method_types"][-1] == "sepa_debit"


def test_the_return_address_is_ours_whatever_host_the_browser_names(donor, standin, settings):
    donor.client.post(donor.url, donor.fields(), headers={"Host": "evil.example"})
    assert PaymentAttempt.objects.get().request_body["success_url"].startswith(settings.SITE_URL)


def test_the_fragment_for_our_script_is_the_form_alone(donor):
    html = donor.client.get(f"{donor.url}?importo=12,50", headers={"X-Donation-Step": "1"}).content.decode()
    assert "<html" not in html
    assert 'value="12,50"' in html


def test_the_request_is_json_to_the_letter_on_both_databases(donor, standin):
    donor.submit()
    body = PaymentAttempt.objects.get().request_body
    assert json.loads(json.dumps(body)) == body


@pytest.mark.parametrize("amounts", [["25", "50", "25"], ["25", "50", "75"], ["25", "50", "25", "75"]])
def test_of_one_form_changed_again_and_again_only_the_last_wish_can_be_paid(donor, standin, amounts):
    for amount in amounts:
        last = donor.start(amount=amount)
    sessions = [gateway.retrieve_session(each.session_id) for each in PaymentAttempt.objects.all()]
    still_open = [session.id for session in sessions if session.status == "open"]
    assert still_open == [last.session_id]


@pytest.mark.parametrize("how", ["private", "draft"])
def test_the_step_does_not_tell_the_title_of_a_project_that_is_not_public(donor, project, campaign, how):
    if how == "draft":
        project.unpublish()
    else:
        PageViewRestriction.objects.create(page=project, restriction_type="login")
    html = donor.client.get(donor.url).content.decode()
    assert campaign.project_title not in html
    assert "non è pubblicato" in html


def test_a_project_with_the_longest_title_takes_gifts(donor, project, standin):
    type(project).objects.update(title="T" * 255)
    assert donor.submit().status_code == 303


def test_stripe_shows_the_projects_title_in_the_donors_language(donor, project, homes, standin):
    make_project(homes["en"], title="A garden", translation_key=project.translation_key, call=project.call)
    donor.client.post(donor.url.replace("/it/", "/en/"), donor.fields())
    price = PaymentAttempt.objects.get().request_body["line_items"][0]["price_data"]
    assert price["product_data"]["name"] == "Donation: A garden"


def test_what_is_too_much_to_be_a_form_gets_a_page_in_both_languages(donor):
    response = donor.client.post(donor.url, {f"field{number}": "x" for number in range(10_100)})
    html = response.content.decode()
    assert response.status_code == 400
    assert "Non abbiamo capito la richiesta" in html
    assert "nothing was paid" in html
