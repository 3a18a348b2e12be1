"""Makes a small site in both languages: one project with an open campaign, and what surrounds it."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from donations.models import Campaign
from donations.services.campaigns import create_campaign
from home import site_version
from home.models import FooterRole, HomePage, NewsIndexPage, NewsPage, StandardPage
from projects.models import ProjectIndexPage
from tests.factories import make_call, make_project

Pages = dict[str, Page]  # by language

PROJECT_TITLES = {"it": "Il giardino di prova", "en": "The test garden"}


def make_tree(homes: dict[str, HomePage]) -> Campaign:
    """The campaign, open since an hour, of the one project below ``homes``."""
    italian, english = homes["it"], homes["en"]
    english.title, english.lead = "Civic crowdfunding", "Give to the projects of the neighbourhoods."
    english.programme_name, english.institution_name = "Civic crowdfunding", "The City"
    english.steps = [("step", {"title": "Choose a project", "text": "Read and choose."})]
    english.save()

    news = _add(homes, NewsIndexPage, ("Notizie", "notizie"), ("News", "news"), show_in_menus=True)
    _add(news, NewsPage, ("Si comincia", "si-comincia"), ("Off we go", "off-we-go"))
    privacy = ("Informativa privacy", "informativa-privacy"), ("Privacy notice", "privacy-notice")
    _add(homes, StandardPage, *privacy, footer_role=FooterRole.PRIVACY)
    _add(homes, ProjectIndexPage, ("Progetti", "progetti"), ("Projects", "projects"), show_in_menus=True)

    call = make_call(italian)
    english_call = make_call(
        english, title="Test call", slug="call", who_may_apply="<p>Bodies.</p>", translation_key=call.translation_key
    )
    project = make_project(italian, call=call, title=PROJECT_TITLES["it"])
    make_project(
        english,
        call=english_call,
        title=PROJECT_TITLES["en"],
        slug="test-garden",
        summary="A test project.",
        use_of_funds="<p>To make things.</p>",
        organisation=project.organisation,
        translation_key=project.translation_key,
    )
    campaign = create_campaign(project=project, opens_at=timezone.now() - timedelta(hours=1))
    site_version.bump()
    return campaign


def _add(parents: Pages, model: type[Page], italian: tuple[str, str], english: tuple[str, str], **values) -> Pages:
    """The page and its English translation, each given as title and slug."""
    pages: Pages = {}
    for language, (title, slug) in {"it": italian, "en": english}.items():
        page = model(title=title, slug=slug, locale=parents[language].locale, **values)
        if pages:
            page.translation_key = pages["it"].translation_key
        parents[language].refresh_from_db()
        pages[language] = parents[language].add_child(instance=page)
    return pages
