"""Starts a donation: stores it and the request, then asks Stripe for a Checkout Session."""

import logging
import uuid
from dataclasses import asdict, dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from donations import gateway, ledger
from donations.gateway import CheckoutSnapshot, GatewayRefused, GatewayUnavailable, KeptBreakdown
from donations.models import (
    CURRENCY,
    GIVEN,
    UNFINISHED,
    AttemptState,
    Campaign,
    Donation,
    GivingPause,
    PaymentAttempt,
)
from donations.services.limits import refuse_too_many
from donations.services.payments import apply_snapshot, sync_payment
from home.clock import moment_text
from home.money import format_euros
from home.visibility import visible
from projects.models import FundingModel, ProjectPage

logger = logging.getLogger(__name__)

# Stripe wants 30 minutes at least; the rest allows for clocks that differ.
SESSION_LIFETIME = timedelta(minutes=35)
# What Stripe takes; a page's title may be longer.
LONGEST_PRODUCT_NAME = 250
# Gifts to one campaign from one browser before its forms are no longer told apart from new ones.
FORMS_A_BROWSER = 20


class GivingRefused(Exception):
    """The donation cannot be taken; the text says why, in the donor's language."""


class TryAgain(Exception):
    """Nothing was charged and the donor may try again; the text says so, in the donor's language."""


class EmailRefused(Exception):
    """Stripe does not take the donor's e-mail; the text says so, in the donor's language."""


class AlreadyGiven(Exception):
    """The form's donation is paid, or the bank is at work on it: ``donation`` says where to look."""

    def __init__(self, donation: Donation):
        super().__init__(str(donation.public_id))
        self.donation = donation


class GivenUnderAnotherEmail(AlreadyGiven):
    """The form's donation is somebody else's, or the same donor's who has corrected the e-mail; the text asks which."""

    def __init__(self, donation: Donation):
        super().__init__(donation)
        self.sentence = _(
            "Da questo browser è già partita una donazione di %(amount)s con un'altra e-mail. Se l'hai fatta tu, è a "
            "posto: non serve altro. Se vuoi donare ancora, o sei un'altra persona, premi di nuovo «Continua e paga»."
        ) % {"amount": format_euros(donation.amount_cents)}


@dataclass(frozen=True)
class DonorDetails:
    """What the donor wrote; ``amount_cents`` is positive and within the site's limits."""

    amount_cents: int
    name: str
    email: str
    is_anonymous: bool
    message: str
    wants_newsletter: bool
    language: str


@dataclass(frozen=True)
class Checkout:
    """Where the donor pays: ``client_secret`` for the embedded page, ``url`` for Stripe's own."""

    donation: Donation
    url: str | None
    client_secret: str | None


def refusal(campaign: Campaign) -> str:
    """Why the campaign takes no donation at this moment, as a sentence; empty where it does."""
    now = timezone.now()
    pause = GivingPause.objects.running().first()
    if pause is not None:
        return _("In questo momento non si può donare a nessun progetto. %(reason)s") % {"reason": pause.public_reason}
    if now >= campaign.ends_at:
        return _("Questa campagna è finita: non si può più donare.")
    if campaign.suspended_at:
        return _("La raccolta di questo progetto è sospesa: in questo momento non si può donare.")
    if not campaign.has_opened_at(now):
        return _("Questa campagna non è ancora aperta: si potrà donare dal %(moment)s.") % {
            "moment": moment_text(campaign.opens_at)
        }
    pages = visible(ProjectPage.objects.filter(translation_key=campaign.project_key))
    found = pages.select_related("organisation").first()
    if found is None:
        return _("Questo progetto non è pubblicato: in questo momento non si può donare.")
    if not found.organisation.can_receive_money:
        return _("Il gruppo che promuove il progetto non può ancora ricevere donazioni.")
    return ""


def form_id_for(*, campaign: Campaign, browser: str) -> uuid.UUID:
    """The code of a form shown to ``browser`` (a secret that it alone holds): the same until something was given.

    Whoever goes back from Stripe gets a new page and other tabs show the form once more, but it is one form, and of
    what is sent through it one wish is payable.
    """
    digests = [salted_hmac("donations.form", f"{browser} {campaign.pk} {number}") for number in range(FORMS_A_BROWSER)]
    codes = [uuid.UUID(bytes=digest.digest()[:16], version=4) for digest in digests]
    given = set(Donation.objects.filter(form_id__in=codes, state__in=GIVEN).values_list("form_id", flat=True))
    return next((code for code in codes if code not in given), uuid.uuid4())


