"""Citizens subscribe, confirm, choose, follow a project and leave, in a real browser and from real mails."""

import pytest
from playwright.sync_api import expect

from donations.models import Campaign
from newsletter import links
from newsletter.models import Subscriber, SubscriberState, Subscription
from newsletter.topics import Topic
from tests.browser.giving import Donor
from tests.browser.mailbox import link_in, mail_to
from tests.factories import make_subscriber

pytestmark = pytest.mark.browser

ADDRESS = "vicina@example.org"


def heading(page):
    return page.get_by_role("heading", level=1)


def topics() -> set[str]:
    return set(Subscription.objects.exclude(confirmed_at=None).values_list("topic", flat=True))


def subscribe(site, visitor) -> None:
    page = visitor.page
    visitor.go(site.home_url())
    visitor.click(page.get_by_role("contentinfo").get_by_role("link", name="Iscriviti alla newsletter"))
    visitor.fill(page.get_by_label("E-mail"), ADDRESS)
    visitor.check(page.get_by_label("Municipio 2"))
    visitor.click(page.get_by_role("button", name="Iscriviti"))
    expect(heading(page)).to_have_text("Manca un clic: guarda nella posta")


def follow(site, visitor) -> None:
    visitor.go(site.project_url())
    visitor.click(visitor.page.get_by_text("Segui questo progetto"))
    visitor.fill(visitor.page.get_by_label("E-mail"), ADDRESS)
    visitor.click(visitor.page.get_by_role("button", name="Segui"))
    expect(heading(visitor.page)).to_have_text("Manca un clic: guarda nella posta")


def confirm(visitor) -> None:
    visitor.go(link_in(mail_to(ADDRESS, "Conferma"), "/conferma/"))
    visitor.click(visitor.page.get_by_role("button", name="Sì, confermo"))
    expect(heading(visitor.page)).to_have_text("Fatto: l'iscrizione è confermata")


@pytest.mark.parametrize("has_javascript", [True, False])
def test_a_citizen_subscribes_confirms_changes_topics_and_leaves(site, open_tab, has_javascript):
    visitor = open_tab(java_script_enabled=has_javascript)
    page = visitor.page
    subscribe(site, visitor)
    assert not topics()
    confirm(visitor)
    assert topics() == {"programme", "municipio:2"}

    visitor.click(page.get_by_role("link", name="Scegli argomenti"))
    expect(heading(page)).to_have_text("Le tue preferenze")
    visitor.click(page.get_by_text("Municipio 2"))
    visitor.click(page.get_by_text("Municipio 7"))
    visitor.click(page.get_by_text("al massimo un numero al mese"))
    visitor.click(page.get_by_role("button", name="Salva"))
    expect(page.get_by_role("status")).to_have_text("Salvato: vale da subito.")
    assert topics() == {"programme", "municipio:7"}

    visitor.click(page.get_by_role("button", name="Esci da tutto"))
    expect(heading(page)).to_have_text("Fatto: non ti scriviamo più")
    assert Subscriber.objects.get().state == SubscriberState.LEFT
    assert topics() == set()
    visitor.click(page.get_by_role("button", name="Torna com'era"))
    expect(heading(page)).to_have_text("Tutto come prima")
    assert topics() == {"programme", "municipio:7"}


def test_a_citizen_follows_a_project_from_its_page(site, visitor):
    follow(site, visitor)
    confirm(visitor)
    assert topics() == {Topic.project(site.campaign.project_key).key}


def test_a_follower_gets_the_mail_that_the_threshold_is_reached_and_follows_no_more(site, visitor, open_tab):
    page = visitor.page
    Campaign.objects.update(threshold_cents=25_00)
    follow(site, visitor)
    confirm(visitor)
    donor = Donor(open_tab(), site)
    donor.reach_payment(25_00)
    donor.pay_in_page()
    donor.expect_thanks()

    message = mail_to(ADDRESS, "soglia")
    visitor.go(link_in(message, "/progetti/"))
    expect(heading(page)).to_have_text(site.project().title)
    visitor.go(link_in(message, "/esci/"))
    visitor.click(page.get_by_role("button", name="Esci", exact=True))
    expect(heading(page)).to_have_text("Fatto: non ti scriviamo più")
    assert topics() == set()


def test_axe_finds_nothing_on_the_pages_of_a_subscription(site, visitor):
    page, found = visitor.page, []
    subscribe(site, visitor)
    found += visitor.violations()
    confirm(visitor)
    found += visitor.violations()
    visitor.click(page.get_by_role("link", name="Scegli argomenti"))
    found += visitor.violations() + visitor.violations_in_the_dark()
    visitor.click(page.get_by_role("link", name="Cancella i tuoi dati"))
    found += visitor.violations()
    assert found == []


def test_axe_finds_nothing_where_something_is_wrong_nor_where_one_leaves(site, visitor):
    page, found = visitor.page, []
    visitor.accept("422 */iscrizione/*")
    visitor.accept("404 */iscrizione/*")
    visitor.go(f"{site.home_url('en')}iscrizione/")
    visitor.click(page.get_by_role("button", name="Subscribe"))
    expect(page.get_by_role("alert")).to_be_visible()
    found += visitor.violations() + visitor.violations_in_the_dark()
    visitor.go(site.project_url())
    visitor.click(page.get_by_text("Segui questo progetto"))
    found += visitor.violations() + visitor.violations_in_the_dark()
    visitor.go(f"{site.home_url()}iscrizione/link/")
    found += visitor.violations()
    visitor.go(f"{site.home_url()}iscrizione/conferma/nessuno/")
    found += visitor.violations()
    project = Topic.project(site.campaign.project_key)
    anna = make_subscriber(ADDRESS, (Topic.programme(), project))
    for scope in (project.key, links.NEWSLETTER_SCOPE):
        visitor.go(links.leave_url(anna.public_id, scope, "it"))
        found += visitor.violations()
        visitor.click(page.get_by_role("button", name="Esci", exact=True))
        found += visitor.violations() + visitor.violations_in_the_dark()
    visitor.go(links.preferences_url(anna.public_id, "it"))
    found += visitor.violations()
    assert found == []
