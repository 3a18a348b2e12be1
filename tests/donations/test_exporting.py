"""Whoever checks the books reads the ledger back whole, to the cent, without a donor's name, and safely."""

import csv
import io
import json

import pytest
from django.core.management import call_command
from django.utils import timezone

from donations.ledger import true_raised_cents
from donations.models import Campaign, Donation, DonationState, EntryKind, LedgerEntry
from donations.services.acts import grant_city_share
from donations.services.closing import close
from donations.services.exporting import FORMATS, LINES
from donations.services.returns import sync_returns

pytestmark = pytest.mark.django_db


@pytest.fixture
def books(donor, standin, campaign, staff):
    """A funded campaign: two gifts, one given back in part, a dispute that was won, and the city's share."""
    # Names that no random code can hold.
    first = donor.give("25", email="virgilio.prova@example.org", name="Virgilio Prova")
    second = donor.give("40", email="nazareno.prova@example.org", name="Nazareno Prova")
    charges = dict(LedgerEntry.objects.values_list("donation", "source_id"))
    standin.refund(charges[first.donation_id], amount=10_00)
    standin.fail_refund(standin.refund(charges[second.donation_id], amount=5_00)["id"])
    standin.win_dispute(standin.dispute(charges[second.donation_id])["id"])
    for attempt in (first, second):
        sync_returns(attempt)
    Campaign.objects.update(threshold_cents=50_00, ends_at=timezone.now())
    campaign.refresh_from_db()
    close(campaign)
    grant_city_share(campaign=campaign, act="Determina n. 12/2027", user=staff)
    campaign.refresh_from_db()
    return campaign


def exported(form: str, lines: str = "entries") -> str:
    out = io.StringIO(newline="")
    call_command("export_ledger", format=form, lines=lines, stdout=out)
    return out.getvalue()


def read(form: str, lines: str = "entries") -> list[dict]:
    """What a reader of that format gets, with amounts as numbers."""
    text = exported(form, lines)
    if form == "json":
        return json.loads(text)
    found = list(csv.DictReader(io.StringIO(text, newline="")))
    return [{name: int(value) if name.endswith("_cents") else value for name, value in row.items()} for row in found]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_every_entry_is_a_line_and_their_sum_is_the_ledgers(books, form):
    lines = read(form)
    rows = list(LedgerEntry.objects.order_by("pk"))
    assert [(str(line["entry"]), line["kind"], line["amount_cents"], line["source"]) for line in lines] == [
        (str(row.pk), row.kind, row.amount_cents, row.source_id) for row in rows
    ]
    assert {line["kind"] for line in lines} == set(EntryKind.values)
    assert sum(line["amount_cents"] for line in lines) == LedgerEntry.objects.sum_cents() == 55_00 + 30_000_00
    of_donors = [line for line in lines if line["kind"] != EntryKind.CITY_SHARE]
    assert sum(line["amount_cents"] for line in of_donors) == true_raised_cents(books) == books.raised_cents


@pytest.mark.parametrize("form", ["csv", "json"])
def test_an_entry_says_when_for_what_and_in_which_currency(books, form):
    entry = LedgerEntry.objects.order_by("pk").first()
    line = read(form)[0]
    assert {name: str(value) for name, value in line.items()} == {
        "entry": str(entry.pk),
        "occurred_at": entry.occurred_at.isoformat(),
        "posted_at": entry.posted_at.isoformat(),
        "campaign": str(books.pk),
        "project": books.project_title,
        "donation": str(entry.donation.public_id),
        "kind": "payment",
        "amount_cents": "2500",
        "currency": "EUR",
        "source": entry.source_id,
        "act": "",
    }


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_citys_share_is_a_line_with_its_act_and_no_donation(books, form):
    (line,) = [line for line in read(form) if line["kind"] == EntryKind.CITY_SHARE]
    assert (line["amount_cents"], line["act"], line["donation"]) == (30_000_00, "Determina n. 12/2027", "")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_campaigns_line_has_its_sums_by_kind(books, form):
    (line,) = read(form, "campaigns")
    assert {name: value for name, value in line.items() if name.endswith("_cents")} == {
        "raised_cents": 55_00,
        "payment_cents": 65_00,
        "refund_cents": -15_00,
        "refund_returned_cents": 5_00,
        "dispute_cents": -40_00,
        "dispute_won_cents": 40_00,
        "city_share_cents": 30_000_00,
        "threshold_cents": 50_00,
        "budget_cents": 50_000_00,
    }
    named = (line["campaign"], line["entries"], line["donors"], line["donations"])
    assert [str(value) for value in named] == [str(books.pk), "8", "2", "2"]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_campaign_without_a_gift_is_a_line_of_noughts(campaign, form):
    (line,) = read(form, "campaigns")
    assert (line["raised_cents"], line["payment_cents"], line["city_share_cents"]) == (0, 0, 0)


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_donations_line_has_its_sums_by_kind_and_what_is_left(books, form):
    first, second = read(form, "donations")
    donations = list(Donation.objects.order_by("pk"))
    assert [first["donation"], second["donation"]] == [str(each.public_id) for each in donations]
    assert (first["payment_cents"], first["refund_cents"], first["net_cents"]) == (25_00, -10_00, 15_00)
    assert {name: value for name, value in second.items() if name.endswith("_cents")} == {
        "payment_cents": 40_00,
        "refund_cents": -5_00,
        "refund_returned_cents": 5_00,
        "dispute_cents": -40_00,
        "dispute_won_cents": 40_00,
        "net_cents": 40_00,
    }
    assert first["state"] == second["state"] == DonationState.PAID


