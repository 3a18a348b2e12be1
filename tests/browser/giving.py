"""The pages on the way from the home page to the thanks, as a donor uses them in either language."""

import re

from django.core import mail
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import FrameLocator, Locator, expect

from donations.models import DonorMail, LedgerEntry, MailKind
from home.money import format_euros
from stripe_standin.texts import words_for
from tests.browser.running_site import RunningSite
from tests.browser.visitor import Visitor
from tests.browser.waiting import wait_until

NAME, EMAIL = "Ada Prova", "ada@example.org"


class Donor:
    """Finds what the donor uses by its label, so that a text missing from the catalogue is found out."""

    def __init__(self, visitor: Visitor, site: RunningSite, language: str = "it"):
        self.visitor = visitor
        self.page = visitor.page
        self.site = site
        self.language = language
        self.stripe_words = words_for(language, "")

    def say(self, text: str) -> str:
        with translation.override(self.language):
            return gettext(text)

    def euros(self, cents: int) -> str:
        return format_euros(cents, self.language)

    # From the home page to the form.

    def open_project_from_home(self) -> None:
        self.visitor.go(self.site.home_url(self.language))
        self.visitor.click(self.page.get_by_role("link", name=self.site.project(self.language).title))

    def open_project(self) -> None:
        self.visitor.go(self.site.project_url(self.language))

    def choose(self, cents: int) -> None:
        self.visitor.click(self.amount_button(cents))
        expect(self.heading("La tua donazione")).to_be_visible()

    def amount_button(self, cents: int) -> Locator:
        return self.page.get_by_role("button", name=self.euros(cents), exact=True)

    # The form.

    def fill_in(self, *, name: str = NAME, email: str = EMAIL) -> None:
        self.visitor.fill(self.field("Nome e cognome"), name)
        self.visitor.fill(self.field("E-mail"), email)
        self.visitor.check(self.privacy)

    def field(self, label: str) -> Locator:
        """One that is seen: folded up in the page there is another form, to follow the project."""
        return self.page.get_by_label(self.say(label)).filter(visible=True)

    @property
    def privacy(self) -> Locator:
        return self.page.get_by_role("checkbox", name=self.say("Ho letto l'informativa privacy"))

    @property
    def submit(self) -> Locator:
        return self.button("Continua e paga")

    def go_to_payment(self) -> None:
        self.visitor.click(self.submit)

    def reach_payment(self, cents: int = 25_00) -> None:
        """From the project's page to Stripe's, with all that the form asks for."""
        self.open_project()
        self.choose(cents)
        self.fill_in()
        self.go_to_payment()

    # Stripe's page: inside ours, or its own.

    @property
    def frame(self) -> FrameLocator:
        return self.page.frame_locator(".checkout iframe")

    def pay_in_page(self, button: str = "pay") -> None:
        wait_until(self._is_frame_as_high_as_its_page, "the frame has its height")
        self.visitor.click(self.stripe_button(self.frame, button))

    def _is_frame_as_high_as_its_page(self) -> bool:
        inner = self.frame.locator("body").evaluate("body => Math.ceil(body.getBoundingClientRect().height)")
        return inner == self.page.locator(".checkout iframe").evaluate("frame => frame.clientHeight")

    def pay_on_stripes_page(self, button: str = "pay") -> None:
        self.visitor.click(self.stripe_button(self.page, button))

    def stripe_button(self, where, button: str) -> Locator:
        """By the name of its text in the stand-in: ``pay``, ``pay_by_debit`` or ``decline``."""
        label = getattr(self.stripe_words, button).split("{")[0].strip()
        return where.get_by_role("button", name=re.compile(f"^{re.escape(label)}")).first

    # What the donor reads.

    def heading(self, text: str) -> Locator:
        return self.page.get_by_role("heading", name=self.say(text))

    def button(self, text: str) -> Locator:
        return self.page.get_by_role("button", name=self.say(text))

    def link(self, text: str) -> Locator:
        return self.page.get_by_role("link", name=self.say(text))

    def expect_thanks(self) -> None:
        expect(self.heading("Grazie! La tua donazione è arrivata")).to_be_visible()

    def expect_raised(self, cents: int) -> None:
        expect(self.page.locator("[data-donation-raised]")).to_have_text(self.euros(cents))

    @property
    def latest_donations(self) -> Locator:
        return self.page.locator("[data-donation-recent] li")


def assert_given_once(site: RunningSite, *, cents: int = 25_00) -> None:
    """One ledger row, one confirmation, and the campaign's total is exactly that."""
    site.wait_until_all_is_done()
    assert [entry.amount_cents for entry in LedgerEntry.objects.all()] == [cents]
    assert (site.figures.raised_cents, site.figures.donors_count) == (cents, 1)
    assert DonorMail.objects.filter(kind=MailKind.CONFIRMED).count() == 1
    assert len(mail.outbox) == DonorMail.objects.count()
