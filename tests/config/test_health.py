"""/healthz/ tells a working site from one whose events or mails wait too long."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from donations.models import StripeEvent

pytestmark = pytest.mark.django_db


def test_a_working_site_answers_200():
    response = Client().get("/healthz/")
    assert (response.status_code, response.json()["status"]) == (200, "ok")


def test_an_event_that_waits_for_ten_minutes_is_an_alarm():
    StripeEvent.objects.create(id="evt_1", type="x", raw="{}", received_at=timezone.now() - timedelta(minutes=11))
    response = Client().get("/healthz/")
    assert response.status_code == 503
    assert "worker" in response.json()["checks"]["events"]
    StripeEvent.objects.update(done_at=timezone.now())
    assert Client().get("/healthz/").status_code == 200
