"""What editors are offered in the admin, and how what they write is read."""

from datetime import date, datetime

import pytest
from django import forms
from django.utils import timezone, translation
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput
from wagtail.models import PageViewRestriction

from home.blocks import ProjectCampaignBlock
from home.models import NewsCategory, NewsIndexPage, StandardPage
from tests.factories import make_project

pytestmark = pytest.mark.django_db

MOMENT = timezone.make_aware(datetime.fromisoformat("2026-12-10 09:30"))


def test_a_piece_of_news_is_offered_the_categories_of_its_own_language(homes, admin_client):
    index = homes["it"].add_child(instance=NewsIndexPage(title="Notizie", slug="notizie", locale=homes["it"].locale))
    for language, name in (("it", "Comunicazione"), ("en", "Communication")):
        NewsCategory.objects.create(name=name, slug=name.lower(), locale=homes[language].locale)
    response = admin_client.get(f"/admin/pages/add/home/newspage/{index.pk}/")
    assert [str(each) for each in response.context["form"].fields["categories"].queryset] == ["Comunicazione"]


@pytest.mark.parametrize("language", ["it", "en"])
def test_dates_are_shown_and_read_day_first_whatever_the_admins_language(language):
    with translation.override(language):
        assert forms.DateField().clean("10/12/2026") == date(2026, 12, 10)
        assert forms.DateTimeField().clean("10/12/2026 09:30") == MOMENT
        assert AdminDateInput().format_value(date(2026, 12, 10)) == "10/12/2026"
        assert AdminDateTimeInput().format_value(MOMENT) == "10/12/2026 09:30"


def test_accents_do_not_get_into_addresses(homes):
    page = StandardPage(title="Perché in città", locale=homes["it"].locale)
    homes["it"].add_child(instance=page)
    assert page.slug == "perche-in-citta"


def test_a_campaign_block_shows_no_project_that_is_not_for_everybody(campaign, project):
    block = ProjectCampaignBlock()
    value = block.to_python({"project": project.pk})
    assert project.title in block.render(value)
    restriction = PageViewRestriction.objects.create(page=project, restriction_type=PageViewRestriction.LOGIN)
    assert project.title not in block.render(value)
    restriction.delete()
    project.unpublish()
    assert project.title not in block.render(block.to_python({"project": project.pk}))


def test_a_campaign_block_shows_the_project_in_the_readers_language(homes, campaign, project):
    make_project(homes["en"], title="Trial project", translation_key=project.translation_key, call=project.call)
    block = ProjectCampaignBlock()
    with translation.override("en"):
        assert "Trial project" in block.render(block.to_python({"project": project.pk}))
