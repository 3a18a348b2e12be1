"""The site as it runs for a visitor: its address, its campaign, its worker and the stand-in for Stripe."""

import threading
from dataclasses import dataclass

from django.db import connections
from django.utils import translation

from donations import milestones
from donations.figures import CampaignFigures, figures_of
from donations.models import Campaign, DonorMail, StripeEvent
from donations.worker import process_events, send_mails
from newsletter.worker import send_deliveries, work_off_all
from projects.models import ProjectPage
from stripe_standin.harness import StandIn
from tests.browser.waiting import wait_until


class Worker:
    """Works off events, mails and the newsletter beside the site, as ``manage.py worker`` does, until it is stopped."""

    PAUSE_SECONDS = 0.05

    def __init__(self):
        self._is_over = threading.Event()
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._work, name="worker", daemon=True)

    def __enter__(self) -> "Worker":
        self._thread.start()
        return self

    def __exit__(self, *exception):
        self._is_over.set()
        self._thread.join(timeout=30)
        if self._error:
            raise self._error

    def _work(self):
        try:
            while not self._is_over.wait(self.PAUSE_SECONDS):
                process_events()
                milestones.announce()
                send_mails()
                work_off_all()
                send_deliveries()
        except Exception as error:
            self._error = error
        finally:
            connections.close_all()


@dataclass(frozen=True)
class RunningSite:
    url: str
    campaign: Campaign
    standin: StandIn

    def home_url(self, language: str = "it") -> str:
        return f"{self.url}/{language}/"

    def list_url(self, language: str = "it") -> str:
        return self.url + self.project(language).get_parent().get_url()

    def project_url(self, language: str = "it") -> str:
        return self.url + self.project(language).get_url()

    def step_url(self, language: str = "it") -> str:
        with translation.override(language):
            return self.url + self.figures.donate_url

    def project(self, language: str = "it") -> ProjectPage:
        return ProjectPage.objects.get(translation_key=self.campaign.project_key, locale__language_code=language)

    @property
    def figures(self) -> CampaignFigures:
        self.campaign.refresh_from_db()
        return figures_of(self.campaign, self.project().organisation)

    @property
    def sessions(self) -> list[dict]:
        """Every Checkout Session that Stripe knows of, oldest first."""
        return self.standin.account.store.find("checkout.session")

    def wait_until_all_is_done(self) -> None:
        """Every event is delivered and worked off, and every mail is out."""
        wait_until(lambda: not self.standin.account.deliveries.waiting(), "webhooks delivered")
        wait_until(lambda: not StripeEvent.objects.filter(done_at=None).exists(), "events worked off")
        wait_until(lambda: not DonorMail.objects.filter(sent_at=None).exists(), "mails sent")
