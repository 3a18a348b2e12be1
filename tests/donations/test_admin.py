"""Staff in the admin: what each role reaches, campaigns from the call's rules, and no page lost with its money."""

import uuid
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import ValidationError
from django.forms import modelform_factory
from django.test import Client, RequestFactory
from django.utils import timezone
from wagtail.users.models import UserProfile

from config.bootstrap import ACCOUNTING, EDITORS, MANAGERS
from donations.admin_forms import AppearanceForm, CampaignForm
from donations.models import Campaign, Donation, LedgerEntry
from donations.services.payments import sync_payment
from donations.wagtail_hooks import keep_the_budget_of_an_opened_campaign
from home.money import format_euros
from projects.models import ProjectPage
from tests.factories import make_organisation, make_project

pytestmark = pytest.mark.django_db

ROME = ZoneInfo("Europe/Rome")


def client_of(group: str | None) -> Client:
    user = get_user_model().objects.create_user(f"user-{group}", password="x", is_superuser=group is None)
    if group:
        user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    ("group", "campaigns", "add", "donations", "ledger"),
    [
        (None, 200, 200, 200, 200),
        (MANAGERS, 200, 200, 200, 302),
        (EDITORS, 302, 302, 302, 302),
        (ACCOUNTING, 200, 302, 200, 200),
    ],
)
def test_each_role_reaches_what_it_needs_and_no_more(campaign, group, campaigns, add, donations, ledger):
    client = client_of(group)
    found = [
        client.get(f"/admin/{path}/").status_code for path in ("campaigns", "campaigns/new", "donations", "ledger")
    ]
    assert found == [campaigns, add, donations, ledger]


@pytest.mark.parametrize("path", ["ledger", "attempts", "events", "donor-mails"])
def test_accounting_reads_every_fact_in_rome_time_and_euros(donor, standin, path):
    sync_payment(donor.pay().attempts.get())
    client = client_of(ACCOUNTING)
    assert client.get(f"/admin/{path}/").status_code == 200
    entry = LedgerEntry.objects.get()
    page = client.get(f"/admin/ledger/inspect/{entry.pk}/").content.decode()
    assert format_euros(25_00) in page
    assert timezone.localtime(entry.occurred_at).strftime("%H:%M") in page


@pytest.mark.parametrize("path", ["donations/new", "ledger/new", "attempts/new", "events/new", "donor-mails/new"])
def test_nobody_writes_facts_by_hand(campaign, path):
    assert client_of(None).get(f"/admin/{path}/").status_code in (302, 404)


@pytest.mark.parametrize("is_anonymous", [False, True])
def test_who_reviews_messages_does_not_read_the_name_of_an_anonymous_donor(donor, standin, is_anonymous):
    donation = donor.pay(name="Nome Vero", is_anonymous="on" if is_anonymous else "")
    page = client_of(MANAGERS).get(f"/admin/donations/edit/{donation.pk}/").content.decode()
    assert ("Nome Vero" in page) is not is_anonymous


@pytest.mark.parametrize("path", ["donations/delete/{}", "ledger/edit/{}", "ledger/delete/{}"])
def test_nobody_changes_or_deletes_facts_by_hand(donor, standin, path):
    donation = donor.pay()
    sync_payment(donation.attempts.get())
    client = client_of(None)
    pk = donation.pk if "donations" in path else donation.entries.get().pk
    for method in (client.get, client.post):
        assert method(f"/admin/{path.format(pk)}/").status_code in (302, 403, 404)
    assert donation.entries.count() == 1


def test_a_campaign_is_made_from_project_and_opening_with_the_rules_of_its_call(project):
    response = client_of(MANAGERS).post(
        "/admin/campaigns/new/", {"project": project.pk, "opens_at": "2027-09-10 10:00"}
    )
    assert response.status_code == 302, response.content.decode()[-3000:]
    campaign = Campaign.objects.get()
    assert (campaign.threshold_cents, campaign.city_share_cents) == (20_000_00, 30_000_00)
    assert timezone.localtime(campaign.ends_at) == datetime(2027, 11, 10, tzinfo=ROME)


