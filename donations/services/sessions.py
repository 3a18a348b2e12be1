"""Opens and ends an attempt's Checkout Session at Stripe."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donations import gateway
from donations.gateway import GatewayRefused, GatewayUnavailable, KeptBreakdown
from donations.models import UNFINISHED, AttemptState, Donation, PaymentAttempt
from donations.services.payments import apply_snapshot, sync_payment
from donations.snapshots import CheckoutSnapshot

logger = logging.getLogger(__name__)

# Stripe's clock and ours.
CLOCKS_DIFFER = timedelta(minutes=5)


class TryAgain(Exception):
    """Nothing was charged and the donor may try again; the text says so, in the donor's language."""


class EmailRefused(Exception):
    """Stripe does not take the donor's e-mail; the text says so, in the donor's language."""


def opened(attempt: PaymentAttempt) -> CheckoutSnapshot | None:
    """The attempt's open Session, created at Stripe if need be; ``None`` where it has ended meanwhile."""
    try:
        if attempt.session_id is None:
            snapshot = gateway.create_session(body=attempt.request_body, idempotency_key=attempt.idempotency_key)
            apply_snapshot(attempt_id=attempt.pk, snapshot=snapshot)
            if attempt.is_fresh_at(timezone.now()):
                return snapshot
            # A repeat of an old request gets the old answer: ask what is true now.
            attempt.refresh_from_db()
        current = sync_payment(attempt)
    except KeptBreakdown as error:
        # Should a Session have been made all the same, nobody was ever told its address: another key pays once too.
        _mark_failed(attempt, why=str(error))
        raise _unanswered(attempt) from error
    except GatewayUnavailable as error:
        raise _unanswered(attempt) from error
    except GatewayRefused as error:
        if attempt.session_id is not None:
            # It may have been paid: a Session that cannot be asked for (a key of another account) has not failed.
            logger.error("Session %s of attempt %s cannot be asked for: %s", attempt.session_id, attempt, error)
            raise _unanswered(attempt) from error
        logger.error("Stripe refused attempt %s; its row says why", attempt.idempotency_key)
        current = _made_after_all(attempt, why=str(error))
        if current is None and error.parameter == "customer_email":
            raise EmailRefused(_("Controlla l'e-mail: il servizio di pagamento non la riconosce.")) from error
        if current is None and attempt.is_fresh_at(timezone.now()):
            raise not_opened() from error  # the next one would be refused as well
    return current if current and current.status == "open" else None


def _made_after_all(attempt: PaymentAttempt, *, why: str) -> CheckoutSnapshot | None:
    """The Session of a refused request, where an earlier try had made it; without one the attempt is over.

    Refused means that nothing was made, unless Stripe has forgotten the key and the request is too old by now.
    """
    if not attempt.is_fresh_at(timezone.now()):
        try:
            found = gateway.find_session_of_attempt(attempt.idempotency_key, since=attempt.created_at - CLOCKS_DIFFER)
        except (GatewayUnavailable, GatewayRefused) as error:
            raise _unanswered(attempt) from error
        if found is not None:
            apply_snapshot(attempt_id=attempt.pk, snapshot=found)
            return found
    _mark_failed(attempt, why=why)
    return None


@transaction.atomic
def _mark_failed(attempt: PaymentAttempt, *, why: str) -> None:
    Donation.objects.select_for_update().get(pk=attempt.donation_id)
    unfinished = PaymentAttempt.objects.filter(pk=attempt.pk, state__in=UNFINISHED)
    unfinished.update(state=AttemptState.FAILED, problem=why[:2000])


def not_opened() -> TryAgain:
    return TryAgain(_("Il pagamento non si è aperto. Non hai pagato nulla: riprova tra un momento."))


def _unanswered(attempt: PaymentAttempt) -> TryAgain:
    """What is true for the donor while Stripe is silent: who was sent to a Session before may have paid there."""
    if attempt.session_id is None:
        return TryAgain(_("Il servizio di pagamento non risponde. Non hai pagato nulla: riprova tra un momento."))
    return TryAgain(
        _(
            "Il servizio di pagamento non risponde: non sappiamo ancora se hai pagato. Riprova tra un momento: "
            "se hai già pagato, non paghi due volte."
        )
    )


def end_unfinished(donation: Donation) -> None:
    """Expire the donation's open Session at Stripe, so that it can never be paid any more, or find that it was.

    Raises ``TryAgain`` where Stripe is silent.
    """
    attempt = donation.attempts.filter(state__in=UNFINISHED).first()
    if attempt is None:
        return
    snapshot = opened(attempt)  # a request whose answer was lost may have opened one
    if snapshot is None:
        return
    try:
        apply_snapshot(attempt_id=attempt.pk, snapshot=_ended(snapshot.id))
    except (GatewayUnavailable, GatewayRefused) as error:
        raise _unanswered(attempt) from error


def _ended(session_id: str) -> CheckoutSnapshot:
    """The Session, expired now; or as it is, where it was paid or ended by itself a moment ago."""
    try:
        return gateway.expire_session(session_id)
    except GatewayRefused:
        return gateway.retrieve_session(session_id)
