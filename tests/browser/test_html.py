"""The Nu HTML checker finds no error in any page of the demonstration content."""

import re
import warnings

import pytest
from django.test import Client

from tests.browser import demonstration, vnu

pytestmark = pytest.mark.django_db
# What HTML has left behind, and without which Outlook shows gaps between the cells of a mail.
FOR_OUTLOOK = re.compile(
    r"The “(?:cellpadding|cellspacing|border|align|width)” attribute on the “table” element is obsolete"
    r"|CSS: “mso-[a-z-]+”: Property “mso-[a-z-]+” doesn't exist"
)


def test_the_html_of_every_page_is_valid(homes, tmp_path, settings):
    if vnu.why_missing():
        pytest.skip(vnu.why_missing())
    settings.MEDIA_ROOT = tmp_path / "media"
    demo = demonstration.load(homes, tmp_path / "picture.png")
    client = Client()
    addresses = demo.every_page()
    for language in demonstration.LANGUAGES:
        addresses += [f"/{language}/non-esiste/", *demo.steps(language).values(), *demo.parts(language).values()]
        addresses += demo.widgets(language)
    pages = {address: client.get(address).content for address in addresses}
    for language in demonstration.LANGUAGES:
        step = demo.steps(language)["step"]
        pages[f"{step} (with errors)"] = client.post(step, {"amount": "venti"}).content
    pages |= demo.mails()
    folder = tmp_path / "html"
    folder.mkdir()
    found = vnu.check(pages, folder)
    for warning in found.get("info", []):
        if not FOR_OUTLOOK.search(warning):
            warnings.warn(warning, stacklevel=1)
    assert [error for error in found.get("error", []) if not FOR_OUTLOOK.search(error)] == []