def test_the_rules_of_a_campaign_are_shown_as_editors_know_them(campaign):
    Campaign.objects.update(rules={**campaign.rules, "a_rule_of_long_ago": 7})
    html = client_of(MANAGERS).get(f"/admin/campaigns/inspect/{campaign.pk}/").content.decode()
    assert "durata di una campagna, in giorni: 60" in html
    assert "quota massima del Comune: €\xa060.000" in html
    assert "a_rule_of_long_ago: 7" in html


def test_a_campaign_of_a_group_without_its_new_body_is_refused_with_a_sentence(homes, call):
    group = make_organisation(legal_form="informal_group")
    project = make_project(homes["it"], call=call, organisation=group)
    response = client_of(MANAGERS).post(
        "/admin/campaigns/new/", {"project": project.pk, "opens_at": "2027-09-10 10:00"}
    )
    assert response.status_code == 200
    assert "deve costituire il nuovo soggetto giuridico" in response.content.decode()
    assert not Campaign.objects.exists()


def test_the_terms_of_an_open_campaign_are_refused_any_change(campaign):
    before = campaign.opens_at
    response = client_of(MANAGERS).post(f"/admin/campaigns/edit/{campaign.pk}/", {"opens_at": "2027-09-10 10:00"})
    assert response.status_code == 200
    assert "già aperta" in response.content.decode()
    campaign.refresh_from_db()
    assert campaign.opens_at == before


def test_a_form_of_an_open_campaign_that_was_read_before_an_extension_does_not_undo_it(campaign):
    form = CampaignForm({"opens_at": str(timezone.localtime(campaign.opens_at))[:19]}, instance=campaign)
    later = campaign.ends_at + timedelta(days=3)
    Campaign.objects.update(ends_at=later)
    form.save()
    assert Campaign.objects.get().ends_at == later


def test_a_campaign_that_has_not_opened_moves_with_its_end(campaign):
    Campaign.objects.update(opens_at=timezone.now() + timedelta(days=5), ends_at=timezone.now() + timedelta(days=65))
    response = client_of(MANAGERS).post(f"/admin/campaigns/edit/{campaign.pk}/", {"opens_at": "2027-09-10 10:00"})
    assert response.status_code == 302
    campaign.refresh_from_db()
    assert timezone.localtime(campaign.ends_at) == datetime(2027, 11, 10, tzinfo=ROME)


@pytest.mark.parametrize("change", ["a promoter that cannot receive money", "a cost above the ceiling"])
def test_a_campaign_that_has_not_opened_is_checked_anew_when_it_is_saved(campaign, project, change):
    Campaign.objects.update(opens_at=timezone.now() + timedelta(days=5), ends_at=timezone.now() + timedelta(days=65))
    if change == "a cost above the ceiling":
        type(project).objects.update(approved_budget_cents=200_000_00)
    else:
        type(project.organisation).objects.update(legal_form="informal_group", founded_as_legal_entity=False)
    response = client_of(MANAGERS).post(f"/admin/campaigns/edit/{campaign.pk}/", {"opens_at": "2027-09-10 10:00"})
    assert response.status_code == 200
    sentence = "supera il massimo" if change == "a cost above the ceiling" else "nuovo soggetto giuridico"
    assert sentence in response.content.decode()
    campaign.refresh_from_db()
    assert campaign.budget_cents == 50_000_00


def test_an_alias_of_a_project_is_not_offered_a_campaign_of_its_own(project):
    alias = project.create_alias(parent=project.get_parent(), update_slug="alias", update_locale=None)
    assert list(CampaignForm().fields["project"].queryset) == [project]
    assert alias.pk


