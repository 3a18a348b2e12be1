"""An issue is sent by workers that are killed again and again, to a mail server that misbehaves: nobody gets it twice.

Whoever did not get it, or nobody knows, is listed as unknown.
"""

import contextlib
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from home.work.progress import Progress
from tests.smtp_sink import Fault, SmtpSink, seldom
from tests.storm.city import City, Nowhere, wait_until

QUIET_SECONDS = 600
ANSWERS_AFTER_SECONDS = 0.005
LONG_AGO = "2020-01-01 00:00:00+00:00"
# Beside these, a recipient waits or is being handed over.
OVER = ("sent", "refused", "unknown", "skipped")


@dataclass
class MailingStorm:
    """``workers`` side by side, of which one dies at each of ``kills`` moments."""

    city: City
    sink: SmtpSink
    readers: int
    kills: int
    workers: int = 1
    seed: int = 0
    progress: Progress = field(default_factory=lambda: Progress(Nowhere()))
    killed_at: list[int] = field(default_factory=list)
    looks: int = 0
    seconds: float = 0
    states: Counter = field(default_factory=Counter)

    def blow(self) -> None:
        """Raises where anything is not as it should be, while it goes on or afterwards."""
        self.city.mail_port = self.sink.port
        self._mailing = int(self.city.run("tests.storm.readers", self.readers))
        is_over, trouble = threading.Event(), []
        watcher = threading.Thread(target=self._watch, args=(is_over, trouble))
        watcher.start()
        began = time.monotonic()
        try:
            self._send_and_kill()
        finally:
            is_over.set()
            watcher.join()
        self.seconds = time.monotonic() - began
        assert not trouble, trouble[0]
        self._check()

    # --- killing -----------------------------------------------------------------------------------------------

    def _send_and_kill(self) -> None:
        chance = random.Random(self.seed)
        running = [self.city.work() for _each in range(self.workers)]
        # Each time that so many more are done, so that all of the mailing is hit.
        share = self.readers / (self.kills + 1)
        self.progress.begin("kills", self.kills)
        for number in range(self.kills):
            wait_until(lambda due=share * (number + 0.5): self._has_done(due), "deliveries", seconds=QUIET_SECONDS)
            time.sleep(chance.random() * 0.2)
            self.city.kill(running.pop(chance.randrange(len(running))))
            self.killed_at.append(self._count()["sent"])
            if not running:
                self._let_leases_end()
            running.append(self.city.work())
            self.progress.tick()
        self._finish(running)

    def _has_done(self, number: float) -> bool:
        """Also where no more can be done, for what the dead had is not free yet."""
        counts = self._count()
        done = sum(counts[state] for state in OVER)
        return done >= number or (bool(done) and not self._is_any_free())

    def _finish(self, running) -> None:
        """Those that are left go on; now and then the time passes in which the dead may still hold something."""
        while self._state() != "done":
            wait_until(lambda: self._state() == "done" or not self._is_any_free(), "the end", seconds=QUIET_SECONDS)
            for worker in running:
                self.city.kill(worker)
            self._let_leases_end()
            running = [self.city.work() for _each in range(self.workers)]
        for worker in running:
            self.city.kill(worker)

    def _let_leases_end(self) -> None:
        """Stands for the minutes that pass. Nobody is at work."""
        self.city.sql(f"UPDATE newsletter_delivery SET leased_until = '{LONG_AGO}' WHERE leased_until IS NOT NULL")  # noqa: S608
        self.city.let_leases_end()

    def _is_any_free(self) -> bool:
        """Whether a worker has anything to do but wait."""
        if self._state() in ("scheduled", "queueing"):
            return True
        free = "state = 'queued' AND (leased_until IS NULL OR leased_until < CURRENT_TIMESTAMP)"
        handing = "handed_at > '{}'".format(time.strftime("%Y-%m-%d %H:%M:%S+00:00", time.gmtime(time.time() - 5)))
        waiting = f"SELECT count(*) FROM newsletter_delivery WHERE {free} OR (state = 'handing' AND {handing})"  # noqa: S608
        return bool(self.city.number(waiting))

    # --- looking -----------------------------------------------------------------------------------------------

    def _state(self) -> str:
        return self.city.sql(f"SELECT state FROM newsletter_mailing WHERE id = {self._mailing}")[0][0]  # noqa: S608

    def _count(self) -> Counter:
        return Counter(dict(self.city.sql("SELECT state, count(*) FROM newsletter_delivery GROUP BY state")))

    def _watch(self, is_over: threading.Event, trouble: list[str]) -> None:
        """What staff are told is compared with what the server has, all along."""
        done_before = 0
        while not is_over.wait(0.05):
            has_before = len(self.sink.raw)
            try:
                state, counts = self._state(), self._count()
            except Exception:  # noqa: S112  # the database is busy: another look
                continue
            has_after = len(self.sink.raw)
            self.looks += 1
            total, done = counts.total(), sum(counts[each] for each in OVER)
            told = f"{state}, {dict(counts)}; the server had {has_before} to {has_after}"
            if state not in ("scheduled", "queueing") and total != self.readers:
                trouble.append(f"the sum is not right: {told}")
            if counts["sent"] > has_after:
                trouble.append(f"more is said to be sent than is: {told}")
            if has_before > counts["sent"] + counts["handing"] + counts["unknown"]:
                trouble.append(f"more is sent than is said to be: {told}")
            if done < done_before:
                trouble.append(f"it went back from {done_before}: {told}")
            done_before = done

    def _check(self) -> None:
        rows = dict(
            self.city.sql(
                "SELECT email, newsletter_delivery.state FROM newsletter_delivery "
                "JOIN newsletter_subscriber ON newsletter_subscriber.id = subscriber_id"
            )
        )
        assert len(rows) == self.readers, f"{self.readers - len(rows)} have no row"
        received = self.sink.received
        twice = [address for address, times in received.items() if times > 1]
        assert not twice, f"{len(twice)} got it twice"
        self.states = Counter(rows.values())
        assert set(self.states) <= {"sent", "unknown"}, self.states
        missing = [address for address, state in rows.items() if state == "sent" and address not in received]
        assert not missing, f"{len(missing)} are said to have it and have not"
        unlisted = [address for address in received if rows[address] not in ("sent", "unknown")]
        assert not unlisted, f"{len(unlisted)} have it and nobody says so"

    def __str__(self) -> str:
        unknown = self.states["unknown"]
        pace = self.readers / self.seconds if self.seconds else 0
        return (
            f"{self.readers} readers, {self.workers} at work, {len(self.killed_at)} kills (at {self.killed_at}): none "
            f"skipped, none twice, {self.states['sent']} sent, {unknown} unknown; the server has {len(self.sink.raw)}; "
            f"progress was right at {self.looks} looks; {self.seconds:.0f} s, {pace:.0f} a second"
        )


@contextlib.contextmanager
def misbehaving(*, seed: int = 0) -> Iterator[SmtpSink]:
    """A mail server that refuses a twentieth for now and hangs up on a fiftieth, at any step.

    It takes its time to say that it has taken a message: many a worker dies within it.
    """
    fault = seldom(refuses=0.05, hangs_up=0.02, seed=seed)

    def slowly(step: str) -> Fault:
        if step == "accepted":
            time.sleep(ANSWERS_AFTER_SECONDS)
        return fault(step)

    with SmtpSink(fault=slowly) as sink:
        yield sink
