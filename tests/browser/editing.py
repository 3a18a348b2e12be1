"""The admin's pages on an issue's way from its first word to the archive, as staff use them."""

import re

from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from playwright.sync_api import FrameLocator, Locator, expect

from tests.browser.running_site import RunningSite
from tests.browser.visitor import Visitor

DESK = {"width": 1280, "height": 900}


class Editor:
    """Somebody of the group ``group``, logged in at a desk; who may do what is tested without a browser."""

    def __init__(self, visitor: Visitor, site: RunningSite, group: str):
        self.visitor = visitor
        self.page = visitor.page
        self.site = site
        self.email = f"{group.lower()}@example.org"
        user = User.objects.create_user(group.lower(), self.email, "x")
        user.groups.add(Group.objects.get(name=group))
        client = Client()
        client.force_login(user)
        session = client.cookies["sessionid"].value
        self.page.context.add_cookies([{"name": "sessionid", "value": session, "url": site.url}])
        self.page.set_viewport_size(DESK)
        visitor.accept("net::ERR_ABORTED *")  # whoever leaves a form breaks off what it was saving by itself

    def go(self, name: str, *arguments) -> None:
        self.visitor.go(self.site.url + reverse(name, args=arguments))

    def press(self, name: str | re.Pattern) -> None:
        self.visitor.click(self.page.get_by_role("button", name=name))

    def write_date(self, target: Locator, text: str) -> None:
        """The calendar opens a tenth of a second after its field has got the keyboard, even if that went on since."""
        calendar = self.page.locator(".xdsoft_datetimepicker:visible")
        self.visitor.fill(target, text)
        expect(calendar).to_have_count(1)
        self.visitor.press("Tab")
        expect(calendar).to_have_count(0)

    # The form of a page.

    def add_block(self, kind: str) -> Locator:
        """A new block below the others; returns its section."""
        blocks = self.page.locator("section[data-streamfield-child], [data-streamfield-child]")
        before = blocks.count()
        self.visitor.click(self.page.get_by_role("button", name="Inserisci un blocco").last)
        self.visitor.click(self.page.get_by_role("option", name=kind, exact=True))
        expect(blocks).to_have_count(before + 1)
        return blocks.last

    def write(self, block: Locator, text: str) -> None:
        """Into its rich text."""
        self.visitor.click(block.get_by_role("textbox").first)
        self.page.keyboard.type(text)

    def choose(self, block: Locator, button: str, name: str) -> None:
        """In the window that the button opens: the picture or page of that name, found by searching."""
        self.visitor.click(block.get_by_role("button", name=button))
        window = self.page.get_by_role("dialog")
        self.visitor.fill(window.get_by_role("textbox", name="Cerca"), name)
        self.visitor.press("Enter")
        self.visitor.click(window.get_by_role("link", name=name))
        expect(window).to_have_count(0)

    def from_header(self, act: str) -> None:
        """An act beside the page's name."""
        self.visitor.click(self.page.get_by_role("navigation", name="Actions", exact=True).get_by_role("button"))
        self.visitor.click(self.page.get_by_role("link", name=act, exact=True))

    @property
    def preview(self) -> FrameLocator:
        """Beside the form; while a new one loads, the old one stands before it."""
        return self.page.frame_locator("iframe[title=Anteprima]").last
