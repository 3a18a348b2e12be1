"""A person at one browser tab: counts what they do, and keeps whatever goes wrong meanwhile."""

import json
from fnmatch import fnmatch
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response

from tests.browser.waiting import wait_until

AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE_OPTIONS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": AXE_RULES}}
# What alone differs between the light scheme and the dark one.
AXE_CONTRAST = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}


class Visitor:
    """Every click, fill, check and key press made through this class is one interaction."""

    def __init__(self, page: Page):
        self.page = page
        self.interactions = 0
        self.requested: list[str] = []
        self._problems: list[str] = []
        self._accepted: list[str] = []
        page.on("console", self._hear_console)
        page.on("pageerror", lambda error: self._problems.append(f"error in the page: {error}"))
        page.on("request", lambda request: self.requested.append(request.url))
        page.on("response", self._look_at_response)
        page.on("requestfailed", self._look_at_failure)

    @property
    def problems(self) -> list[str]:
        """Console errors, errors of scripts, failed requests and answers from 400 on that nobody accepted."""
        return [each for each in self._problems if not any(fnmatch(each, pattern) for pattern in self._accepted)]

    def accept(self, pattern: str) -> None:
        """A problem of this shape (``402 */embedded/*``) belongs to the test."""
        self._accepted.append(pattern)

    def go(self, url: str) -> None:
        """Type an address; where a journey begins, so it is not counted."""
        self.page.goto(url)

    def click(self, target: Locator) -> None:
        self.interactions += 1
        wait_until(lambda: self._is_felt(target), f"the mouse is felt by {target}")
        target.click()

    def fill(self, target: Locator, text: str) -> None:
        self.interactions += 1
        target.fill(text)

    def check(self, target: Locator) -> None:
        self.interactions += 1
        target.check()

    def press(self, key: str) -> None:
        self.interactions += 1
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.interactions += 1
        self.page.keyboard.type(text)

    @property
    def hosts(self) -> set[str]:
        """Where requests of this tab went, as ``host:port``."""
        return {urlsplit(url).netloc for url in self.requested if url.startswith("http")}

    def violations(self) -> list[str]:
        """What axe finds wrong in the page as it is now (frames of other origins excepted), one line each."""
        return self._axe(AXE_OPTIONS)

    def violations_in_the_dark(self) -> list[str]:
        """The contrasts that are too low where the system asks for a dark scheme."""
        self.page.emulate_media(color_scheme="dark", reduced_motion="reduce")  # no colour is on its way to another
        try:
            return self._axe(AXE_CONTRAST)
        finally:
            self.page.emulate_media(color_scheme="light", reduced_motion="no-preference")

    def _axe(self, options: dict) -> list[str]:
        found = Axe().run(self.page, options=options).response["violations"]
        return [
            f"{violation['id']} ({violation['impact']}) {json.dumps(node['target'])}: {violation['help']}"
            for violation in found
            for node in violation["nodes"]
        ]

    def _is_felt(self, target: Locator) -> bool:
        """Chromium drops clicks on a page, or on a frame of another site, that is not painted yet; people wait."""
        self.page.mouse.move(0, 0)
        target.hover()
        return target.evaluate(
            "element => element.ownerDocument.readyState === 'complete' && element.matches(':hover')"
        )

    def _hear_console(self, message: ConsoleMessage) -> None:
        # A failed load is told twice; the response and the failed request say more.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self._problems.append(f"console: {message.text}")

    def _look_at_response(self, response: Response) -> None:
        if response.status >= 400:
            self._problems.append(f"{response.status} {response.url}")

    def _look_at_failure(self, request: Request) -> None:
        if request.resource_type in ("image", "other") and request.failure == "net::ERR_ABORTED":
            return  # on to the next page before the last picture, or the icon of the tab, was there
        self._problems.append(f"{request.failure} {request.url}")