def test_the_budget_of_an_opened_campaign_is_not_published_anew(campaign, project):
    client = client_of(MANAGERS)
    request = RequestFactory().get("/")
    request.session, request.user = client.session, get_user_model().objects.get()
    request._messages = FallbackStorage(request)
    assert keep_the_budget_of_an_opened_campaign(request, project) is None
    project.approved_budget_cents = 60_000_00
    assert keep_the_budget_of_an_opened_campaign(request, project)["Location"] == f"/admin/pages/{project.pk}/edit/"
    (message,) = get_messages(request)
    assert "€ 50.000" in str(message).replace("\xa0", " ")
    assert "€ 60.000" in str(message).replace("\xa0", " ")


def test_a_call_whose_projects_have_campaigns_cannot_be_deleted(campaign, project):
    client = client_of(None)
    response = client.post(f"/admin/pages/{project.call.pk}/delete/", follow=True)
    assert "c&#x27;è una campagna" in response.content.decode()
    assert type(project.call).objects.filter(pk=project.call.pk).exists()


@pytest.mark.parametrize("opens_at", ["2020-01-01 10:00", "now"])
def test_a_campaign_is_not_opened_by_a_slip_of_the_calendar(project, opens_at):
    moment = timezone.localtime().strftime("%Y-%m-%d %H:%M") if opens_at == "now" else opens_at
    response = client_of(MANAGERS).post("/admin/campaigns/new/", {"project": project.pk, "opens_at": moment})
    assert response.status_code == 200
    assert "Scegli un momento futuro" in response.content.decode()
    assert not Campaign.objects.exists()


def test_messages_to_read_are_found_among_all_donations(donor, standin):
    for public_id, message in ((uuid.uuid4(), "Da leggere"), (uuid.uuid4(), "")):
        donor.public_id = public_id
        sync_payment(donor.pay(message=message, name=f"Con {message}" if message else "Senza parole").attempts.get())
    page = client_of(MANAGERS).get("/admin/donations/?message=to_read").content.decode()
    assert "Con Da leggere" in page
    assert "Senza parole" not in page


def test_until_it_opens_a_campaign_reads_budget_and_rules_anew_when_it_is_saved(campaign, project):
    Campaign.objects.update(opens_at=timezone.now() + timedelta(days=5), ends_at=timezone.now() + timedelta(days=65))
    project.approved_budget_cents = 60_000_00
    project.save()
    client_of(MANAGERS).post(f"/admin/campaigns/edit/{campaign.pk}/", {"opens_at": "2027-09-10 10:00"})
    campaign.refresh_from_db()
    assert (campaign.budget_cents, campaign.threshold_cents) == (60_000_00, 24_000_00)


def test_saving_a_campaign_takes_back_nothing_that_was_given_meanwhile(campaign):
    on_the_minute = campaign.opens_at.replace(second=0, microsecond=0)
    Campaign.objects.update(opens_at=on_the_minute)
    read_before = Campaign.objects.get()
    form = CampaignForm({"opens_at": f"{timezone.localtime(on_the_minute):%Y-%m-%d %H:%M}"}, instance=read_before)
    assert form.is_valid()
    Campaign.objects.update(raised_cents=25_00, donors_count=1, donations_count=1)
    form.save()
    campaign.refresh_from_db()
    assert (campaign.raised_cents, campaign.donors_count, campaign.donations_count) == (25_00, 1, 1)


def test_approving_a_message_takes_back_no_payment_that_was_booked_meanwhile(donor, standin):
    donation = donor.start(message="Forza vicini").donation
    form = modelform_factory(Donation, form=AppearanceForm)({"is_message_approved": "on"}, instance=donation)
    assert form.is_valid()
    standin.pay(donation.attempts.get().session_id)
    sync_payment(donation.attempts.get())
    form.save()
    donation.refresh_from_db()
    assert (donation.state, donation.is_message_approved) == ("paid", True)


