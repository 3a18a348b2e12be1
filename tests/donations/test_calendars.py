"""Calendars of calls and campaigns, read by a parser that we did not write."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from donations.models import ActKind, Campaign, CampaignAct
from donations.services.campaigns import create_campaign
from home import site_version
from tests.factories import make_call, make_organisation, make_project

pytestmark = pytest.mark.django_db

SITE = "https://crowdfunding.example.org"


@pytest.fixture(autouse=True)
def _public_address(settings):
    settings.SITE_URL = SITE


def read_calendar(path: str) -> dict[str, icalendar.Event]:
    """Events by the part of their UID that names what happens."""
    response = Client().get(path)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(response.content)
    assert not calendar.errors
    events = {}
    for event in calendar.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "URL", "SEQUENCE"} <= set(event)
        assert not event.errors
        name, _at, host = str(event["UID"]).partition("@")
        assert host == "crowdfunding.example.org"
        assert name not in events
        events[name] = event
    return events


def of(campaign: Campaign, which: str) -> str:
    return f"campaign-{campaign.project_key}-{which}"


def act(campaign: Campaign, kind: ActKind, **values) -> CampaignAct:
    return CampaignAct.objects.create(campaign=campaign, kind=kind, reason="Piove", by_name="Prova", **values)


def test_a_campaign_opens_and_has_a_last_moment(call, project, time_machine):
    time_machine.move_to("2020-08-01T10:00:00Z", tick=False)
    campaign = create_campaign(project=project, opens_at=datetime(2020, 9, 10, 8, 0, tzinfo=UTC))
    events = read_calendar(f"/it/calendario/{project.pk}.ics")
    assert set(events) == {of(campaign, "opening"), of(campaign, "end")}
    opening, end = events[of(campaign, "opening")], events[of(campaign, "end")]
    assert opening["DTSTART"].dt == datetime(2020, 9, 10, 8, 0, tzinfo=UTC)
    # The last minute of 9 November in Rome, where the clocks have changed since.
    assert end["DTSTART"].dt == datetime(2020, 11, 9, 22, 59, tzinfo=UTC)
    assert str(end["SUMMARY"]) == f"Ultimo giorno per donare: {project.title}"
    assert end["URL"] == SITE + project.get_url()
    assert str(end["DESCRIPTION"]) == project.summary
    assert end["SEQUENCE"] == 0


def test_a_call_opens_closes_and_has_a_day_of_its_ranking(homes):
    call = make_call(
        homes["it"],
        opens_at=datetime(2020, 7, 2, 8, 0, tzinfo=UTC),
        closes_at=datetime(2020, 9, 7, 10, 0, tzinfo=UTC),
        ranking_published_at=datetime(2020, 10, 31, 23, 30, tzinfo=UTC),
    )
    events = read_calendar(f"/it/calendario/{call.pk}.ics")
    starts = {name.rpartition("-")[2]: event["DTSTART"].dt for name, event in events.items()}
    assert starts == {"opening": call.opens_at, "closing": call.closes_at, "ranking": date(2020, 11, 1)}
    call.ranking_published_at = None
    call.save_revision().publish()
    assert {name.rpartition("-")[2] for name in read_calendar(f"/it/calendario/{call.pk}.ics")} == {
        "opening",
        "closing",
    }


def test_a_call_that_is_published_anew_raises_its_sequence(homes, time_machine):
    call = make_call(homes["it"])
    address = f"/it/calendario/{call.pk}.ics"
    sequences = []
    for moment in ("2020-07-01T10:00:00Z", "2020-07-01T10:05:00Z"):
        time_machine.move_to(moment, tick=False)
        call.save_revision().publish()
        call.refresh_from_db()
        sequences.append({event["SEQUENCE"] for event in read_calendar(address).values()})
    assert sequences == [{0}, {5}]


def test_an_extended_campaign_keeps_its_identity_and_raises_its_sequence(campaign, project):
    address = f"/it/calendario/{project.pk}.ics"
    before = read_calendar(address)[of(campaign, "end")]
    later = campaign.ends_at + timedelta(days=10)
    act(campaign, ActKind.EXTENDED, ended_before=campaign.ends_at, ends_after=later)
    Campaign.objects.filter(pk=campaign.pk).update(ends_at=later)
    after = read_calendar(address)[of(campaign, "end")]
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt
    assert after["DTSTART"].dt == later - timedelta(minutes=1)
    assert "prorogata" in str(after["DESCRIPTION"])


def test_a_suspended_campaign_says_so_until_it_goes_on(campaign, project):
    address = f"/it/calendario/{project.pk}.ics"
    act(campaign, ActKind.SUSPENDED)
    Campaign.objects.filter(pk=campaign.pk).update(suspended_at=timezone.now())
    suspended = read_calendar(address)[of(campaign, "end")]
    assert "sospesa" in str(suspended["DESCRIPTION"])
    assert "Piove" in str(suspended["DESCRIPTION"])
    act(campaign, ActKind.RESUMED)
    Campaign.objects.filter(pk=campaign.pk).update(suspended_at=None)
    resumed = read_calendar(address)[of(campaign, "end")]
    assert "sospesa" not in str(resumed["DESCRIPTION"])
    assert resumed["SEQUENCE"] > suspended["SEQUENCE"]


def test_the_whole_calendar_has_the_pages_of_its_language(homes, call, campaign, project):
    english = project.copy_for_translation(homes["en"].locale, copy_parents=True)
    english.title = "A garden"
    english.save_revision().publish()
    site_version._count_up()
    italian = read_calendar("/it/calendario.ics")
    assert len(italian) == 5
    assert f"call-{call.translation_key}-closing" in italian
    in_english = read_calendar("/en/calendario.ics")
    assert set(in_english) == {of(campaign, "opening"), of(campaign, "end")}
    end = in_english[of(campaign, "end")]
    assert str(end["SUMMARY"]).endswith("A garden")
    english.refresh_from_db()
    assert end["URL"] == SITE + english.get_url()


def test_a_project_without_a_page_in_the_language_is_told_with_the_page_it_has(campaign, project):
    assert read_calendar(f"/en/calendario/{project.pk}.ics")[of(campaign, "end")]["URL"] == SITE + project.get_url()


def test_any_text_of_an_editor_is_read_as_it_was_written(campaign, project):
    project.title = 'Pane; rose, e \\n "fiori": <b>&</b> 🌱 ' + "lunghissimo " * 12
    project.summary = "Una riga\nun'altra\x0b; BEGIN:VEVENT"
    project.save()
    end = read_calendar(f"/it/calendario/{project.pk}.ics")[of(campaign, "end")]
    assert str(end["SUMMARY"]) == f"Ultimo giorno per donare: {project.title}"
    assert str(end["DESCRIPTION"]) == project.summary.replace("\x0b", "")


def test_what_not_anybody_may_see_is_in_no_calendar(homes, call, campaign, project):
    addresses = [f"/it/calendario/{page.pk}.ics" for page in (project, call)]
    restriction = PageViewRestriction.objects.create(page=homes["it"], restriction_type="login")
    assert [Client().get(address).status_code for address in addresses] == [404, 404]
    assert read_calendar("/it/calendario.ics") == {}
    restriction.delete()
    for page in (project, call):
        page.unpublish()
    assert [Client().get(address).status_code for address in addresses] == [404, 404]
    assert read_calendar("/it/calendario.ics") == {}


def test_a_project_whose_campaign_has_no_date_or_waits_for_its_group_has_no_calendar(homes, call, project):
    assert Client().get(f"/it/calendario/{project.pk}.ics").status_code == 404
    assert Client().get(f"/it/calendario/{homes['it'].pk}.ics").status_code == 404
    group = make_organisation(legal_form="informal_group", founded_as_legal_entity=True)
    waiting = make_project(homes["it"], call=call, organisation=group)
    create_campaign(project=waiting, opens_at=timezone.now() + timedelta(days=1))
    assert Client().get(f"/it/calendario/{waiting.pk}.ics").status_code == 200
    group.founded_as_legal_entity = False
    group.save()
    assert Client().get(f"/it/calendario/{waiting.pk}.ics").status_code == 404


def test_it_takes_the_same_queries_for_two_campaigns_and_for_twenty(homes, call, django_assert_num_queries):
    for number in (2, 18):
        for _each in range(number):
            page = make_project(homes["it"], call=call)
            campaign = create_campaign(project=page, opens_at=timezone.now())
            act(campaign, ActKind.EXTENDED, ended_before=campaign.ends_at, ends_after=campaign.ends_at)
        read_calendar("/it/calendario.ics")
        with django_assert_num_queries(6):
            read_calendar("/it/calendario.ics")


def test_whoever_has_it_is_told_that_nothing_changed_until_something_does(campaign, project, time_machine):
    address = "/it/calendario.ics"
    first = Client().get(address)
    time_machine.move_to(timezone.now() + timedelta(hours=3))
    Campaign.objects.filter(pk=campaign.pk).update(raised_cents=10_00)  # money is none of its business
    assert Client().get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    Campaign.objects.filter(pk=campaign.pk).update(ends_at=campaign.ends_at + timedelta(days=1))
    assert Client().get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200


def shows_calendar(page) -> bool:
    site_version._count_up()
    return f'href="/it/calendario/{page.pk}.ics"' in Client().get(page.get_url()).content.decode()


def test_a_page_offers_its_calendar_while_there_is_a_date_ahead(call, campaign, project):
    assert shows_calendar(project)
    Campaign.objects.filter(pk=campaign.pk).update(opens_at=timezone.now() + timedelta(days=1))
    assert shows_calendar(project)
    now = timezone.now()
    Campaign.objects.filter(pk=campaign.pk).update(opens_at=now - timedelta(days=2), ends_at=now)
    assert not shows_calendar(project)
    assert not shows_calendar(call)  # its ranking is out
    call.ranking_published_at = timezone.now() + timedelta(days=1)
    call.save_revision().publish()
    assert shows_calendar(call)
    call.ranking_published_at = None
    call.save_revision().publish()
    assert not shows_calendar(call)
