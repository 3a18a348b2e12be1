"""The Nu HTML checker finds no error in any page of the demonstration content."""

import warnings

import pytest
from django.test import Client

from tests.browser import demonstration, vnu

pytestmark = pytest.mark.django_db


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
    folder = tmp_path / "html"
    folder.mkdir()
    found = vnu.check(pages, folder)
    for warning in found.get("info", []):
        warnings.warn(warning, stacklevel=1)
    assert found.get("error", []) == []
