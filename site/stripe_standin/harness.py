"""The stand-in inside a test: started on a free port in this process, with payers and banks at hand."""

import time
from collections.abc import Callable

from . import control, disputes, payments, refunds, webhooks
from .account import Account, ApiCall
from .faults import ALL
from .mischief import Plan
from .server import Server
from .settings import RETRY_DELAYS, Settings


class StandIn:
    """A context manager; state is kept in memory unless ``state`` names a file.

    ``clock`` gives the time in seconds since 1970 for expiry, retries and ``created``; ``retry_delays`` the seconds
    between tries of a delivery; ``refunds`` is "as_stripe", or "instant" or "pending" for every refund;
    ``rate_limit`` is how many requests a second each endpoint takes.
    """

    def __init__(
        self,
        *,
        webhook_url: str | None = None,
        webhook_secret: str = "whsec_standin",  # noqa: S107 - the published default of a test double
        webhook_events: frozenset[str] = frozenset({"*"}),
        state: str = ":memory:",
        port: int = 0,
        retry_delays: tuple[float, ...] = RETRY_DELAYS,
        clock: Callable[[], float] = time.time,
        refunds: str = "as_stripe",
        rate_limit: int | None = None,
    ):
        self._settings = Settings(
            port=port,
            state=state,
            webhook_url=webhook_url,
            webhook_secret=webhook_secret,
            webhook_events=webhook_events,
            retry_delays=retry_delays,
            clock=clock,
            refunds=refunds,
            rate_limit=rate_limit,
        )

    def __enter__(self) -> "StandIn":
        self._server = Server(self._settings)
        self._server.start()
        return self

    def __exit__(self, *exception):
        self._server.stop()

    @property
    def account(self) -> Account:
        return self._server.account

    @property
    def url(self) -> str:
        """The value for STRIPE_API_BASE."""
        return self.account.base_url

    @property
    def events(self) -> list[dict]:
        """Every event so far, oldest first."""
        return [entry["event"] for entry in control.list_events(self.account)]

    @property
    def requests(self) -> list[ApiCall]:
        """The last thousand API calls received, oldest first."""
        return list(self.account.calls)

    def pay(self, session_id: str, *, method: str = "card") -> dict:
        """The Session after its payer paid by ``card``, ``wallet`` or ``sepa_debit``."""
        return payments.pay(self.account, session_id, method=method)

    def decline(self, session_id: str) -> dict:
        return payments.decline(self.account, session_id)

    def settle(self, session_id: str) -> dict:
        return payments.settle(self.account, session_id)

    def fail(self, session_id: str) -> dict:
        return payments.fail(self.account, session_id)

    def expire(self, session_id: str) -> dict:
        return payments.expire(self.account, session_id)

    def refund(self, charge_id: str, *, amount: int | None = None) -> dict:
        """A refund made by hand, as in Stripe's dashboard; of all that is left unless ``amount`` says less."""
        given = {"charge": charge_id} if amount is None else {"charge": charge_id, "amount": amount}
        return refunds.create(self.account, given)

    def succeed_refund(self, refund_id: str) -> dict:
        return refunds.succeed(self.account, refund_id)

    def fail_refund(self, refund_id: str) -> dict:
        return refunds.fail(self.account, refund_id)

    def dispute(self, charge_id: str, *, amount: int | None = None) -> dict:
        return disputes.open_dispute(self.account, charge_id, amount=amount)

    def inquire(self, charge_id: str) -> dict:
        return disputes.inquire(self.account, charge_id)

    def win_dispute(self, dispute_id: str) -> dict:
        return disputes.win(self.account, dispute_id)

    def lose_dispute(self, dispute_id: str) -> dict:
        return disputes.lose(self.account, dispute_id)

    def plant(self, fault: str, *, path: str = "", method: str = "", times: int = 1, seconds: float | None = None):
        """The next ``times`` matching requests go wrong; see ``faults.FAULTS`` and ``faults.Faults.plant``."""
        self.account.faults.plant(fault, path=path, method=method, times=times, seconds=seconds)

    def plant_rate(
        self, share: float, *, faults: tuple[str, ...] = ALL, path: str = "", method: str = "", seed: int = 0
    ):
        """That share of the matching requests goes wrong, by chance; see ``faults.Faults.plant_rate``."""
        self.account.faults.plant_rate(share, faults=faults, path=path, method=method, seed=seed)

    def clear_faults(self):
        self.account.faults.clear()

    def redeliver(self, event_id: str):
        control.redeliver(self.account, event_id)

    def pause_deliveries(self):
        self.account.deliveries.pause()

    def resume_deliveries(self):
        self.account.deliveries.resume()

    def mischief(
        self,
        *,
        duplicates: float = 0,
        late: float = 0,
        late_seconds: float = 2,
        shuffled: bool = False,
        lost: float = 0,
        seed: int = 0,
    ):
        """What goes wrong with deliveries from now on, as ``mischief.Plan`` has it; without arguments, nothing."""
        self.account.deliveries.set_plan(
            Plan(
                duplicates=duplicates,
                late=late,
                late_seconds=late_seconds,
                shuffled=shuffled,
                lost=lost,
                seed=seed,
            )
        )

    def sign(self, event: dict) -> tuple[bytes, str]:
        """Body and Stripe-Signature header of a delivery of that event, for a test that posts it itself."""
        return webhooks.sign(event, secret=self._settings.webhook_secret)

    def wait_for_deliveries(self, *, seconds: float = 5):
        """Returns once no event waits for delivery; raises TimeoutError if some still do after ``seconds``."""
        end = time.monotonic() + seconds
        while self.account.deliveries.waiting():
            if time.monotonic() > end:
                raise TimeoutError(f"{self.account.deliveries.waiting()} events are not delivered")
            time.sleep(0.01)
