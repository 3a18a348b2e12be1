"""To look at a link changes nothing: mail programs and scanners open every link that they see."""

import pytest
from django.apps import apps

from home.form_guard import stamp
from newsletter import links
from newsletter.models import Subscription
from newsletter.topics import Topic
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db


def dump() -> dict[str, list]:
    """Every row of every table."""
    return {model._meta.label: sorted(map(repr, model._base_manager.values_list())) for model in apps.get_models()}


@pytest.fixture
def addresses(citizen, post, campaign, project) -> list[str]:
    """Every address that a mail or a page of a subscription leads to, those with links good and bad."""
    citizen.sign_up("bea@example.org")
    (message,) = post.deliver()
    key = Topic.project(project.translation_key)
    anna = make_subscriber("anna@example.org", (Topic.programme(), key))
    Subscription.objects.create(subscriber=anna, topic="municipio:7", source="form")
    scopes = (links.NEWSLETTER_SCOPE, links.EVERYTHING_SCOPE, key.key)
    left = [links.leave_url(anna.public_id, scope, "it", 1) for scope in scopes]
    chosen = links.preferences_url(anna.public_id, "it")
    personal = [
        post.confirmation(message),
        *left,
        *(f"{each}torna/" for each in left),
        *(chosen + part for part in ("", "progetti/", "conferma/", "dati.json", "cancella/", "?fatto=salvate")),
    ]
    public = ["", "chiesta/", "link/", "link/chiesto/", f"progetto/{project.pk}/"]
    bad = [f"{kind}/nonsense/" for kind in ("conferma", "esci", "preferenze")]
    return [*personal, *(f"/it/iscrizione/{path}" for path in (*public, *bad))]


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_look_at_any_address_changes_no_row_of_any_table(citizen, addresses, method):
    before = dump()
    assert len(before["newsletter.Subscription"]) == 4
    for address in addresses:
        query = {"List-Unsubscribe": "One-Click", "email": "c@example.org", "programme": "on", "shown": stamp()}
        path = address.removeprefix("http://testserver")
        for data in ({}, query):
            response = getattr(citizen.client, method)(path, data)
            assert response.status_code in (200, 302, 303, 404, 405), path
    assert dump() == before


def test_the_pages_are_found_in_both_languages_and_lead_to_each_other(citizen, addresses):
    for address in addresses:
        path = address.removeprefix("http://testserver").replace("/it/", "/en/")
        response = citizen.client.get(path)
        assert response.status_code in (200, 302, 303, 404), path
        if response.status_code == 200 and "json" not in response["Content-Type"]:
            italian = path.replace("/en/", "/it/").removesuffix("torna/").partition("?")[0]
            assert f'href="{italian}"' in response.content.decode(), path
