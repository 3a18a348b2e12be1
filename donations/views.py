"""The donation step, the page that says how a donation stands, and trying again."""

import logging
import uuid

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from donations import ledger
from donations.figures import figures_of
from donations.forms import DonationForm, FormIdField
from donations.models import (
    GIVEN,
    NOT_ENDED,
    Campaign,
    Donation,
    DonationState,
    MailKind,
    PaymentAttempt,
)
from donations.services.giving import (
    AlreadyGiven,
    Checkout,
    DonorDetails,
    GivenUnderAnotherEmail,
    GivingRefused,
    form_id_for,
    given_through,
    open_checkout,
    refusal,
    start_donation,
)
from donations.services.limits import TooMany
from donations.services.payments import look_again
from donations.services.sessions import EmailRefused, TryAgain
from home.chrome import chrome_for
from home.form_guard import stamp
from home.visibility import visible
from home.visitors import visitor_key
from projects.models import ProjectPage

logger = logging.getLogger(__name__)

# Sent by our own script, which puts the step inside the page that it was opened from; back with what it may put there.
FRAGMENT_HEADER = "X-Donation-Step"
# Its value where that page is a project's, say, with a title of its own; on the step's own page it is another.
FRAGMENT_INSIDE = "inside"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def donate(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """The step between choosing an amount and paying; a page of its own, or a fragment for our script."""
    campaign = get_object_or_404(Campaign, pk=campaign_id)
    reason = refusal(campaign)
    if request.method != "POST":
        return _refused(request, campaign, reason, status=200) if reason else _show(request, campaign)
    return _not_taken(request, campaign, reason) if reason else _take(request, campaign)


def _show(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    get_token(request)  # makes the secret where this browser has none
    initial = {
        "public_id": form_id_for(campaign=campaign, browser=request.META["CSRF_COOKIE"]),
        "amount": request.GET.get("importo", "")[:40],
        "shown": stamp(),
    }
    form = _form(campaign, initial=initial)
    if initial["amount"]:
        form.look_at_amount()
    return _step(request, campaign, form=form)


def _take(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    """On to the payment; or the form again, with what is wrong in it."""
    form = _form(campaign, request.POST)
    if not form.is_valid():
        form.renew_stamp()
        return _step(request, campaign, form=form, status=422)
    try:
        checkout = start_donation(
            campaign=campaign,
            public_id=form.cleaned_data["public_id"],
            details=_details(form),
            ui_mode=_ui_mode(request),
            return_url=_status_url("{donation}"),
            address_key=visitor_key(request),
        )
    except TooMany as error:
        return _step(request, campaign, form=form, trouble=str(error), status=429)
    except GivingRefused as error:
        return _refused(request, campaign, str(error), status=409)
    except EmailRefused as error:
        form.add_error("email", str(error))
        return _step(request, campaign, form=form, status=422)
    except TryAgain as error:
        return _step(request, campaign, form=form, trouble=str(error), status=503)
    except GivenUnderAnotherEmail as error:
        return _step(request, campaign, form=_as_new(campaign, request.POST), trouble=error.sentence, status=409)
    except AlreadyGiven as error:
        return _to_status(request, error.donation)
    return _to_payment(request, checkout)


def _as_new(campaign: Campaign, sent: QueryDict) -> DonationForm:
    """All that was written, in a form whose code nothing was given through."""
    data = sent.copy()
    data["public_id"] = str(uuid.uuid4())
    data["shown"] = stamp()
    return _form(campaign, data)


def _not_taken(request: HttpRequest, campaign: Campaign, reason: str) -> HttpResponse:
    """Why nothing more is taken; whoever has already paid with this form reads that instead."""
    given = given_through(FormIdField().clean(request.POST.get("public_id")))
    return _to_status(request, given) if given else _refused(request, campaign, reason, status=409)


def _refused(request: HttpRequest, campaign: Campaign, reason: str, *, status: int) -> HttpResponse:
    return _step(request, campaign, refused=reason, status=status)


@never_cache
@require_safe
def status(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """How a donation stands: what is certain, what is pending, what happens next. Asks Stripe where it matters."""
    donation = get_object_or_404(Donation.objects.select_related("campaign"), public_id=public_id)
    has_stripe_answered = look_again(donation.attempts.filter(state__in=NOT_ENDED))
    donation.refresh_from_db()
    given_instead = None if donation.is_given else donation.family().filter(state__in=GIVEN).first()
    if given_instead:  # the donor has changed what they wrote before paying
        return _to_status(request, given_instead)
    return _status_page(request, donation, is_stripe_silent=not has_stripe_answered)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def retry(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Opens Stripe's page again for a donation that was not paid; asked without a form, leads to how it stands."""
    donation = get_object_or_404(Donation.objects.select_related("campaign"), public_id=public_id)
    if request.method != "POST":
        return _to_status(request, donation)
    try:
        checkout = open_checkout(
            donation=donation,
            ui_mode=PaymentAttempt.UiMode.HOSTED,
            return_url=_status_url("{donation}"),
            address_key=visitor_key(request),
        )
    except AlreadyGiven as error:
        return _to_status(request, error.donation)
    except (GivingRefused, EmailRefused) as error:
        return _status_page(request, donation, trouble=str(error), status=409)
    except TooMany as error:
        return _status_page(request, donation, trouble=str(error), status=429)
    except TryAgain as error:
        return _status_page(request, donation, trouble=str(error), status=503)
    return _to_payment(request, checkout)


def _form(campaign: Campaign, data: QueryDict | None = None, **options) -> DonationForm:
    # Several campaigns' forms may be open in one page.
    return DonationForm(data, auto_id=f"dona-{campaign.pk}-%s", **options)


def _details(form: DonationForm) -> DonorDetails:
    fields = ("name", "email", "is_anonymous", "message", "wants_newsletter", "wants_updates")
    return DonorDetails(
        amount_cents=form.cleaned_data["amount"],
        language=translation.get_language() or settings.LANGUAGE_CODE,
        **{name: form.cleaned_data[name] for name in fields},
    )


def _is_fragment(request: HttpRequest) -> bool:
    return FRAGMENT_HEADER in request.headers


def _ui_mode(request: HttpRequest) -> str:
    return PaymentAttempt.UiMode.EMBEDDED if _is_fragment(request) else PaymentAttempt.UiMode.HOSTED


def _status_url(public_id: str) -> str:
    """Absolute, from our own settings: what the browser says of the host goes nowhere."""
    placeholder = uuid.UUID(int=0)
    path = reverse("donations:status", args=(placeholder,))
    return settings.SITE_URL + path.replace(str(placeholder), public_id)


def _to_payment(request: HttpRequest, checkout: Checkout) -> HttpResponse:
    if not _is_fragment(request):
        return HttpResponseRedirect(checkout.url or _status_url(str(checkout.donation.public_id)), status=303)
    return JsonResponse(
        {
            "clientSecret": checkout.client_secret,
            "publishableKey": settings.STRIPE_PUBLISHABLE_KEY,
            "script": settings.STRIPE_BROWSER["script_url"],
            "donation": str(checkout.donation.public_id),
        }
    )


def _to_status(request: HttpRequest, donation: Donation) -> HttpResponse:
    url = reverse("donations:status", args=(donation.public_id,))
    return JsonResponse({"location": url}) if _is_fragment(request) else HttpResponseRedirect(url, status=303)


def _step(request: HttpRequest, campaign: Campaign, *, status: int = 200, **context) -> HttpResponse:
    is_fragment = _is_fragment(request)
    template = "donations/components/donate_form.html" if is_fragment else "donations/donate.html"
    around = _around(request, campaign, "donate", campaign.pk, hidden_title=gettext("Un progetto non pubblicato"))
    context["heading_level"] = 3 if request.headers.get(FRAGMENT_HEADER) == FRAGMENT_INSIDE else 1
    response = render(request, template, {**around, **context}, status=status)
    if is_fragment:
        response[FRAGMENT_HEADER] = "1"
    return response


def _status_page(request: HttpRequest, donation: Donation, *, status: int = 200, **context) -> HttpResponse:
    campaign = donation.campaign
    around = _around(request, campaign, "status", donation.public_id, hidden_title=campaign.project_title)
    context |= {
        "donation": donation,
        "returned_cents": _returned_cents(donation),
        "needs_a_person": donation.needs_a_person(),
        "has_bank_refused": donation.attempts.filter(mails__kind=MailKind.FAILED).exists(),
        "is_refused": not donation.is_given and refusal(campaign) != "",
    }
    return render(request, "donations/status.html", {**around, **context}, status=status)


def _returned_cents(donation: Donation) -> int:
    """What of a donation that has arrived has gone back since; nothing of one that is given back whole."""
    if donation.state != DonationState.PAID:
        return 0
    return max(0, donation.amount_cents - ledger.net_cents(donation))


def _around(request: HttpRequest, campaign: Campaign, view_name: str, argument, *, hidden_title: str) -> dict:
    """What both pages show about the project, and their own addresses in the other languages.

    ``hidden_title`` stands for the title of a project that is not for everybody to see.
    """
    campaign.refresh_from_db(fields=["raised_cents", "donors_count", "donations_count"])
    chosen = request.GET.get("importo")
    query = f"?{urlencode({'importo': chosen[:40]})}" if chosen else ""
    request.alternate_urls = _alternates(view_name, argument, query)  # type: ignore[attr-defined]
    pages = visible(ProjectPage.objects.filter(translation_key=campaign.project_key))
    pages = pages.select_related("locale", "organisation", "hero_image")
    language = translation.get_language()
    project = min(pages, key=lambda page: page.locale.language_code != language, default=None)
    return {
        "campaign": campaign,
        "project": project,
        "project_url": chrome_for(request).url_of(project) if project else "",
        "site_url": settings.SITE_URL,
        "project_title": project.title if project else hidden_title,
        "figures": figures_of(campaign, project.organisation) if project else None,
    }


def _alternates(view_name: str, argument, query: str) -> dict[str, str]:
    addresses = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            addresses[code] = reverse(f"donations:{view_name}", args=(argument,)) + query
    return addresses