def test_a_name_that_offends_is_hidden_from_the_page_and_stays_in_the_books(
    donor, project, django_capture_on_commit_callbacks
):
    donation = donor.pay(name="Nome Che Offende")
    sync_payment(donation.attempts.get())
    assert "Nome Che Offende" in donor.client.get(project.get_url()).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client_of(MANAGERS).post(f"/admin/donations/edit/{donation.pk}/", {"is_name_hidden": "on"})
    html = donor.client.get(project.get_url()).content.decode()
    assert "Nome Che Offende" not in html
    assert "Anonimo" in html
    donation.refresh_from_db()
    assert (donation.name, donation.is_anonymous) == ("Nome Che Offende", False)


def test_a_campaign_ends_at_midnight_in_rome_whatever_time_zone_its_maker_chose(project):
    client = client_of(MANAGERS)
    profile = UserProfile.get_for_user(get_user_model().objects.get())
    profile.current_time_zone = "America/New_York"
    profile.save()
    client.post("/admin/campaigns/new/", {"project": project.pk, "opens_at": "2027-09-10 10:00"})
    assert Campaign.objects.get().ends_at == datetime(2027, 11, 10, tzinfo=ROME)
    assert "current_time_zone" not in client.get("/admin/account/").content.decode()


def test_a_project_without_costs_is_refused_in_its_own_form():
    field = ProjectPage._meta.get_field("approved_budget_cents").formfield()
    with pytest.raises(ValidationError, match="importo minimo"):
        field.clean("0")


def test_a_refused_deletion_leads_to_no_other_site(campaign, project):
    address = f"/admin/bulk/wagtailcore/page/delete/?id={project.pk}&next=https://evil.example/"
    assert client_of(None).post(address)["Location"] == "/admin/pages/"


def test_whoever_reviews_messages_does_not_see_donors_addresses(donor, standin):
    donation = donor.pay()
    address = f"/admin/donations/inspect/{donation.pk}/"
    assert client_of(MANAGERS).get(address).status_code == 302
    assert "ada@example.org" not in client_of(EDITORS).get(address, follow=True).content.decode()
    assert "ada@example.org" in client_of(ACCOUNTING).get(address).content.decode()


def test_a_message_is_shown_only_once_somebody_has_read_it(donor, standin, project, django_capture_on_commit_callbacks):
    donation = donor.pay(message="Forza vicini", wants_newsletter="")
    sync_payment(donation.attempts.get())
    address = project.get_url()
    assert "Forza vicini" not in Client().get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        response = client_of(MANAGERS).post(f"/admin/donations/edit/{donation.pk}/", {"is_message_approved": "on"})
    assert response.status_code == 302
    assert "Forza vicini" in Client().get(address).content.decode()
    donation.refresh_from_db()
    assert donation.message == "Forza vicini"


def test_a_page_with_a_campaign_cannot_be_deleted_alone_by_its_parent_or_in_bulk(campaign, project):
    client = client_of(None)
    parent = project.get_parent()
    for page in (project, parent, parent.get_parent()):
        response = client.post(f"/admin/pages/{page.pk}/delete/", follow=True)
        assert "Non si può eliminare" in response.content.decode()
    response = client.post(f"/admin/bulk/wagtailcore/page/delete/?id={project.pk}", follow=True)
    assert "Non si può eliminare" in response.content.decode()
    assert ProjectPage.objects.filter(pk=project.pk).exists()


def test_a_copy_of_a_page_has_no_campaign(campaign, project):
    copy = project.copy(update_attrs={"slug": "copia", "title": "Copia"})
    assert copy.translation_key != project.translation_key
    assert not Campaign.objects.filter(project_key=copy.translation_key).exists()


def test_an_organisation_with_projects_cannot_be_deleted_and_says_so(project):
    url = f"/admin/snippets/projects/organisation/delete/{project.organisation_id}/"
    response = client_of(None).post(url, follow=True)
    assert response.status_code == 200
    assert ProjectPage.objects.filter(pk=project.pk).exists()
