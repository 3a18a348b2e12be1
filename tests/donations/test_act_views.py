"""Staff act in the admin: who may, what is asked, what is said, and that it happens once."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from config.bootstrap import ACCOUNTING, EDITORS, MANAGERS
from donations.models import Campaign, CampaignAct, GivingPause, LedgerEntry, RefundOrder, StripeEvent
from donations.services import switch
from donations.services.acts import ActRefused, Why
from donations.services.closing import close
from donations.services.payments import sync_payment
from donations.worker import process_events
from tests.donations.test_admin import client_of

pytestmark = pytest.mark.django_db

WHY = {"reason": "Lavori in piazza", "reason_en": "Works in the square", "confirm": "on"}


@pytest.fixture
def paid(donor, campaign):
    donation = donor.pay()
    sync_payment(donation.attempts.get())
    donation.refresh_from_db()
    return donation


@pytest.fixture
def funded(paid, campaign):
    Campaign.objects.update(threshold_cents=25_00)
    with time_machine.travel(campaign.ends_at):
        close(campaign)
    campaign.refresh_from_db()
    return campaign


def extension(client: Client, campaign, days: int = 10) -> dict:
    """What the form was shown with, moved by some days."""
    initial = client.get(f"/admin/campaigns/act/{campaign.pk}/extend/").context["form"].initial
    return {**WHY, "seen": initial["seen"], "last_day": (initial["last_day"] + timedelta(days=days)).isoformat()}


ADDRESSES = {
    "extend": "/admin/campaigns/act/{campaign}/extend/",
    "suspend": "/admin/campaigns/act/{campaign}/suspend/",
    "resume": "/admin/campaigns/act/{campaign}/resume/",
    "grant": "/admin/campaigns/act/{campaign}/grant/",
    "refund": "/admin/donations/act/{donation}/refund/",
    "again": "/admin/events/act/{event}/again/",
    "switch": "/admin/giving/switch/",
}
ALLOWED = {
    MANAGERS: {"extend", "suspend", "resume", "switch"},
    ACCOUNTING: {"grant", "refund", "again"},
    EDITORS: set(),
}


@pytest.mark.parametrize("group", [MANAGERS, ACCOUNTING, EDITORS])
def test_each_role_may_do_its_own_acts_and_no_other(paid, group):
    event = StripeEvent.objects.create(id="evt_1", type="x", raw="{}")
    names = {"campaign": paid.campaign_id, "donation": paid.pk, "event": event.pk}
    client = client_of(group)
    for act, address in ADDRESSES.items():
        url = address.format(**names)
        answer = client.get(url)
        is_refused = answer.status_code == 302 and answer.url == "/admin/"
        assert is_refused is (act not in ALLOWED[group]), (group, act)
        if is_refused:
            client.post(url, {**WHY, "act": "x", "amount": "1", "seen": "2500", "last_day": "2030-01-01"})
    assert not CampaignAct.objects.exists()
    assert not RefundOrder.objects.exists()
    assert not GivingPause.objects.exists()


@pytest.mark.parametrize("act", ["extend", "suspend"])
def test_nothing_happens_without_a_reason_and_a_confirmation(campaign, act):
    client = client_of(MANAGERS)
    url = ADDRESSES[act].format(campaign=campaign.pk)
    whole = extension(client, campaign) if act == "extend" else WHY
    for missing in ("reason", "confirm"):
        response = client.post(url, {name: value for name, value in whole.items() if name != missing})
        assert response.status_code == 200
        assert missing in response.context["form"].errors
    assert not CampaignAct.objects.exists()


def test_an_extension_moves_the_end_to_midnight_and_says_so(campaign, project):
    client = client_of(MANAGERS)
    response = client.post(f"/admin/campaigns/act/{campaign.pk}/extend/", extension(client, campaign), follow=True)
    before = campaign.ends_at
    campaign.refresh_from_db()
    assert timezone.localtime(campaign.ends_at).date() == timezone.localtime(before).date() + timedelta(days=10)
    assert timezone.localtime(campaign.ends_at).hour == 0
    page = response.content.decode()
    assert "Prorogata" in page
    assert "Lavori in piazza" in page  # in the log, below
    assert "Lavori in piazza" in Client().get(project.url).content.decode()


def test_of_two_who_extend_at_once_the_second_is_told_and_sees_what_is_true(campaign):
    first, second = client_of(MANAGERS), client_of(None)
    url = f"/admin/campaigns/act/{campaign.pk}/extend/"
    stale = extension(second, campaign)
    first.post(url, extension(first, campaign, days=3))
    response = second.post(url, stale)
    assert "Intanto la fine è cambiata" in response.content.decode()
    assert CampaignAct.objects.count() == 1
    campaign.refresh_from_db()
    assert response.context["form"]["seen"].value() == campaign.ends_at.isoformat()


def test_a_suspended_campaign_is_resumed_by_the_button_that_takes_its_place(campaign, donor):
    client = client_of(MANAGERS)
    facts = f"/admin/campaigns/inspect/{campaign.pk}/"
    assert "/suspend/" in client.get(facts).content.decode()
    client.post(f"/admin/campaigns/act/{campaign.pk}/suspend/", WHY)
    step = donor.client.get(donor.url).content.decode()
    assert "sospesa" in step
    assert "Lavori in piazza" in step
    assert "Works in the square" in donor.client.get(donor.url.replace("/it/", "/en/")).content.decode()
    page = client.get(facts).content.decode()
    assert "sospesa, ancora" in page
    assert "/resume/" in page
    assert "/suspend/" not in page
    client.post(f"/admin/campaigns/act/{campaign.pk}/resume/", {"reason": "Finiti", "confirm": "on"})
    assert "Continua e paga" in donor.client.get(donor.url).content.decode()


def test_the_citys_share_is_entered_once_with_its_act(funded):
    client = client_of(ACCOUNTING)
    url = f"/admin/campaigns/act/{funded.pk}/grant/"
    assert url in client.get(f"/admin/campaigns/inspect/{funded.pk}/").content.decode()
    answers = [client.post(url, {"act": f"Determina n. {number}", "confirm": "on"}) for number in (1, 2)]
    assert [answer.status_code for answer in answers] == [302, 200]
    assert "già registrata" in answers[1].content.decode()
    assert LedgerEntry.objects.get(kind="city_share").act == "Determina n. 1"
    assert url not in client.get(f"/admin/campaigns/inspect/{funded.pk}/").content.decode()


@pytest.mark.parametrize(("written", "cents"), [("25", 25_00), ("10,50", 10_50)])
def test_a_donation_is_refunded_whole_or_in_part(paid, written, cents):
    client = client_of(ACCOUNTING)
    url = f"/admin/donations/act/{paid.pk}/refund/"
    assert url in client.get(f"/admin/donations/inspect/{paid.pk}/").content.decode()
    form = {"amount": written, "seen": "2500", "reason": "Chiesto da chi ha donato", "confirm": "on"}
    assert client.post(url, form).status_code == 302
    order = RefundOrder.objects.get()
    assert (order.amount_cents, order.reason) == (cents, "Chiesto da chi ha donato")
    assert order.ordered_by_name == f"user-{ACCOUNTING}"
    second = client.post(url, form)
    assert second.status_code == 200
    assert RefundOrder.objects.count() == 1


@pytest.mark.parametrize("written", ["25,01", "0", "-5", "abc", ""])
def test_an_amount_that_cannot_be_refunded_is_refused_with_a_sentence(paid, written):
    form = {"amount": written, "seen": "2500", "reason": "x", "confirm": "on"}
    response = client_of(ACCOUNTING).post(f"/admin/donations/act/{paid.pk}/refund/", form)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not RefundOrder.objects.exists()


def test_where_nothing_is_left_to_be_done_the_form_is_not_shown_but_why(paid):
    accounting = client_of(ACCOUNTING)
    form = {"amount": "25", "seen": "2500", "reason": "Chiesto da chi ha donato", "confirm": "on"}
    refund, grant = (ADDRESSES[act].format(donation=paid.pk, campaign=paid.campaign_id) for act in ("refund", "grant"))
    accounting.post(refund, form)
    answer = accounting.get(refund, follow=True)
    assert answer.redirect_chain == [(f"/admin/donations/inspect/{paid.pk}/", 302)]
    assert "Non c&#x27;è più nulla da rimborsare." in answer.content.decode()
    answer = accounting.get(grant, follow=True)
    assert answer.redirect_chain == [(f"/admin/campaigns/inspect/{paid.campaign_id}/", 302)]
    assert "L&#x27;esito della raccolta non è ancora accertato." in answer.content.decode()


def test_an_event_that_was_given_up_is_run_again(donor, standin, deliver, campaign):
    donor.pay()
    for event in donor.events("checkout.session.completed"):
        deliver(event)
    StripeEvent.objects.update(given_up_at=timezone.now(), tries=6, error="GatewayRefused: x")
    assert process_events() == 0
    event = StripeEvent.objects.get()
    client = client_of(ACCOUNTING)
    assert "GatewayRefused" in client.get(f"/admin/events/inspect/{event.pk}/").content.decode()
    assert client.post(f"/admin/events/act/{event.pk}/again/", {"confirm": "on"}).status_code == 302
    assert process_events() == 1
    campaign.refresh_from_db()
    assert campaign.raised_cents == 25_00


def test_giving_is_turned_off_everywhere_and_on_again(campaign, donor, project, django_capture_on_commit_callbacks):
    client = client_of(MANAGERS)
    assert "Dona ora" in Client().get(project.url).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post("/admin/giving/switch/", {**WHY, "seen": ""}, follow=True).status_code == 200
    assert "Lavori in piazza" in donor.client.get(donor.url).content.decode()
    assert donor.submit().status_code == 409
    assert "Dona ora" not in Client().get(project.url).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        shown = client.get("/admin/giving/switch/").context["form"].initial
        assert client.post("/admin/giving/switch/", {**shown, "confirm": "on"}, follow=True).status_code == 200
    assert donor.client.get(donor.url).status_code == 200
    assert "Dona ora" in Client().get(project.url).content.decode()
    pause = GivingPause.objects.get()
    assert pause.ended_by_name == pause.began_by_name == f"user-{MANAGERS}"


def test_two_who_turn_giving_off_at_once_leave_it_off_and_two_who_turn_it_on_leave_it_on(homes):
    """The second is told, whether their form comes late or in the same moment."""
    client, url = client_of(MANAGERS), "/admin/giving/switch/"
    for how, told in (("off", "Le donazioni sono già spente."), ("on", "Le donazioni non sono spente.")):
        form = {**WHY, **client.get(url).context["form"].initial}
        answers = [client.post(url, form, follow=True).content.decode() for _person in range(2)]
        assert told in answers[1], how
        assert GivingPause.objects.running().exists() is (how == "off")
    assert GivingPause.objects.count() == 1


def test_a_pause_that_another_has_ended_meanwhile_is_not_ended_twice(staff):
    seen = switch.turn_off(why=Why("prova"), user=staff)
    switch.turn_on(seen=seen, user=staff)
    newer = switch.turn_off(why=Why("ancora"), user=staff)
    with pytest.raises(ActRefused):
        switch.turn_on(seen=seen, user=staff)
    assert GivingPause.objects.running().get() == newer


@pytest.mark.parametrize("last_day", ["31/12/9999", "30/12/9999", "01/01/2060"])
def test_a_year_that_cannot_be_meant_gets_a_sentence(campaign, last_day):
    client = client_of(MANAGERS)
    form = {**extension(client, campaign), "last_day": last_day}
    answer = client.post(ADDRESSES["extend"].format(campaign=campaign.pk), form)
    assert answer.status_code == 200
    assert "Controlla l&#x27;anno" in answer.content.decode()
    assert not CampaignAct.objects.exists()


@pytest.mark.parametrize("path", ["refunds", "jobs", "giving"])
def test_accounting_reads_refunds_jobs_and_the_switch(paid, path):
    assert client_of(ACCOUNTING).get(f"/admin/{path}/").status_code == 200
