"""No page is wider than its window, from a phone to a wide screen, at 200 % zoom and with the longest words."""

import pytest

from donations.models import Campaign, Donation
from home import site_version
from home.models import NewsPage, StandardPage
from projects.models import ProjectPage, ProjectUpdatePage
from projects.taxonomy import Neighbourhood, Organisation, Theme
from tests.browser import demonstration

pytestmark = pytest.mark.browser

# The second row is the first at 200 % zoom, but for phones: they zoom without laying out anew.
WIDTHS = (320, 390, 768, 1280, 1920, *(768 // 2, 1280 // 2, 1920 // 2))
LONG_WORD = "Precipitevolissimevolmente" * 9
LONG_NAME = ("Associazione " * 12).strip()
MILLIONS = 1_234_567_89


@pytest.fixture
def demo(live_server, homes, tmp_path):
    return demonstration.load(homes, tmp_path / "picture.png")


def stretch() -> None:
    """As long as the fields allow, without a space to break at, without a picture, and with a lot of money."""
    for page in (ProjectPage, ProjectUpdatePage, NewsPage, StandardPage):
        page.objects.update(title=LONG_WORD, summary=LONG_WORD + " " + LONG_NAME[:60])
    ProjectPage.objects.update(hero_image=None, promoter_text=LONG_WORD, place=LONG_WORD[:200])
    website = f"https://www.example.org/{LONG_WORD[:150]}"
    for number, organisation in enumerate(Organisation.objects.all()):
        Organisation.objects.filter(pk=organisation.pk).update(name=f"{LONG_WORD[:140]}{number}", website=website)
    for number, neighbourhood in enumerate(Neighbourhood.objects.all()):
        Neighbourhood.objects.filter(pk=neighbourhood.pk).update(name=f"{LONG_WORD[:70]}{number}")
    Theme.objects.update(name=LONG_WORD[:80], name_en=LONG_WORD[:80])
    totals = {"raised_cents": MILLIONS, "donors_count": 1_234_567, "budget_cents": 10 * MILLIONS}
    Campaign.objects.update(**totals, threshold_cents=9 * MILLIONS, city_share_cents=9 * MILLIONS)
    Donation.objects.update(name=LONG_WORD[:120], message=LONG_WORD, is_message_approved=True, amount_cents=MILLIONS)
    site_version._count_up()


def too_wide(visitor, what: str) -> list[str]:
    found = []
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        needed = visitor.page.evaluate("document.documentElement.scrollWidth")
        if needed > width:
            found.append(f"{what} needs {needed} pixels of {width}")
    return found


def test_no_page_is_wider_than_its_window(demo, live_server, visitor):
    visitor.accept("404 */non-esiste/")
    addresses = {
        language: {**demo.page_types(language), **demo.steps(language), **demo.parts(language)}
        for language in demonstration.LANGUAGES
    }

    def look(content: str) -> list[str]:
        found = []
        for language in demonstration.LANGUAGES:
            for what, path in addresses[language].items():
                visitor.go(live_server.url + path)
                found += too_wide(visitor, f"{what} {content}, {language} ({path})")
        return found

    found = look("of the demonstration")
    stretch()
    found += look("of the longest kind")
    assert found == []
