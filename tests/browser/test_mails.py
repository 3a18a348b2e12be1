"""The newsletter's mails in a browser, which shows them as a mail program does at its best: readable on any screen."""

import pytest

from tests.browser import demonstration

pytestmark = pytest.mark.browser

WIDTHS = {"small phone": 320, "phone": 390, "desk": 1280}
# The frame of a page: in a mail it belongs to the program around it.
OF_PAGES = ("landmark-one-main", "region")
LEAST_BUTTON_PIXELS = 44


@pytest.fixture
def mails(live_server, homes, tmp_path) -> dict[str, str]:
    return {
        subject: html.decode() for subject, html in demonstration.load(homes, tmp_path / "picture.png").mails().items()
    }


def test_nothing_is_wrong_with_a_mail(mails, live_server, visitor):
    """axe, what runs over, small buttons, and whom it asks for something: only the site, for its pictures."""
    found = []
    for subject, html in mails.items():
        visitor.page.set_content(html, wait_until="load")
        for width, pixels in WIDTHS.items():
            visitor.page.set_viewport_size({"width": pixels, "height": 900})
            violations = [each for each in visitor.violations() if not each.startswith(OF_PAGES)]
            found += [f"{subject}, {width}: {violation}" for violation in violations]
            if visitor.page.evaluate("document.documentElement.scrollWidth") > pixels:
                found.append(f"{subject}, {width}: runs over")
            for button in visitor.page.locator(".button").all():
                if button.bounding_box()["height"] < LEAST_BUTTON_PIXELS:
                    found.append(f"{subject}, {width}: a small button")
        found += [f"{subject}, dark: {violation}" for violation in visitor.violations_in_the_dark()]
    assert mails
    assert found == []
    assert visitor.hosts == {live_server.url.partition("//")[2]}
