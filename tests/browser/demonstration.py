"""Loads the demonstration content, with one picture in place of all, and knows where each kind of page is."""

import uuid
from dataclasses import dataclass
from pathlib import Path

from django.core.files.images import ImageFile
from django.urls import reverse
from django.utils import timezone, translation
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import Page

from demo.content.projects import PROJECTS
from demo.illustrations import KEYS
from demo.loading.campaigns import CampaignLoader
from demo.loading.newsletter import NewsletterLoader
from demo.loading.pages import PageLoader
from donations.models import Campaign, Donation, DonationState
from donations.services import closing
from home import site_version
from home.models import HomePage, NewsIndexPage, NewsPage, StandardPage
from newsletter import marks
from newsletter.models import MailingText, NewsletterIssuePage, NewsletterPage
from projects.models import CallPage, FundingModel, ProgrammePage, ProjectIndexPage, ProjectPage, ProjectUpdatePage

LANGUAGES = ("it", "en")
PAGE_TYPES = (
    HomePage,
    CallPage,
    ProjectIndexPage,
    NewsIndexPage,
    NewsPage,
    StandardPage,
    ProjectUpdatePage,
    ProgrammePage,
    NewsletterPage,
    NewsletterIssuePage,
)
SCENARIOS = ("scheduled", "half_way", "suspended", "last_day", "over_budget", "funded", "missed", "no_body")
# What the call's own rules, and the hour of loading, leave out; made of campaigns that play other parts.
MADE_HERE = {"waiting for the last payments": "open_over_threshold", "given back": "just_opened"}
OUTCOMES = (
    DonationState.PAID,
    DonationState.WAITING,
    DonationState.FAILED,
    DonationState.REFUNDED,
    DonationState.DISPUTED,
)


@dataclass(frozen=True)
class Demonstration:
    """Paths of pages, below the site's address."""

    homes: dict[str, HomePage]

    def every_page(self) -> list[str]:
        """All live pages, both languages."""
        return [page.get_url() for page in Page.objects.live().filter(depth__gte=2).specific()]

    def page_types(self, language: str) -> dict[str, str]:
        """One page of every kind, and a project in every state, by what it is."""
        addresses = {model.__name__: self._newest(model, language).get_url() for model in PAGE_TYPES}
        parts = {**dict(zip(SCENARIOS, SCENARIOS, strict=True)), **MADE_HERE}
        projects = {f"project, {state}": self._project(part, language).get_url() for state, part in parts.items()}
        return {**addresses, **projects, "not found": f"/{language}/non-esiste/"}

    def steps(self, language: str) -> dict[str, str]:
        """The donation step where the campaign is open and where it takes nothing, and the outcomes."""
        with translation.override(language):
            addresses = {
                "step": reverse("donations:donate", args=(self.campaign("half_way").pk,)) + "?importo=25",
                "refused step": reverse("donations:donate", args=(self.campaign("funded").pk,)),
                "suspended step": reverse("donations:donate", args=(self.campaign("suspended").pk,)),
            }
            for state in OUTCOMES:
                donation = self._donation(state)
                addresses[f"outcome, {state}"] = reverse("donations:status", args=(donation.public_id,))
        return addresses

    def parts(self, language: str) -> dict[str, str]:
        """What is no page of the tree: the search, lists that are narrowed down, what stands beside a project."""
        project, campaign = self._project("half_way", language), self.campaign("half_way")
        listed = self._newest(ProjectIndexPage, language).get_url()
        rating = f"?pagina={project.pk}&voto=2"
        with translation.override(language):
            search = reverse("home:search")
            return {
                "search": search,
                "search, found": f"{search}?q={'alberi' if language == 'it' else 'trees'}",
                "search, nothing found": f"{search}?q=xyzzy",
                "list, narrowed down": f"{listed}?municipio=2&stato=aperte&ordine=soglia",
                "list, nothing found": f"{listed}?q=xyzzy&municipio=77",
                "supporters": reverse("donations:supporters", args=(campaign.pk,)),
                "updates": reverse("projects:updates", args=(project.pk,)),
                "rating": reverse("home:rate") + rating,
                "thanks for a rating": reverse("home:feedback_thanks") + rating,
            }

    def widgets(self, language: str) -> list[str]:
        """Of a project in each state, for frames of other sites."""
        return [f"/{language}/widget/{self._project(scenario, language).pk}/" for scenario in SCENARIOS]

    def mails(self) -> dict[str, bytes]:
        """The HTML of each mail of the newsletter, by subject; a reader's own links lead to the archive."""
        return {
            text.subject: marks.fill(text.html, leave_url=text.url, preferences_url=text.url).encode()
            for text in MailingText.objects.order_by("pk")
        }

    def campaign(self, scenario: str) -> Campaign:
        return Campaign.objects.get(project_key=self._project(scenario, "it").translation_key)

    def _project(self, scenario: str, language: str) -> ProjectPage:
        slug = next(project.slug for project in PROJECTS if project.scenario == scenario)
        italian = ProjectPage.objects.get(slug=slug, locale__language_code="it")
        return ProjectPage.objects.get(translation_key=italian.translation_key, locale__language_code=language)

    def _newest(self, model: type[Page], language: str) -> Page:
        return model.objects.live().filter(locale__language_code=language).latest("pk")

    def _donation(self, state: str) -> Donation:
        return Donation.objects.create(
            public_id=uuid.uuid4(),
            campaign=self.campaign("half_way"),
            amount_cents=25_00,
            name="Ada Prova",
            email="ada@example.org",
            language="it",
            privacy_accepted_at=timezone.now(),
            paid_at=None if state in (DonationState.WAITING, DonationState.FAILED) else timezone.now(),
            state=state,
        )


def load(homes: dict[str, HomePage], picture_path: Path) -> Demonstration:
    """Everything that ``manage.py load_demo`` loads but the logins; the picture is drawn into ``picture_path``."""
    Image.new("RGB", (1600, 1000), "#14233b").save(picture_path)
    with picture_path.open("rb") as file:
        picture = get_image_model().objects.create(title="Picture", file=ImageFile(file, name="picture.png"))
    pages = PageLoader(homes, dict.fromkeys(KEYS, picture), lambda text: None).load()
    campaigns = CampaignLoader(now=timezone.now())
    for project in PROJECTS:
        campaigns.load(project, pages[project.slug])
    NewsletterLoader(homes, dict.fromkeys(KEYS, picture), lambda text: None).load()
    return stage(homes)


def stage(homes: dict[str, HomePage]) -> Demonstration:
    """The loaded demonstration with the states that its content leaves out."""
    demonstration = Demonstration(homes)
    waiting, given_back = (demonstration.campaign(part) for part in MADE_HERE.values())
    for campaign in (waiting, given_back):
        campaign.funding_model, campaign.ends_at = FundingModel.ALL_OR_NOTHING, timezone.now()
        campaign.save()
    closing.close(given_back)
    site_version.bump()
    return demonstration