def start_donation(
    *,
    campaign: Campaign,
    public_id: uuid.UUID,
    details: DonorDetails,
    ui_mode: str,
    return_url: str,
    address_key: str = "",
) -> Checkout:
    """Store the donation and open (or find again) its Checkout Session.

    ``public_id`` comes from the form, so that a double click or a second tab is the same donation. Where the
    donor has changed what they wrote, the old Session is ended and a new donation begins, whose public id follows
    from the old one and the change: the same change sent twice is one donation too. One form gives once: what was
    paid through it is where the donor is led, unless the e-mail says that this may be another donor.
    ``return_url`` holds ``{donation}``, replaced by the donation's public id; ``address_key`` is the visitor's, from
    ``limits.address_key``. Raises ``GivingRefused``, ``TooMany``, ``TryAgain``, ``AlreadyGiven``,
    ``GivenUnderAnotherEmail``, ``EmailRefused``.
    """
    reason = refusal(campaign)
    if reason:
        raise GivingRefused(reason)
    donation = _stored(campaign, public_id, details, form_id=public_id)
    if not _is_same(donation, campaign, details):
        form_id = donation.form_id
        donation = _stored(campaign, uuid.uuid5(form_id, f"{campaign.pk} {details}"), details, form_id=form_id)
    try:
        return _checkout(donation, ui_mode, return_url, address_key)
    except AlreadyGiven as error:
        if error.donation.email_key != donation.email_key:
            raise GivenUnderAnotherEmail(error.donation) from error
        raise


def open_checkout(*, donation: Donation, ui_mode: str, return_url: str, address_key: str = "") -> Checkout:
    """The way to pay a stored donation: its open Session where that fits, a new one otherwise.

    Raises as ``start_donation`` does.
    """
    reason = refusal(donation.campaign)
    if reason:
        raise GivingRefused(reason)
    return _checkout(donation, ui_mode, return_url, address_key)


def _checkout(donation: Donation, ui_mode: str, return_url: str, address_key: str) -> Checkout:
    url = return_url.replace("{donation}", str(donation.public_id))
    for _round in range(3):  # each round ends what is stale, or what another request has opened meanwhile
        for other in donation.family():
            end_unfinished(other)  # given up for this one, which alone is to be payable
            _refuse_if_given(other)  # or it was paid, and the donor did not know
        attempt = _unfinished_or_new(donation, ui_mode, url, address_key)
        if attempt is None:
            continue
        if attempt.ui_mode != ui_mode:
            end_unfinished(donation)
            continue
        snapshot = _opened(attempt)
        if snapshot is not None:
            return Checkout(donation=donation, url=snapshot.url, client_secret=snapshot.client_secret)
    raise _not_opened()


def _stored(campaign: Campaign, public_id: uuid.UUID, details: DonorDetails, *, form_id: uuid.UUID) -> Donation:
    donation, _created = Donation.objects.get_or_create(
        public_id=public_id,
        defaults={"campaign": campaign, "form_id": form_id, "privacy_accepted_at": timezone.now(), **asdict(details)},
    )
    return donation


def _is_same(donation: Donation, campaign: Campaign, details: DonorDetails) -> bool:
    wrote = {name: getattr(donation, name) for name in asdict(details)}
    return donation.campaign_id == campaign.pk and wrote == asdict(details)


def _refuse_if_given(donation: Donation) -> None:
    """Also where money came that does not fit the donation: a person looks at it, and nothing more is to be paid."""
    donation.refresh_from_db(fields=["state"])
    if donation.is_given or donation.needs_a_person():
        raise AlreadyGiven(donation)


def _locked_form(donation: Donation) -> list[Donation]:
    """All donations of one form, locked in one order, so that two requests take their turns."""
    return list(Donation.objects.select_for_update().filter(form_id=donation.form_id).order_by("pk"))


