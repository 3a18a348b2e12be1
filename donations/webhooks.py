"""Stripe's door: verifies, keeps and answers at once; the work is done from the inbox."""

import logging

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from donations.gateway import BadSignature, MalformedEvent, verify_webhook
from donations.models import StripeEvent

logger = logging.getLogger(__name__)

MAX_BODY_BYTES = 1024 * 1024


@csrf_exempt
@require_POST
def stripe_webhook(request: HttpRequest) -> HttpResponse:
    """200 once the event is kept, whether it is new, known or of a type that we do nothing with; 400 otherwise."""
    body = request.body
    if len(body) > MAX_BODY_BYTES:
        return HttpResponse("too large", status=413, content_type="text/plain")
    try:
        event = verify_webhook(body, request.headers.get("Stripe-Signature", ""))
    except (BadSignature, MalformedEvent) as error:
        logger.warning("webhook refused: %s", error)
        return HttpResponse("refused", status=400, content_type="text/plain")
    StripeEvent.objects.bulk_create(
        [StripeEvent(id=event.id, type=event.type[:100], raw=body.decode())], ignore_conflicts=True
    )
    return HttpResponse("kept", content_type="text/plain")
