"""A stand-in for Stripe, for demonstration and tests: Checkout, refunds, disputes, signed webhooks, and their faults.

The site reaches it through the one setting ``STRIPE_API_BASE``, so the real SDK builds every request. No money
moves, no live key is taken, and only a loopback address is ever bound. Start it as a program::

    python -m stripe_standin --port 12111 --webhook-url http://127.0.0.1:8000/stripe/webhook/ \\
        --webhook-secret whsec_demo --state var/stripe_standin.sqlite3

or inside a test with ``StandIn`` (see ``stripe_standin.harness``).

Its modules, from the outside in:

- ``__main__``: arguments and signals
- ``settings``: what an instance is told, and the refusal of live keys and of public addresses
- ``server``: HTTP; reads a request, finds who answers it, writes the answer
- ``api``: /v1; keys, versions, idempotency
- ``faults``: requests that go wrong on demand
- ``rate_limit``: requests that come too fast
- ``endpoints``: what each endpoint of /v1 takes and answers
- ``session_params``: what Stripe takes for a new Checkout Session (vocabulary: ``params``, ``names``)
- ``payments``: what payers, banks and time do to a Session
- ``refunds``, ``disputes``: what becomes of a payment afterwards
- ``objects``, ``charges``, ``balance``: the shapes of Stripe's objects
- ``errors``: the shapes of Stripe's errors
- ``expansion``: ``expand[]``
- ``pages``: hosted and embedded payment pages (words: ``texts``; style and scripts: ``static/``)
- ``dashboard``: what a developer sees and presses (``dashboard_tables``: its tables)
- ``control``: the same actions as JSON, for tests
- ``webhooks``: signing and delivery, with retries
- ``mischief``: events that arrive twice, late, out of order or never
- ``past``: takes over payments that were made before, for a demonstration
- ``idempotency``: stored answers by Idempotency-Key
- ``store``: everything that outlives a restart, in SQLite
- ``account``: one running instance: settings, store, clock, deliveries, faults
- ``messages``: requests and answers as plain values
- ``harness``: ``StandIn``

Control interface: every call is a POST under ``/_control/``, with a JSON body or none, and answers JSON.

- ``sessions/{id}/pay``: pays an open Session; ``{"method": "card" | "wallet" | "sepa_debit"}``, card by default
- ``sessions/{id}/decline``: a card is declined; the Session stays open
- ``sessions/{id}/settle``: a bank debit under way arrives
- ``sessions/{id}/fail``: a bank debit under way fails
- ``sessions/{id}/expire``: the Session expires now
- ``sessions/{id}/refund``, ``charges/{id}/refund``: refunds ``{"amount"}`` cents, all that is left by default
- ``refunds/{id}/succeed``: a pending refund arrives
- ``refunds/{id}/fail``: a refund, pending or arrived, is sent back
- ``sessions/{id}/dispute``, ``charges/{id}/dispute``: disputes ``{"amount"}`` cents, all by default
- ``sessions/{id}/inquire``, ``charges/{id}/inquire``: the payer's bank asks, no money moves
- ``disputes/{id}/win``, ``disputes/{id}/lose``: decides a dispute
- ``events``: all events, oldest first, each with the state of its delivery
- ``events/{id}/redeliver``: sends an event once more, now
- ``deliveries/pause``, ``deliveries/resume``: holds deliveries back, lets them go (a restart lets them go too)
- ``deliveries/mischief``: ``{"duplicates", "late", "late_seconds", "shuffled", "lost", "seed"}``, see
  ``mischief.Plan``; no body ends it
- ``faults``: ``{"fault", "path", "method", "times", "seconds"}``, see ``faults.FAULTS`` and ``faults.Faults.plant``
- ``faults/rate``: ``{"share", "faults", "path", "method", "seed"}``, see ``faults.Faults.plant_rate``
- ``faults/clear``: nothing goes wrong any more

An action answers what it changed: ``{"session": …}``, ``{"refund": …}``, ``{"dispute": …}``. What cannot be done
answers 400 or 404 in Stripe's error shape; so does a body with a name that the action does not know.
"""

from .harness import StandIn

__all__ = ["StandIn"]
