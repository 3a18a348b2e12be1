"""Whatever pages show makes them old when it changes, once the change is committed."""

import pytest
from django.utils import timezone
from taggit.models import Tag
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction, Site

from donations import ledger
from donations.models import Donation, EntryKind
from home import site_version
from tests.factories import project_index


def post_a_gift(project, campaign):
    donation = Donation.objects.create(
        campaign=campaign, amount_cents=25_00, name="Ada", email="ada@example.org", language="it",
        privacy_accepted_at=timezone.now(),
    )  # fmt: skip
    movement = ledger.Movement(EntryKind.PAYMENT, 25_00, "ch_1", timezone.now())
    ledger.post(donation=donation, movements=[movement])


def rename(project, campaign):
    project.slug = "altro"
    project.save()


def restrict(project, campaign):
    PageViewRestriction.objects.create(page=project, restriction_type="login")


CHANGES = {
    "a page is published": lambda project, campaign: project.save_revision().publish(),
    "a page is unpublished": lambda project, campaign: project.unpublish(),
    "a page is renamed": rename,
    "a page is made private": restrict,
    "a theme is saved": lambda project, campaign: project.theme.save(),
    "an organisation is saved": lambda project, campaign: project.organisation.save(),
    "a neighbourhood is saved": lambda project, campaign: project.neighbourhood.save(),
    "a document is replaced": lambda project, campaign: get_document_model().objects.create(
        title="Regole", file="r.txt"
    ),
    "a tag is saved": lambda project, campaign: Tag.objects.create(name="europa"),
    "the site is saved": lambda project, campaign: Site.objects.get().save(),
    "a gift is booked": post_a_gift,
}


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_pages_are_old_once_something_that_they_show_has_changed(
    campaign, project, change, django_capture_on_commit_callbacks
):
    before = site_version.current()
    with django_capture_on_commit_callbacks(execute=True):
        change(project, campaign)
        assert site_version.current() == before  # nobody else may see it yet
    assert site_version.current() > before


@pytest.mark.django_db
def test_a_page_that_is_moved_makes_pages_old(campaign, project, homes, django_capture_on_commit_callbacks):
    elsewhere = homes["en"]
    index = project_index(elsewhere)
    before = site_version.current()
    with django_capture_on_commit_callbacks(execute=True):
        project.move(index, pos="first-child")
    assert site_version.current() > before
