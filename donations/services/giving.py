"""Starts a donation: who may give, one form one gift, one attempt payable at a time."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from donations import ledger
from donations.models import (
    GIVEN,
    UNFINISHED,
    ActKind,
    Campaign,
    Donation,
    GivingPause,
    PaymentAttempt,
    email_key_of,
)
from donations.services.checkout_request import request_body
from donations.services.limits import TooMany, refuse_too_many
from donations.services.payments import look_again
from donations.services.sessions import end_unfinished, not_opened, opened
from home.clock import moment_text
from home.money import format_euros
from home.visibility import visible
from projects.models import ProjectPage

# Gifts to one campaign from one browser before its forms are no longer told apart from new ones.
FORMS_A_BROWSER = 20


class GivingRefused(Exception):
    """The donation cannot be taken; the text says why, in the donor's language."""


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
    wants_updates: bool
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
    if now >= campaign.ends_at or campaign.is_judged:
        return _("Questa campagna è finita: non si può più donare.")
    if campaign.suspended_at:
        act = campaign.acts.filter(kind=ActKind.SUSPENDED).order_by("pk").last()
        text = _("La raccolta di questo progetto è sospesa: in questo momento non si può donare. %(reason)s")
        return text % {"reason": act.public_reason if act else ""}
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
    ``home.visitors.visitor_key``. Raises ``GivingRefused``, ``TooMany``, ``TryAgain``, ``AlreadyGiven``,
    ``GivenUnderAnotherEmail``, ``EmailRefused``.
    """
    with _unless_given(public_id):
        _refuse_if_stopped(campaign)
        donation = _stored(campaign, public_id, details, form_id=public_id, address_key=address_key)
        if not _is_same(donation, campaign, details):
            form_id = donation.form_id
            changed_id = uuid.uuid5(form_id, f"{campaign.pk} {details}")
            donation = _stored(campaign, changed_id, details, form_id=form_id, address_key=address_key)
        try:
            return _checkout(donation, ui_mode, return_url, address_key)
        except AlreadyGiven as error:
            if error.donation.email_key != donation.email_key:
                raise GivenUnderAnotherEmail(error.donation) from error
            raise


def _refuse_if_stopped(campaign: Campaign) -> None:
    reason = refusal(campaign)
    if reason:
        raise GivingRefused(reason)


@contextmanager
def _unless_given(public_id: uuid.UUID) -> Iterator[None]:
    """Whoever has paid with this form is led there, and not told why nothing more is taken."""
    try:
        yield
    except (GivingRefused, TooMany):
        given = given_through(public_id)
        if given is not None:
            raise AlreadyGiven(given) from None
        raise


def given_through(public_id: uuid.UUID) -> Donation | None:
    """What was given with the form that sent this code, also where Stripe alone knows of it yet."""
    form = Donation.objects.filter(form_id__in=Donation.objects.filter(public_id=public_id).values("form_id"))
    look_again(PaymentAttempt.objects.filter(donation__in=form, state__in=UNFINISHED))
    return next((each for each in form.order_by("pk") if each.is_given or each.needs_a_person()), None)


def open_checkout(*, donation: Donation, ui_mode: str, return_url: str, address_key: str = "") -> Checkout:
    """The way to pay a stored donation: its open Session where that fits, a new one otherwise.

    Raises as ``start_donation`` does.
    """
    with _unless_given(donation.public_id):
        _refuse_if_stopped(donation.campaign)
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
        snapshot = opened(attempt)
        if snapshot is not None:
            return Checkout(donation=donation, url=snapshot.url, client_secret=snapshot.client_secret)
    raise not_opened()


def _stored(
    campaign: Campaign, public_id: uuid.UUID, details: DonorDetails, *, form_id: uuid.UUID, address_key: str
) -> Donation:
    """The donation of that code, made now if need be; whoever may begin no payment leaves no row either."""
    found = Donation.objects.filter(public_id=public_id).first()
    if found is not None:
        return found
    refuse_too_many(email_key=email_key_of(details.email), key=address_key)
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
        refuse_too_many(email_key=donation.email_key, key=address_key)
        takes_donations = ledger.locked(donation.campaign_id).takes_donations_at(timezone.now())
        if not takes_donations or GivingPause.objects.running().exists():
            # Looked at again where closing and suspending look too: nothing begins behind their back.
            raise GivingRefused(_("Questa raccolta si è appena fermata: non si può più donare."))
        key = f"donation-{donation.public_id}-{locked.attempts.count() + 1}"
        return PaymentAttempt.objects.create(
            donation=locked,
            ui_mode=ui_mode,
            idempotency_key=key,
            address_key=address_key,
            request_body=request_body(donation, key, ui_mode, return_url),
        )
