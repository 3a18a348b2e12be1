"""What editors are offered in the admin, and how what they write is read."""

import re
from datetime import date, datetime
from io import BytesIO

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation
from PIL import Image as PillowImage
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput
from wagtail.models import PageViewRestriction
from wagtail_localize.operations import translate_object

from home.blocks import ProjectCampaignBlock, common_blocks
from home.models import NewsCategory, NewsIndexPage, NewsPage, StandardPage
from tests.factories import make_project

pytestmark = pytest.mark.django_db

MOMENT = timezone.make_aware(datetime.fromisoformat("2026-12-10 09:30"))


def test_translating_a_page_keeps_its_theme_and_categories_named_in_both_languages(homes, project, admin_client):
    """One row for both languages: a translation has nothing to overwrite, and shows the English name."""
    category = NewsCategory.objects.create(name="Comunicazione", name_en="Communication", slug="comunicazione")
    index = homes["it"].add_child(instance=NewsIndexPage(title="Notizie", slug="notizie", locale=homes["it"].locale))
    news = NewsPage(title="Si apre", slug="si-apre", locale=homes["it"].locale, categories=[category])
    index.add_child(instance=news)
    for page in (project, news):
        translate_object(page, [homes["en"].locale])
    translated = project.get_translation(homes["en"].locale)
    assert (translated.theme, translated.theme.name_en) == (project.theme, "Environment")
    english_news = news.get_translation(homes["en"].locale)
    assert list(english_news.categories.all()) == [category]
    with translation.override("en"):
        assert [translated.theme.label, category.label] == ["Environment", "Communication"]


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


def test_a_page_that_was_never_saved_can_be_previewed(homes, admin_client):
    address = f"/admin/pages/add/home/standardpage/{homes['it'].pk}/preview/"
    written = {"title": "Titolo nuovo", "slug": "nuovo", "body-count": 0, "summary": "", "hero_image_alt": ""}
    comments = {f"comments-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    assert admin_client.post(address, {**written, **comments}).json() == {"is_valid": True, "is_available": True}
    html = admin_client.get(f"{address}?mode=").content.decode()
    assert "<h1>Titolo nuovo</h1>" in html


def test_the_right_password_opens_a_private_page_and_the_wrong_one_tells_nothing(project, client):
    restriction = PageViewRestriction.objects.create(page=project, restriction_type="password", password="segreto")
    asked = client.get(project.get_url())
    html = asked.content.decode()
    assert project.title not in html
    assert "Pagina riservata" in html
    address = re.search(r'action="([^"]+)"', html)[1]
    wrong = client.post(address, {"password": "boh", "return_url": project.get_url()})
    assert wrong.status_code == 200
    assert project.title not in wrong.content.decode()
    right = client.post(address, {"password": "segreto", "return_url": project.get_url()}, follow=True)
    assert project.title in right.content.decode()
    restriction.delete()


def test_a_page_for_staff_leads_to_the_login_of_the_admin(project, client):
    PageViewRestriction.objects.create(page=project, restriction_type="login")
    response = client.get(project.get_url())
    assert response["Location"] == f"/admin/login/?next={project.get_url()}"


@pytest.mark.parametrize("renamed", ["the page", "the page above it"])
def test_a_page_that_got_its_old_address_back_and_is_unpublished_is_not_found(
    project, client, renamed, django_capture_on_commit_callbacks
):
    address = project.get_url()
    page = project if renamed == "the page" else project.get_parent()
    for slug in ("altro", page.slug):
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        page = type(page).objects.get(pk=page.pk)
    project.refresh_from_db()
    assert project.get_url() == address
    project.unpublish()
    assert client.get(address).status_code == 404


def test_a_picture_whose_file_breaks_off_is_refused_in_a_sentence(admin_client):
    whole = BytesIO()
    PillowImage.effect_noise((200, 200), 50).save(whole, "PNG")
    half = SimpleUploadedFile("foto.png", whole.getvalue()[:200], content_type="image/png")
    response = admin_client.post("/admin/images/add/", {"title": "Foto", "file": half, "collection": 1})
    assert response.status_code == 200
    assert response.context["form"].errors["file"]


def test_blocks_are_shown_to_editors_in_the_sites_style(homes, admin_client):
    quote = next(block for name, block in common_blocks() if name == "quote")
    assert quote.is_previewable
    html = admin_client.get(f"/admin/block-preview/?id={quote.definition_prefix}").content.decode()
    assert "css/site" in html
