"""The programme's figures: the kept totals, grouped; what is pending and granted beside them; whatever the language."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone, translation

from donations import ledger
from donations.ledger import Movement
from donations.models import Campaign, Donation, DonationState, EntryKind
from donations.programme import Programme, last_day_with_a_movement, programme_in_figures
from donations.services.acts import grant_city_share
from donations.services.campaigns import create_campaign
from donations.services.closing import close
from projects.models import CallPage
from projects.taxonomy import Neighbourhood, Theme
from tests.factories import make_project

pytestmark = pytest.mark.django_db

OPENED = datetime(2020, 1, 10, 9, 0, tzinfo=UTC)


def give(campaign: Campaign, cents: int, moment: datetime, email: str = "ada@example.org") -> Donation:
    donation = Donation.objects.create(
        campaign=campaign,
        amount_cents=cents,
        name="Ada",
        email=email,
        language="it",
        privacy_accepted_at=moment,
        paid_at=moment,
        state=DonationState.PAID,
    )
    move(donation, EntryKind.PAYMENT, cents, f"ch_{donation.pk}", moment)
    return donation


def move(donation: Donation, kind: EntryKind, cents: int, source_id: str, moment: datetime) -> None:
    with transaction.atomic():
        ledger.post(donation=donation, movements=[Movement(kind, cents, source_id, moment)])


@pytest.fixture
def campaigns(homes, call) -> list[Campaign]:
    """Three that have opened, of two themes and two Municipi, and one to come."""
    music = Theme.objects.create(slug="musica", name="Musica", name_en="Music")
    north = Neighbourhood.objects.create(name="Niguarda", municipio=9)
    made = []
    for values in ({}, {"theme": music}, {"theme": music, "neighbourhood": north}, {}):
        page = make_project(homes["it"], call=call, **values)
        made.append(create_campaign(project=page, opens_at=timezone.now()))
    Campaign.objects.update(opens_at=OPENED, ends_at=timezone.now() + timedelta(days=3))
    Campaign.objects.filter(pk=made[3].pk).update(opens_at=timezone.now() + timedelta(days=1))
    return made


def by_label(groups) -> dict[str, tuple[int, int, int]]:
    return {group.label: (group.raised_cents, group.donations_count, group.campaigns_count) for group in groups}


def test_sums_by_theme_call_and_municipio_are_the_kept_totals(campaigns, call):
    for campaign, cents in zip(campaigns, (10_00, 20_00, 40_00), strict=False):
        give(campaign, cents, OPENED)
    programme = programme_in_figures()
    assert by_label(programme.themes) == {"Musica": (60_00, 2, 2), "Ambiente": (10_00, 1, 1)}
    assert [group.label for group in programme.themes] == ["Musica", "Ambiente"]  # the largest first
    assert by_label(programme.calls) == {"Bando di prova": (70_00, 3, 3)}
    municipi = by_label(programme.municipi)
    assert len(municipi) == 9
    assert (municipi["Municipio 2"], municipi["Municipio 9"]) == ((30_00, 2, 2), (40_00, 1, 1))
    assert municipi["Municipio 1"] == (0, 0, 0)
    for groups in (programme.themes, programme.calls, programme.municipi):
        assert sum(group.raised_cents for group in groups) == programme.totals.raised_cents


def test_labels_are_in_the_language_that_is_read(campaigns, call, homes):
    english = call.copy_for_translation(homes["en"].locale)
    english.title = "Test call"
    english.save_revision().publish()
    with translation.override("en"):
        programme = programme_in_figures()
    assert {group.label for group in programme.themes} == {"Environment", "Music"}
    assert [group.label for group in programme.calls] == ["Test call"]


def test_the_title_of_a_call_that_not_anybody_may_see_stays_hidden(campaigns, call):
    CallPage.objects.update(live=False)
    assert [group.label for group in programme_in_figures().calls] == ["Bando non pubblicato"]


def test_months_are_sums_of_days_and_a_month_without_movements_is_there_too(campaigns):
    for number in range(3):
        give(campaigns[0], 10_00, datetime(2020, 1, 10 + number, 9, tzinfo=UTC), f"d{number}@example.org")
        gift = give(campaigns[1], 20_00, datetime(2020, 3, 20, 9, tzinfo=UTC), f"d{number}@example.org")
    move(gift, EntryKind.REFUND, -5_00, "re_1", datetime(2020, 4, 2, 9, tzinfo=UTC))
    months = programme_in_figures().months
    assert [
        (month.first, month.donations_count, month.donated_cents, month.returned_cents, month.raised_so_far_cents)
        for month in months
    ] == [
        (date(2020, 1, 1), 3, 30_00, 0, 30_00),
        (date(2020, 2, 1), 0, 0, 0, 30_00),
        (date(2020, 3, 1), 3, 60_00, 0, 90_00),
        (date(2020, 4, 1), 0, 0, -5_00, 85_00),
    ]
    assert months[-1].raised_so_far_cents == sum(Campaign.objects.values_list("raised_cents", flat=True))
    assert last_day_with_a_movement() == date(2020, 4, 2)


def test_the_months_pass_over_a_year(campaigns):
    for number in range(3):
        give(campaigns[0], 10_00, datetime(2019, 11, 10, tzinfo=UTC), f"d{number}@example.org")
        give(campaigns[0], 10_00, datetime(2020, 2, 10, tzinfo=UTC), f"e{number}@example.org")
    found = [f"{month.first:%Y-%m}" for month in programme_in_figures().months]
    assert found == ["2019-11", "2019-12", "2020-01", "2020-02"]


def test_who_gave_to_two_campaigns_is_counted_in_each_and_once_in_one(campaigns):
    for campaign in (campaigns[0], campaigns[0], campaigns[1]):
        give(campaign, 10_00, OPENED)
    totals = programme_in_figures().totals
    assert (totals.donors_count, totals.donations_count) == (2, 3)


def test_what_the_banks_have_not_decided_stands_apart(donor, standin, campaign):
    from donations.services.payments import sync_payment

    attempt = donor.start(amount="37")
    standin.pay(attempt.session_id, method="sepa_debit")
    sync_payment(attempt)
    programme = programme_in_figures()
    assert (programme.pending_cents, programme.pending_count, programme.totals.raised_cents) == (37_00, 1, 0)
    standin.settle(attempt.session_id)
    sync_payment(attempt)
    programme = programme_in_figures()
    assert (programme.pending_cents, programme.pending_count, programme.totals.raised_cents) == (0, 0, 37_00)


def test_the_citys_money_is_committed_first_and_granted_by_an_act(donor, standin, campaign, staff):
    donor.give("25")
    Campaign.objects.update(threshold_cents=25_00)
    assert money_of_the_city(programme_in_figures()) == (30_000_00, 0)
    Campaign.objects.update(ends_at=timezone.now())
    campaign.refresh_from_db()
    close(campaign)
    grant_city_share(campaign=campaign, act="Determina n. 12/2027", user=staff)
    assert money_of_the_city(programme_in_figures()) == (30_000_00, 30_000_00)


def money_of_the_city(programme: Programme) -> tuple[int, int]:
    return programme.totals.city_cents, programme.granted_cents


def test_nothing_to_count_is_no_error():
    programme = programme_in_figures()
    assert (programme.months, programme.calls, programme.themes, programme.municipi) == ([], [], [], [])
    assert programme.totals.campaigns_count == 0
    assert last_day_with_a_movement() is None


def test_it_takes_the_same_queries_for_two_campaigns_as_for_twelve(campaigns, homes, call, django_assert_num_queries):
    give(campaigns[0], 10_00, OPENED)
    with django_assert_num_queries(7):
        programme_in_figures()
    for number in range(9):
        page = make_project(homes["it"], call=call)
        made = create_campaign(project=page, opens_at=OPENED)
        for day in range(4):
            give(made, 10_00, OPENED + timedelta(days=day), f"{number}{day}@example.org")
    with django_assert_num_queries(7):
        programme_in_figures()
