"""How the open data is asked for: GET, HEAD and OPTIONS, from other sites' pages too, with an ETag and no cookie."""

import functools
import hashlib
from collections.abc import Callable

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition

from donations.models import Campaign, LedgerEntry
from donations.open_data import LICENCE_URL
from donations.open_data.fields import CAMPAIGN_FIELDS, DAY_FIELDS
from home import site_version
from home.locale_middleware import language_free

METHODS = "GET, HEAD, OPTIONS"
# For proxies and whoever asks again and again; a browser asks anew after it.
MAX_AGE_SECONDS = 60
# Another one where a column is added or described anew.
FORM = hashlib.blake2b(repr((CAMPAIGN_FIELDS, DAY_FIELDS)).encode(), digest_size=6).hexdigest()


class Refused(Exception):
    """The request cannot be answered: a status and a sentence that says why."""

    def __init__(self, status: int, sentence: str):
        super().__init__(sentence)
        self.status = status


def open_data(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that anybody may read from anywhere; ``Refused`` becomes JSON with its sentence."""
    read = condition(etag_func=_etag)(view)

    @language_free
    @csrf_exempt  # nothing is changed, and whoever posts is told what is allowed instead
    @functools.wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response: HttpResponse
        if request.method == "OPTIONS":
            response = HttpResponse(status=204)
        elif request.method not in ("GET", "HEAD"):
            response = _refusal(Refused(405, f"Only {METHODS} are answered here: this data can be read, not changed."))
        else:
            try:
                response = read(request, *args, **kwargs)
                patch_cache_control(response, public=True, max_age=MAX_AGE_SECONDS)
            except Refused as refused:
                response = _refusal(refused)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link"
        response["Link"] = f'<{LICENCE_URL}>; rel="license"'
        if request.method == "OPTIONS" or response.status_code == 405:
            response["Allow"] = response["Access-Control-Allow-Methods"] = METHODS
        return response

    return answer


def _refusal(refused: Refused) -> JsonResponse:
    return JsonResponse({"error": str(refused)}, status=refused.status, headers={"Cache-Control": "no-store"})


def _etag(request: HttpRequest, *args, **kwargs) -> str:
    """Changes with the data's form, with what pages show, with every movement, and when a campaign opens or ends."""
    now = timezone.now()
    turned = Campaign.objects.aggregate(
        opened=Count("pk", filter=Q(opens_at__lte=now)), ended=Count("pk", filter=Q(ends_at__lte=now))
    )
    last = LedgerEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return quote_etag(f"{FORM}-{site_version.current()}-{last}-{turned['opened']}-{turned['ended']}")
