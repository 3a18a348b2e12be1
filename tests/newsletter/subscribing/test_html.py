"""The Nu HTML checker finds no error in any page of a subscription, whatever state it is in."""

import pytest
from django.test import Client

from newsletter import links
from newsletter.addresses import key_of
from newsletter.models import Subscription, Suppression, SuppressionReason
from newsletter.topics import Topic
from tests.browser import vnu
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db


def path(url: str) -> str:
    return url.removeprefix("http://testserver")


def pages_of_forms(client: Client, project) -> dict[str, bytes]:
    pages = {}
    for each in ("", "link/", "link/chiesto/", f"chiesta/?pagina={project.pk}", f"progetto/{project.pk}/"):
        address = f"/it/iscrizione/{each}"
        pages[address] = client.get(address).content
        if "chiest" not in address:
            pages[f"{address} (with errors)"] = client.post(address, {"email": "anna"}).content
    return pages


def pages_of_links(client: Client, project) -> dict[str, bytes]:
    key = Topic.project(project.translation_key)
    anna = make_subscriber("anna@example.org", (Topic.programme(), Topic.municipio(2), key))
    Subscription.objects.create(subscriber=anna, topic="municipio:7", source="form")
    Suppression.objects.create(
        email_key=key_of("anna@example.org"), email="anna@example.org", reason=SuppressionReason.STAFF
    )
    chosen = path(links.preferences_url(anna.public_id, "it", with_data=True))
    pages = {"preferences": client.get(chosen).content, "saved": client.get(f"{chosen}?fatto=salvate").content}
    pages["preferences with errors"] = client.post(chosen, {"language": "de"}).content
    for scope in (key.key, links.NEWSLETTER_SCOPE, links.EVERYTHING_SCOPE):
        left = path(links.leave_url(anna.public_id, scope, "it"))
        pages[f"leave {scope}"] = client.get(left).content
        pages[f"left {scope}"] = client.post(left).content
    pages["back"] = client.post(f"{left}torna/", follow=True).content
    pages["not back"] = client.post(f"{left}torna/", follow=True).content
    client.post(left)
    pages["preferences of who has left"] = client.get(chosen).content
    pages["erase"] = client.get(f"{chosen}cancella/", follow=True).content
    pages["erased"] = client.post(f"{chosen}cancella/", follow=True).content
    pages["unknown"] = client.get(chosen).content
    return pages


def pages_of_confirmation(citizen, post) -> dict[str, bytes]:
    citizen.sign_up("bea@example.org")
    (message,) = post.deliver()
    link = post.confirmation(message)
    pages = {"confirm": citizen.client.get(link).content, "confirmed": citizen.confirm(link).content}
    return {**pages, "already confirmed": citizen.client.get(link).content}


def test_the_html_of_every_page_is_valid(citizen, post, homes, campaign, project, tmp_path):
    if vnu.why_missing():
        pytest.skip(vnu.why_missing())
    home = homes["it"]
    home.body = [("newsletter", {"title": "Resta in contatto", "text": "Due volte al mese."})] * 2
    home.save_revision().publish()
    pages = {
        "block": Client().get("/it/").content,
        "project": Client().get(project.get_url()).content,
        **pages_of_forms(citizen.client, project),
        **pages_of_confirmation(citizen, post),
        **pages_of_links(citizen.client, project),
    }
    assert all(b"<html" in page for page in pages.values())
    folder = tmp_path / "html"
    folder.mkdir()
    found = vnu.check(pages, folder).get("error", [])
    assert found == [], "\n".join(found)
