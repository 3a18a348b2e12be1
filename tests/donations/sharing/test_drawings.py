"""Drawing holds nobody up: who comes while another draws is told to come again."""

import threading

import pytest
from django.test import Client

from donations.sharing import drawings

pytestmark = pytest.mark.django_db


@pytest.fixture
def somebody_draws(monkeypatch):
    """Another thread holds the place for as long as the test lasts."""
    monkeypatch.setattr(drawings, "LONGEST_WAIT_SECONDS", 0.01)
    drawing, done = threading.Event(), threading.Event()

    def draw() -> bytes:
        drawing.set()
        done.wait(timeout=20)
        return b"drawn"

    other = threading.Thread(target=drawings.kept, args=("another", draw))
    other.start()
    assert drawing.wait(timeout=20)
    yield
    done.set()
    other.join()


@pytest.mark.usefixtures("somebody_draws")
def test_whoever_wants_another_drawing_meanwhile_is_asked_to_come_again(campaign, project):
    for kind in ("manifesto", "volantino"):
        answer = Client().get(f"/it/{kind}/{project.pk}.pdf")
        assert (answer.status_code, answer["Retry-After"]) == (503, "5")
        assert f'href="{project.get_url()}"' in answer.content.decode()
    picture = Client().get(f"/it/anteprime/{project.pk}/x.jpg")["Location"]
    answer = Client().get(picture)
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")


def test_a_drawing_that_failed_leaves_the_place_to_the_next():
    with pytest.raises(ZeroDivisionError):
        drawings.kept("one", lambda: bytes(1 // 0))
    assert drawings.kept("one", lambda: b"drawn") == b"drawn"
    assert drawings.kept("one", lambda: b"drawn again") == b"drawn"
