"""What staff do to a campaign is one act with who and why, is refused where it cannot be, and stands in its page."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone, translation

from donations.figures import CampaignState, figures_of
from donations.models import (
    ActKind,
    Campaign,
    CampaignAct,
    EntryKind,
    GivingPause,
    LedgerEntry,
    PaymentAttempt,
    Result,
)
from donations.notes import notes_of, with_notes
from donations.services.acts import ActRefused, Why, extend, grant_city_share, resume, suspend
from donations.services.closing import close
from donations.services.payments import sync_payment
from tests.factories import make_project

pytestmark = pytest.mark.django_db

WHY = Why("Il cantiere è in ritardo.", "The works are late.")


@pytest.fixture
def later(campaign) -> datetime:
    return campaign.ends_at + timedelta(days=10)


@pytest.fixture
def put_off(campaign, staff, later):
    """Extend as the form shows it; ``changes`` say what is different."""

    def act(**changes) -> CampaignAct:
        values = {"ends_at": later, "seen_ends_at": campaign.ends_at, "why": WHY, **changes}
        return extend(campaign=campaign, user=staff, **values)

    return act


@pytest.fixture
def judge(campaign):
    """End the campaign now and judge it, with a threshold that one donation of € 25 reaches."""

    def end(*, threshold_cents: int = 25_00, **terms) -> None:
        Campaign.objects.update(threshold_cents=threshold_cents, ends_at=timezone.now(), **terms)
        campaign.refresh_from_db()
        close(campaign)
        campaign.refresh_from_db()

    return end


def notes() -> list:
    return notes_of(with_notes().get())


def told() -> list[tuple[str, str, str]]:
    return [(note.kind, note.text, note.reason) for note in notes()]


def page(project) -> str:
    response = Client().get(project.url)
    assert response.status_code == 200
    return response.content.decode().replace("&#x27;", "'")


def forget_pages() -> None:
    """Nothing is committed inside a test, so that a cached page stays."""
    for cache in caches.all():
        cache.clear()


def pause(**values) -> GivingPause:
    return GivingPause.objects.create(
        **{"reason": "Manutenzione fino a stasera.", "began_by_name": "Rosa Verdi", **values}
    )


# Extending


def test_an_extension_moves_the_end_and_keeps_who_why_and_both_ends(put_off, campaign, staff, later):
    before = campaign.ends_at
    act = put_off()
    campaign.refresh_from_db()
    assert campaign.ends_at == later
    act.refresh_from_db()
    assert (act.kind, act.by, act.by_name) == (ActKind.EXTENDED, staff, "Rosa Verdi")
    assert (act.reason, act.reason_en) == (WHY.reason, WHY.reason_en)
    assert (act.ended_before, act.ends_after) == (before, later)


def test_a_campaign_that_has_not_opened_is_not_extended(put_off, campaign):
    """Until then its opening is changed, which reads its end anew."""
    Campaign.objects.update(opens_at=timezone.now() + timedelta(days=1))
    with pytest.raises(ActRefused, match="non è ancora aperta"):
        put_off()


def test_an_extended_campaign_takes_gifts_behind_its_first_end(put_off, campaign, donor, standin):
    first_end = campaign.ends_at
    put_off()
    with time_machine.travel(first_end + timedelta(days=1)):
        assert donor.submit().status_code == 303


def test_an_extension_pressed_twice_is_one_act_and_the_second_reads_the_end_as_it_is(put_off, campaign, later):
    put_off()
    with pytest.raises(ActRefused, match="Intanto la fine è cambiata"):
        put_off()
    campaign.refresh_from_db()
    assert campaign.ends_at == later
    assert CampaignAct.objects.count() == 1


def test_whoever_saw_the_new_end_may_extend_again(put_off, campaign, later):
    put_off()
    put_off(seen_ends_at=later, ends_at=later + timedelta(days=1))
    assert CampaignAct.objects.count() == 2


@pytest.mark.parametrize("by", [timedelta(0), timedelta(days=-1)])
def test_an_extension_goes_forward_only(put_off, campaign, by):
    with pytest.raises(ActRefused, match="sposta la fine in avanti"):
        put_off(ends_at=campaign.ends_at + by)


def test_an_extension_of_more_than_a_year_is_taken_for_a_wrong_year(put_off, campaign):
    furthest = campaign.ends_at + timedelta(days=366)
    with pytest.raises(ActRefused, match="Controlla l'anno"):
        put_off(ends_at=furthest + timedelta(seconds=1))
    assert put_off(ends_at=furthest).ends_after == furthest


def test_a_campaign_that_is_over_is_not_extended_even_in_its_first_second(put_off, campaign):
    before = campaign.ends_at
    with time_machine.travel(before, tick=False), pytest.raises(ActRefused, match="già finita"):
        put_off()
    campaign.refresh_from_db()
    assert campaign.ends_at == before
    assert not CampaignAct.objects.exists()


# Suspending and resuming


def test_a_suspension_is_kept_with_who_and_why(campaign, staff):
    act = suspend(campaign=campaign, why=WHY, user=staff)
    campaign.refresh_from_db()
    assert campaign.suspended_at
    assert (act.kind, act.by_name, act.reason, act.reason_en) == (
        ActKind.SUSPENDED,
        "Rosa Verdi",
        WHY.reason,
        WHY.reason_en,
    )
    assert (act.ended_before, act.ends_after) == (None, None)


def test_a_suspension_pressed_twice_is_one_act(campaign, staff):
    suspend(campaign=campaign, why=WHY, user=staff)
    campaign.refresh_from_db()
    since = campaign.suspended_at
    with pytest.raises(ActRefused, match="già sospesa"):
        suspend(campaign=campaign, why=WHY, user=staff)
    campaign.refresh_from_db()
    assert campaign.suspended_at == since
    assert CampaignAct.objects.count() == 1


def test_a_campaign_that_is_over_is_not_suspended(campaign, staff):
    with time_machine.travel(campaign.ends_at, tick=False), pytest.raises(ActRefused, match="già finita"):
        suspend(campaign=campaign, why=WHY, user=staff)
    assert not CampaignAct.objects.exists()


def test_a_resumed_campaign_takes_gifts_again_and_its_end_stays(campaign, staff, donor, standin):
    end = campaign.ends_at
    suspend(campaign=campaign, why=WHY, user=staff)
    act = resume(campaign=campaign, why=Why("Tutto chiarito."), user=staff)
    campaign.refresh_from_db()
    assert (campaign.suspended_at, campaign.ends_at) == (None, end)
    assert (act.kind, act.by_name, act.reason) == (ActKind.RESUMED, "Rosa Verdi", "Tutto chiarito.")
    assert donor.submit().status_code == 303


def test_a_campaign_that_is_not_suspended_is_not_resumed(campaign, staff):
    with pytest.raises(ActRefused, match="non è sospesa"):
        resume(campaign=campaign, why=WHY, user=staff)
    assert not CampaignAct.objects.exists()


def test_resuming_pressed_twice_is_one_act(campaign, staff):
    suspend(campaign=campaign, why=WHY, user=staff)
    resume(campaign=campaign, why=WHY, user=staff)
    with pytest.raises(ActRefused, match="non è sospesa"):
        resume(campaign=campaign, why=WHY, user=staff)
    assert list(CampaignAct.objects.values_list("kind", flat=True)) == [ActKind.SUSPENDED, ActKind.RESUMED]


def test_while_a_campaign_is_suspended_nobody_can_give_to_it(campaign, staff, donor, standin):
    suspend(campaign=campaign, why=WHY, user=staff)
    response = donor.submit()
    assert response.status_code == 409
    assert "è sospesa: in questo momento non si può donare" in response.content.decode()
    assert not PaymentAttempt.objects.exists()
    assert not standin.requests


def test_a_suspended_campaigns_page_says_since_when_and_why_and_offers_no_way_to_give(campaign, staff, project):
    assert "Dona ora" in page(project)
    suspend(campaign=campaign, why=WHY, user=staff)
    forget_pages()
    html = page(project)
    assert "La raccolta è sospesa dal" in html
    assert WHY.reason in html
    assert "Raccolta sospesa" in html
    assert "Dona ora" not in html
    assert f"/it/dona/{campaign.pk}/" not in html


# Granting the city's share


def test_a_granted_share_is_one_row_with_its_act_and_does_not_count_as_raised(donor, standin, campaign, judge, staff):
    donor.give()
    judge()
    act = grant_city_share(campaign=campaign, act="Determina n. 12/2027", user=staff)
    entry = LedgerEntry.objects.get(kind=EntryKind.CITY_SHARE)
    assert (entry.amount_cents, entry.act, entry.donation) == (30_000_00, "Determina n. 12/2027", None)
    assert entry.campaign == campaign
    assert (act.kind, act.by, act.by_name, act.reason) == (
        ActKind.GRANTED,
        staff,
        "Rosa Verdi",
        "Determina n. 12/2027",
    )
    campaign.refresh_from_db()
    assert (campaign.raised_cents, campaign.donors_count, campaign.donations_count) == (25_00, 1, 1)
    assert campaign.outcome.result == Result.FUNDED


def test_a_grant_pressed_twice_is_one_act_and_one_row(donor, standin, campaign, judge, staff):
    donor.give()
    judge()
    grant_city_share(campaign=campaign, act="Determina n. 12/2027", user=staff)
    with pytest.raises(ActRefused, match="già registrata"):
        grant_city_share(campaign=campaign, act="Determina n. 13/2027", user=staff)
    assert LedgerEntry.objects.get(kind=EntryKind.CITY_SHARE).act == "Determina n. 12/2027"
    assert CampaignAct.objects.count() == 1


def test_no_share_is_granted_before_the_outcome_is_known(donor, standin, campaign, staff):
    Campaign.objects.update(threshold_cents=25_00)
    donor.give()
    with pytest.raises(ActRefused, match="non è ancora accertato"):
        grant_city_share(campaign=campaign, act="Determina", user=staff)


def test_no_share_is_granted_to_whoever_missed_the_threshold(donor, standin, campaign, judge, staff):
    donor.give()
    judge(threshold_cents=25_01)
    with pytest.raises(ActRefused, match="non ha raggiunto la soglia"):
        grant_city_share(campaign=campaign, act="Determina", user=staff)


def test_no_share_is_granted_where_the_call_provides_none(donor, standin, campaign, judge, staff):
    donor.give()
    judge(city_share_cents=0)
    with pytest.raises(ActRefused, match="non prevede"):
        grant_city_share(campaign=campaign, act="Determina", user=staff)
    assert not LedgerEntry.objects.filter(kind=EntryKind.CITY_SHARE).exists()
    assert not CampaignAct.objects.exists()


# What the page tells


def test_a_campaign_of_which_nothing_is_to_be_told_has_no_notes(campaign, project):
    assert notes() == []
    assert "campaign__note" not in page(project)


def test_an_extension_is_told_with_both_ends_and_the_reason(campaign, project, put_off):
    with time_machine.travel(datetime(2027, 1, 10, tzinfo=UTC)):
        Campaign.objects.update(opens_at=timezone.now(), ends_at=datetime(2027, 1, 31, 23, 0, tzinfo=UTC))
        campaign.refresh_from_db()
        put_off(ends_at=datetime(2027, 2, 14, 23, 0, tzinfo=UTC))
        text = "La raccolta è stata prorogata: doveva finire il 31 gennaio 2027, finisce il 14 febbraio 2027."
        assert told() == [("extended", text, WHY.reason)]
        html = page(project)
    assert text in html
    assert WHY.reason in html


def test_the_latest_act_is_told_first_and_a_suspension_that_is_over_not_at_all(campaign, staff, put_off, later):
    put_off()
    suspend(campaign=campaign, why=WHY, user=staff)
    put_off(seen_ends_at=later, ends_at=later + timedelta(days=1), why=Why("Di nuovo."))
    assert [(note.kind, note.reason) for note in notes()] == [
        ("suspended", WHY.reason),
        ("extended", "Di nuovo."),
        ("extended", WHY.reason),
    ]
    resume(campaign=campaign, why=Why("Tutto chiarito."), user=staff)
    assert [note.kind for note in notes()] == ["extended", "extended"]


def test_of_two_suspensions_the_one_that_lasts_is_told(campaign, staff):
    suspend(campaign=campaign, why=Why("La prima."), user=staff)
    resume(campaign=campaign, why=WHY, user=staff)
    suspend(campaign=campaign, why=Why("La seconda."), user=staff)
    assert [(note.kind, note.reason) for note in notes()] == [("suspended", "La seconda.")]


def test_the_reason_of_a_resumption_is_not_for_the_public(campaign, staff, project):
    suspend(campaign=campaign, why=WHY, user=staff)
    resume(campaign=campaign, why=Why("Parere interno n. 7"), user=staff)
    html = page(project)
    assert "Parere interno" not in html
    assert "campaign__note" not in html


def test_a_granted_share_is_told_with_its_act(donor, standin, campaign, judge, staff, project):
    donor.give()
    judge()
    with time_machine.travel(datetime(2030, 5, 2, 10, 0, tzinfo=UTC)):
        grant_city_share(campaign=campaign, act="Determina n. 12/2027", user=staff)
    text = "Il Comune ha concesso la sua quota il 2 maggio 2030."
    assert told() == [("granted", text, "Determina n. 12/2027")]
    html = page(project)
    assert text in html
    assert "Determina n. 12/2027" in html


def test_money_that_is_with_the_banks_is_told_and_not_counted(donor, standin, campaign, project):
    donor.give()
    for email, amount in (("bea@example.org", "40"), ("cai@example.org", "35,50")):
        donor.public_id = uuid.uuid4()
        attempt = donor.start(email=email, amount=amount)
        standin.pay(attempt.session_id, method="sepa_debit")
        sync_payment(attempt)
    text = "Altri €\u00a075,50 sono in arrivo dalle banche: li contiamo quando arrivano."
    assert told() == [("pending", text, "")]
    assert text in page(project)
    campaign.refresh_from_db()
    assert campaign.raised_cents == 25_00


def test_money_that_has_arrived_from_the_bank_is_no_longer_told(donor, standin, campaign):
    attempt = donor.start()
    standin.pay(attempt.session_id, method="sepa_debit")
    sync_payment(attempt)
    standin.settle(attempt.session_id)
    sync_payment(attempt)
    assert notes() == []


def test_while_giving_is_off_every_page_says_so_and_offers_no_way_to_give(campaign, project):
    pause()
    text = "In questo momento non si può donare a nessun progetto."
    assert told() == [("giving_off", text, "Manutenzione fino a stasera.")]
    html = page(project)
    assert text in html
    assert "Manutenzione fino a stasera." in html
    assert "Dona ora" not in html
    assert f"/it/dona/{campaign.pk}/" not in html


def test_while_giving_is_off_nobody_can_give(donor, standin, campaign):
    pause()
    response = donor.submit()
    assert response.status_code == 409
    text = response.content.decode()
    assert "non si può donare a nessun progetto" in text
    assert "Manutenzione fino a stasera." in text
    assert not PaymentAttempt.objects.exists()
    assert not standin.requests


def test_a_pause_that_is_over_is_nobodys_business(donor, standin, campaign, project):
    pause(is_running=None, ended_at=timezone.now(), ended_by_name="Rosa Verdi")
    assert notes() == []
    assert "Dona ora" in page(project)
    assert donor.submit().status_code == 303


def test_one_pause_runs_at_a_time_and_as_many_as_there_were_are_kept(campaign):
    pause()
    with pytest.raises(IntegrityError), transaction.atomic():
        pause()
    for _each in range(2):
        pause(is_running=None)
    assert GivingPause.objects.running().count() == 1


def test_what_is_most_urgent_is_told_first(donor, standin, campaign, put_off):
    attempt = donor.start()
    standin.pay(attempt.session_id, method="sepa_debit")
    sync_payment(attempt)
    put_off()
    pause()
    assert [note.kind for note in notes()] == ["giving_off", "extended", "pending"]


# In English


@pytest.fixture
def in_english(homes, project):
    return make_project(
        homes["en"],
        translation_key=project.translation_key,
        call=project.call,
        organisation=project.organisation,
        slug="x",
    )


@pytest.mark.parametrize(("reason_en", "shown"), [("The works are late.", "The works are late."), ("", WHY.reason)])
def test_an_english_page_gives_the_english_reason_where_there_is_one(campaign, put_off, in_english, reason_en, shown):
    put_off(why=Why(WHY.reason, reason_en))
    html = page(in_english)
    assert shown in html
    assert (WHY.reason in html) is (not reason_en)


@pytest.mark.parametrize(("reason_en", "shown"), [("Until tonight.", "Until tonight."), ("", "Manutenzione")])
def test_an_english_page_says_in_english_why_giving_is_off(campaign, in_english, reason_en, shown):
    pause(reason_en=reason_en)
    html = page(in_english)
    assert shown in html
    assert ("Manutenzione" in html) is (not reason_en)


def test_an_italian_page_never_gives_the_english_reason(campaign, put_off):
    put_off()
    pause(reason_en="Until tonight.")
    with translation.override("it"):
        assert [note.reason for note in notes()] == ["Manutenzione fino a stasera.", WHY.reason]


# Cached pages, figures and acts


@pytest.mark.parametrize("kind", ["extended", "suspended", "resumed", "granted"])
def test_a_page_that_was_cached_shows_an_act_at_once(
    donor, standin, campaign, project, judge, put_off, staff, kind, django_capture_on_commit_callbacks
):
    acts = {
        "extended": put_off,
        "suspended": lambda: suspend(campaign=campaign, why=WHY, user=staff),
        "resumed": lambda: resume(campaign=campaign, why=WHY, user=staff),
        "granted": lambda: grant_city_share(campaign=campaign, act="Determina n. 12/2027", user=staff),
    }
    if kind == "granted":
        donor.give()
        judge()
    if kind == "resumed":
        suspend(campaign=campaign, why=WHY, user=staff)
    before = page(project)
    with django_capture_on_commit_callbacks(execute=True):
        acts[kind]()
    after = page(project)
    shown = {"extended": WHY.reason, "suspended": WHY.reason, "resumed": "Dona ora", "granted": "Determina n. 12/2027"}
    assert shown[kind] not in before
    assert shown[kind] in after


def test_a_suspended_campaigns_figures_say_so(campaign, staff, project):
    suspend(campaign=campaign, why=WHY, user=staff)
    campaign.refresh_from_db()
    assert figures_of(campaign, project.organisation).state == CampaignState.SUSPENDED