def test_a_donation_that_was_not_paid_is_no_line(donor, standin):
    donor.start()
    assert read("json", "donations") == []


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_three_kinds_of_lines_add_up_to_the_same(books, form):
    entries = sum(line["amount_cents"] for line in read(form))
    campaigns = sum(line["raised_cents"] + line["city_share_cents"] for line in read(form, "campaigns"))
    donations = sum(line["net_cents"] for line in read(form, "donations"))
    assert entries == campaigns == donations + 30_000_00


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("lines", sorted(LINES))
def test_no_name_and_no_address_is_in_any_of_it(books, form, lines):
    text = exported(form, lines).lower()
    for secret in ("virgilio", "nazareno", "prova", "@", "example.org"):
        assert secret not in text


@pytest.mark.parametrize(
    "title", ["=1+1", "+39 02 1234", "-2+3", "@SUM(A1:A9)", "\t=1+1", "\r=1+1", "\n=1+1", "|cmd", "%0A=1"]
)
@pytest.mark.parametrize("lines", ["entries", "campaigns"])
def test_no_title_is_a_formula_to_a_spreadsheet_and_its_text_is_kept(donor, standin, campaign, title, lines):
    donor.give()
    Campaign.objects.update(project_title=title)
    (line,) = read("csv", lines)
    assert line["project"] == f"'{title}"
    (line,) = read("json", lines)
    assert line["project"] == title


def test_no_act_is_a_formula_to_a_spreadsheet(books):
    LedgerEntry.objects.create(
        campaign=LedgerEntry.objects.first().campaign,
        donation=Donation.objects.first(),
        kind=EntryKind.PAYMENT,
        amount_cents=1,
        source_id="=HYPERLINK()",
        occurred_at=timezone.now(),
    )
    assert read("csv")[-1]["source"] == "'=HYPERLINK()"


def test_a_sum_that_went_out_stays_a_number(books):
    refunds = [line for line in read("csv") if line["kind"] == EntryKind.REFUND]
    assert sorted(line["amount_cents"] for line in refunds) == [-10_00, -5_00]


def test_a_title_of_any_writing_comes_back_as_it_is(donor, standin, campaign):
    title = 'Il «Parco», "verde"; e più\nalto'
    donor.give()
    Campaign.objects.update(project_title=title)
    for form in FORMATS:
        assert read(form)[0]["project"] == title


@pytest.mark.parametrize("lines", sorted(LINES))
def test_an_empty_ledger_is_no_line(db, lines):
    assert read("csv", lines) == []
    assert read("json", lines) == []


@pytest.mark.parametrize("lines", sorted(LINES))
def test_an_empty_ledger_has_its_header_still(db, lines):
    assert "currency" in exported("csv", lines).splitlines()[0].split(",")


def test_an_object_of_json_is_a_line(books):
    first, *objects, last = exported("json").splitlines()
    assert (first, last) == ("[", "]")
    assert len(objects) == LedgerEntry.objects.count()
    for text in objects:
        json.loads(text.rstrip(","))


def test_csv_is_what_is_written_unless_something_else_is_asked_for(books):
    out = io.StringIO(newline="")
    call_command("export_ledger", stdout=out)
    assert out.getvalue() == exported("csv", "entries")


def test_how_many_lines_there_are_is_said_beside_the_export(books, capsys):
    exported("csv")
    assert capsys.readouterr().err.splitlines()[-1] == "8 lines"


def test_exporting_again_gives_the_same(books):
    for form in FORMATS:
        assert exported(form) == exported(form)
