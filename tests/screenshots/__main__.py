"""`make screenshots`: every kind of page in every state as pictures, on a phone and on a desk.

``python -m tests.screenshots [word …]`` takes those alone whose names have one of the words in them. The pictures are
in build/screenshots, with a page that shows them all.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

from devtools.prepare import ROOT
from devtools.served_site import ServedSite
from home.work.progress import Progress
from tests.browser import chromium
from tests.screenshots import gallery, stage

FOLDER = ROOT / "build" / "screenshots"
SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}
SCHEMES = ("light", "dark")
# What sticks to the window would cover the middle of a picture that is longer than it.
UNSTUCK = ".give-bar { position: static !important; }"


@dataclass(frozen=True)
class Shot:
    """One picture to take: of what, in which language and colours, on what."""

    name: str
    path: str
    language: str
    size: str
    scheme: str

    @property
    def file(self) -> str:
        words = f"{self.name} {self.language} {self.size} {self.scheme}"
        return "-".join("".join(each if each.isalnum() else " " for each in words).split()).lower() + ".png"


def main(words: list[str]) -> int:
    program = chromium.find_chromium()
    if program is None:
        print(chromium.MISSING, file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    addresses = stage.prepare(FOLDER / "data")
    wanted = [shot for shot in _shots(addresses) if not words or any(word in shot.file for word in words)]
    with (
        ServedSite(FOLDER / "served", database=FOLDER / "data" / "db.sqlite3", media=FOLDER / "data" / "media") as site,
        sync_playwright() as playwright,
    ):
        browser = chromium.launch(playwright, program)
        _take(wanted, browser, site.url)
        browser.close()
    print(f"{len(wanted)} pictures: {gallery.write(FOLDER, [shot.file for shot in wanted])}")
    return 0


def _shots(addresses: dict[str, dict[str, str]]) -> Iterator[Shot]:
    """``addresses`` are paths by name by language."""
    for language, paths in addresses.items():
        for scheme in SCHEMES:
            for size in SIZES:
                for name, path in paths.items():
                    yield Shot(name, path, language, size, scheme)


def _take(shots: list[Shot], browser: Browser, url: str) -> None:
    progress = Progress(sys.stderr)
    progress.begin("pictures", len(shots))
    for scheme in SCHEMES:
        for size, measures in SIZES.items():
            context = browser.new_context(viewport=measures, color_scheme=scheme, locale="it-IT", bypass_csp=True)
            page = context.new_page()
            for shot in shots:
                if (shot.scheme, shot.size) == (scheme, size):
                    page.goto(url + shot.path)
                    _show_all(page)
                    page.screenshot(path=FOLDER / shot.file, full_page=True)
                    progress.tick()
            context.close()


def _show_all(page: Page) -> None:
    """Also the pictures that a visitor would scroll to."""
    page.add_style_tag(content=UNSTUCK)
    page.evaluate(
        """async () => {
          const images = [...document.images];
          images.forEach((image) => { image.loading = "eager"; });
          await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
        }"""
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