def _unfinished_or_new(donation: Donation, ui_mode: str, return_url: str, address_key: str) -> PaymentAttempt | None:
    """The one attempt that is still open, or a new one whose body and key are stored before Stripe is asked.

    ``None`` where another donation of the same form has one by now: that is to be ended first.
    """
    with transaction.atomic():
        form = {each.pk: each for each in _locked_form(donation)}
        locked = form[donation.pk]
        _refuse_if_given(locked)  # looked at again: whoever ended the last attempt may have found it paid
        if PaymentAttempt.objects.filter(donation__in=form, state__in=UNFINISHED).exclude(donation=locked).exists():
            return None
        attempt = locked.attempts.filter(state__in=UNFINISHED).first()
        if attempt is not None:
            return attempt
        refuse_too_many(donation=donation, key=address_key)
        if not ledger.locked(donation.campaign_id).takes_donations_at(timezone.now()):
            # Looked at again where closing and suspending look too: nothing begins behind their back.
            raise GivingRefused(_("Questa raccolta si è appena fermata: non si può più donare."))
        key = f"donation-{donation.public_id}-{locked.attempts.count() + 1}"
        return PaymentAttempt.objects.create(
            donation=locked,
            ui_mode=ui_mode,
            idempotency_key=key,
            address_key=address_key,
            request_body=_request_body(donation, key, ui_mode, return_url),
        )


def _opened(attempt: PaymentAttempt) -> CheckoutSnapshot | None:
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
        logger.error("Stripe refused attempt %s; its row says why", attempt.idempotency_key)
        current = _made_after_all(attempt, why=str(error))
        if current is None and error.parameter == "customer_email":
            raise EmailRefused(_("Controlla l'e-mail: il servizio di pagamento non la riconosce.")) from error
        if current is None and attempt.is_fresh_at(timezone.now()):
            raise _not_opened() from error  # the next one would be refused as well
    return current if current and current.status == "open" else None


def _made_after_all(attempt: PaymentAttempt, *, why: str) -> CheckoutSnapshot | None:
    """The Session of a refused request, where an earlier try had made it; without one the attempt is over.

    Refused means that nothing was made, unless Stripe has forgotten the key and the request is too old by now.
    """
    if not attempt.is_fresh_at(timezone.now()) and attempt.session_id is None:
        try:
            found = gateway.find_session_of_attempt(attempt.idempotency_key, since=attempt.created_at)
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


def _not_opened() -> TryAgain:
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
    snapshot = _opened(attempt)  # a request whose answer was lost may have opened one
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


def _title_for(donation: Donation) -> str:
    """The project's title in the donor's language, where there is one."""
    pages = ProjectPage.objects.filter(translation_key=donation.campaign.project_key)
    in_language = pages.filter(locale__language_code=donation.language, live=True).values_list("title", flat=True)
    return in_language.first() or donation.campaign.project_title


def _product_name(donation: Donation) -> str:
    name = _("Donazione: %(project)s") % {"project": _title_for(donation)}
    return name if len(name) <= LONGEST_PRODUCT_NAME else f"{name[: LONGEST_PRODUCT_NAME - 1]}…"


def _request_body(donation: Donation, key: str, ui_mode: str, return_url: str) -> dict:
    campaign = donation.campaign
    ours = {"attempt": key, "donation": str(donation.public_id), "campaign": str(campaign.pk)}
    body = {
        "mode": "payment",
        "ui_mode": ui_mode,
        "submit_type": "donate",
        "locale": donation.language,
        "customer_email": donation.email,
        "client_reference_id": str(donation.public_id),
        "line_items": [
            {
                "quantity": 1,
                "price_data": {
                    "currency": CURRENCY,
                    "unit_amount": donation.amount_cents,
                    "product_data": {"name": _product_name(donation)},
                },
            }
        ],
        "metadata": ours,
        "payment_intent_data": {"metadata": ours},
        "expires_at": int((timezone.now() + SESSION_LIFETIME).timestamp()),
    }
    if ui_mode == PaymentAttempt.UiMode.EMBEDDED:
        body["return_url"] = return_url
    else:
        body |= {"success_url": return_url, "cancel_url": return_url}
    if campaign.funding_model == FundingModel.ALL_OR_NOTHING:
        # What settles days later cannot be judged, or given back, on the campaign's last day.
        body["excluded_payment_method_types"] = ["customer_balance", "multibanco", "sepa_debit"]
    return body
