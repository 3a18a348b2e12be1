"""Donors give and Stripe tells while gunicorn and the worker are killed; afterwards every cent is accounted for."""

import contextlib
import random
import re
import threading
import time
from dataclasses import dataclass, field

import requests

from donations.gateway import EVENT_TYPES
from home.work.progress import Progress
from stripe_standin.harness import StandIn
from tests.storm.city import SECRET, City, Nowhere, wait_until

DONORS = 3
# What the site may take to be all done once nobody disturbs it any more.
QUIET_SECONDS = 180
WAYS = ("card", "card", "wallet", "sepa_debit", "nothing")


def telling(city: City) -> StandIn:
    """A stand-in that tells the city's site what happens, and tries again soon where nobody answers."""
    return StandIn(
        webhook_url=city.webhook_url,
        webhook_secret=SECRET,
        webhook_events=frozenset(EVENT_TYPES),
        retry_delays=(0.2, 0.5, 1),
    )


@dataclass
class KillStorm:
    """``kills`` moments at which gunicorn or the worker, or both, die."""

    city: City
    standin: StandIn
    kills: int
    seed: int = 0
    progress: Progress = field(default_factory=lambda: Progress(Nowhere()))
    # Sessions to whose page a donor was led.
    acknowledged: list[str] = field(default_factory=list)
    unanswered: int = 0
    answered_500: int = 0
    back_after: list[float] = field(default_factory=list)
    killed: list[str] = field(default_factory=list)

    def blow(self) -> None:
        """Raises where anything is not as it should be afterwards."""
        self.standin.mischief(duplicates=0.2, late=0.1, late_seconds=1, shuffled=True, seed=self.seed)
        self._campaign = self.city.within("campaign", "keep_what_is_raised").strip()
        self._processes = {"gunicorn": self.city.serve(), "worker": self.city.work()}
        self.city.wait_until_it_answers()
        self._give_and_kill()
        self._be_quiet()
        self._check()

    def _give_and_kill(self) -> None:
        is_over = threading.Event()
        donors = [threading.Thread(target=self._give, args=(number, is_over)) for number in range(DONORS)]
        for donor in donors:
            donor.start()
        try:
            self._kill_again_and_again()
        finally:
            is_over.set()
            for donor in donors:
                donor.join()

    def _kill_again_and_again(self) -> None:
        chance = random.Random(self.seed)
        self.progress.begin("kills", self.kills)
        for number in range(self.kills):
            time.sleep(0.3 + chance.random() * 2)
            # Each dies as often as the other; now and then both at once.
            names = ("gunicorn", "worker") if number % 4 == 3 else (("gunicorn", "worker")[number % 2],)
            for name in names:
                self.city.kill(self._processes[name])
            begun = {"gunicorn": self.city.serve, "worker": self.city.work}
            self._processes |= {name: begun[name]() for name in names}
            if "gunicorn" in names:
                self.back_after.append(self.city.wait_until_it_answers())
            self.killed.append(" and ".join(names))
            self.progress.tick()

    def _give(self, number: int, is_over: threading.Event) -> None:
        chance = random.Random(f"{self.seed} {number}")
        while not is_over.is_set():
            try:
                self._give_once(chance)
            except requests.RequestException:
                self.unanswered += 1
                is_over.wait(0.1)

    def _give_once(self, chance: random.Random) -> None:
        """As a browser without JavaScript does it; what it is led to is what the site has promised."""
        url = f"{self.city.url}/it/dona/{self._campaign}/"
        with requests.Session() as browser:
            form = browser.get(url, timeout=20)
            written = {
                "csrfmiddlewaretoken": browser.cookies.get("csrftoken", ""),
                **dict(re.findall(r'<input type="hidden" name="(public_id|shown)" value="([^"]+)"', form.text)),
                "amount": str(chance.randint(2, 90)),
                "name": "Ada Prova",
                "email": f"ada{chance.randint(1, 50)}@example.org",
                "privacy": "on",
            }
            answer = browser.post(url, written, allow_redirects=False, timeout=20)
            self.answered_500 += answer.status_code == 500
            if answer.status_code != 303:
                return
            session_id = answer.headers["Location"].rpartition("/c/pay/")[2].partition("#")[0]
            self.acknowledged.append(session_id)
            self._pay(session_id, chance)
            if chance.random() < 0.5:
                session = self.standin.account.store.get("checkout.session", session_id)
                browser.get(session["success_url"], timeout=20)

    def _pay(self, session_id: str, chance: random.Random) -> None:
        way = chance.choice(WAYS)
        if way == "nothing":
            return
        self.standin.pay(session_id, method=way)
        if way == "sepa_debit":
            self.standin.settle(session_id)

    def _be_quiet(self) -> None:
        """Both begin anew, and Stripe's events all come and are worked off."""
        for name in ("gunicorn", "worker"):
            self.city.kill(self._processes[name])
        self.city.serve()
        self.city.work()
        self.back_after.append(self.city.wait_until_it_answers())
        self.standin.wait_for_deliveries(seconds=QUIET_SECONDS)
        wait_until(self._nothing_waits, "events worked off", seconds=QUIET_SECONDS)

    def _nothing_waits(self) -> bool:
        with contextlib.suppress(Exception):  # the database may be busy
            self.city.let_leases_end()
        return not self.city.number("SELECT count(*) FROM donations_stripeevent WHERE done_at IS NULL")

    def _check(self) -> None:
        store = self.standin.account.store
        known = {session_id for (session_id,) in self.city.sql("SELECT session_id FROM donations_paymentattempt")}
        assert set(self.acknowledged) <= known, "a donor was led to a payment that the site does not know"
        charges = {each["id"]: each["amount"] for each in store.find("charge") if each["status"] == "succeeded"}
        assert charges, "nobody has paid"
        assert self.city.rows("payment") == charges
        balance = sum(each["amount"] for each in store.find("balance_transaction"))
        assert self.city.raised_cents() == balance == sum(charges.values())
        self.city.manage("check_ledger")

    @property
    def charges(self) -> int:
        return len(self.city.rows("payment"))

    def __str__(self) -> str:
        twice = self.city.number("SELECT count(*) FROM donations_stripeevent")
        back = ", ".join(f"{seconds:.1f}" for seconds in sorted(self.back_after))
        return (
            f"{len(self.killed)} kills, {len(self.acknowledged)} donors led to pay, {self.charges} charges each booked "
            f"once, {twice} events; {self.unanswered} requests met a dead site, {self.answered_500} answers of 500; "
            f"seconds until it answered again: {back}"
        )
