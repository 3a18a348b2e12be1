"""A missed campaign gives everything back while Stripe answers badly and ``run_refunds`` is killed again and again."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from home.work.progress import Progress
from stripe_standin.harness import StandIn
from stripe_standin.rate_limit import RateLimit
from tests.storm.city import City, Nowhere

ROUNDS = 20
DAY = 25 * 3600
LONGEST_RUN_SECONDS = 1200


class Clock:
    """The stand-in's, which can be put forward."""

    def __init__(self):
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead


@dataclass
class RefundStorm:
    """``run`` begins one run of the command; ``share`` of the requests go wrong."""

    city: City
    standin: StandIn
    clock: Clock
    size: int
    share: float
    kills: int
    run: Callable
    # Requests a second that each endpoint takes, once the donations are made.
    rate_limit: int | None = None
    seed: int = 0
    progress: Progress = field(default_factory=lambda: Progress(Nowhere()))
    killed_at: list[int] = field(default_factory=list)
    runs: int = 0
    left_for_a_day: int = 0
    seconds: float = 0

    def blow(self) -> None:
        """From paid donations to none that is not given back; raises where anything is not as it should be."""
        campaign_id = self.city.within("campaign", "all_or_nothing").strip()
        self.city.within("gifts", campaign_id, self.size)
        self.city.manage("check_ledger")
        assert self.city.within("miss", campaign_id).strip() == "returned"
        self.standin.account.rate_limit = RateLimit(self.rate_limit, time.monotonic)
        self.standin.plant_rate(self.share, seed=self.seed)
        began = time.monotonic()
        self.progress.begin("refunds", self.size)
        self._be_killed()
        self._go_on_until_nothing_waits()
        self.seconds = time.monotonic() - began
        self.standin.clear_faults()
        self._let_a_day_pass()
        self._check()

    def _be_killed(self) -> None:
        chance = random.Random(self.seed)
        for at in sorted(chance.sample(range(1, self.size * 9 // 10), self.kills)):
            self.city.let_leases_end()
            process = self.run()
            self.runs += 1
            end = time.monotonic() + LONGEST_RUN_SECONDS
            while self._made() < at and process.poll() is None and time.monotonic() < end:
                time.sleep(0.002)
            time.sleep(chance.random() * 0.05)
            assert process.poll() is None, f"the run ended before it was killed, at {self._made()} refunds"
            self.city.kill(process)
            self.killed_at.append(self._made())
            self._tell()

    def _go_on_until_nothing_waits(self) -> None:
        """What is left at the end has met a 500 that Stripe keeps under its key for a day."""
        for _round in range(ROUNDS):
            before = self._waiting()
            self.city.let_leases_end()
            self.city.finish(self.run(), "run_refunds")
            self.runs += 1
            self._tell()
            self.left_for_a_day = self._waiting()
            if not self.left_for_a_day or self.left_for_a_day == before == self._kept_500s():
                return
        raise AssertionError(f"{self._waiting()} refunds still wait")

    def _let_a_day_pass(self) -> None:
        self.clock.ahead += DAY
        self.city.let_leases_end()
        self.city.finish(self.run(), "run_refunds")
        self._tell()

    def _check(self) -> None:
        refunds = self.standin.account.store.find("refund")
        charges = self.standin.account.store.find("charge")
        assert len(charges) == self.size
        assert sorted(each["charge"] for each in refunds) == sorted(each["id"] for each in charges)
        assert all(each["amount_refunded"] == each["amount"] for each in charges)
        assert self.city.rows("refund") == {each["id"]: -each["amount"] for each in refunds}
        states = dict(self.city.sql("SELECT state, count(*) FROM donations_refundorder GROUP BY state"))
        assert states == {"succeeded": self.size}, states
        assert self.city.raised_cents() == 0
        self.city.manage("check_ledger")

    def _made(self) -> int:
        return self.standin.account.store.execute("SELECT count(*) FROM object WHERE kind = 'refund'")[0][0]

    def _kept_500s(self) -> int:
        return self.standin.account.store.execute(
            "SELECT count(*) FROM idempotency WHERE path = '/v1/refunds' AND status = 500"
        )[0][0]

    def _waiting(self) -> int:
        """Orders that are not done; before the first run, all that is to be ordered."""
        done = self.city.number("SELECT count(*) FROM donations_refundorder WHERE done_at IS NOT NULL")
        return self.size - done

    def _tell(self) -> None:
        self.progress.tick(self.size - self._waiting() - self.progress._done)

    def __str__(self) -> str:
        refused = sum(call.status == 429 for call in self.standin.requests)
        return (
            f"{self.size} refunds, {self.share:.0%} of the requests gone wrong, killed at {self.killed_at}: "
            f"each made once; {self.runs} runs, {self.seconds:.0f} s; {self.left_for_a_day} had met a 500 that Stripe "
            f"kept, and went a day later; of the last thousand requests {refused} were answered 429"
        )
