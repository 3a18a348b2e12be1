"""Workers die or are restarted while an issue is sent, and a mail server misbehaves: none skipped, none twice."""

import signal
import time

import pytest

from tests.smtp_sink import HANG_UP, Fault, SmtpSink
from tests.storm.city import wait_until
from tests.storm.mailing import MailingStorm, misbehaving

pytestmark = pytest.mark.served


def test_whoever_dies_each_reader_gets_it_once_or_is_listed_as_unknown(city):
    """More of it: `make storm`."""
    lost = []
    with misbehaving(seed=2) as sink:
        misbehave = sink.fault

        def note(step: str) -> Fault:
            fault = misbehave(step)
            if fault == HANG_UP and step in ("message", "accepted"):
                lost.append(step)
            return fault

        sink.fault = note
        storm = MailingStorm(city, sink, readers=250, kills=3, workers=2)
        storm.blow()
    assert storm.looks > 20
    # One for each death at most, and whoever's answer the server has kept to itself.
    assert storm.states["unknown"] <= storm.kills + len(lost)


def answering_late(step: str) -> Fault:
    """Whoever is interrupted at a random moment is nearly always in the middle of a message."""
    if step == "accepted":
        time.sleep(0.4)
    return None


def test_a_worker_that_is_told_to_stop_ends_well_and_leaves_nobody_unknown(city):
    with SmtpSink(fault=answering_late) as sink:
        city.mail_port = sink.port
        city.run("tests.storm.readers", 30)
        for sent_before in (1, 4):
            running = city.work()
            wait_until(lambda due=sent_before: len(sink.raw) > due, "messages", seconds=60)
            running.send_signal(signal.SIGTERM)
            assert running.wait(timeout=40) == 0
            states = dict(city.sql("SELECT state, count(*) FROM newsletter_delivery GROUP BY state"))
            assert states == {"sent": len(sink.raw), "queued": 30 - len(sink.raw)}
            assert not city.number("SELECT count(*) FROM newsletter_delivery WHERE leased_until IS NOT NULL")
    assert max(sink.received.values()) == 1
