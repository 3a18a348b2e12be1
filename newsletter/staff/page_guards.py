"""What the admin says of an issue's page that has been put on its way, before it is changed, hidden or deleted."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib import messages
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages as admin_messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from newsletter.models import Delivery, DeliveryState, Mailing, MailingKind, NewsletterIssuePage
from newsletter.sending.scheduling import WAITING
from newsletter.writing.on_its_way import mailing_of, standing_text

VIEW = "newsletter.view_mailing"
# What the form sends back once its reader has seen what unpublishing does.
SEEN = "consequences_seen"


def tell_where_it_stands(request: HttpRequest, page: Page) -> None:
    """A banner above the form in which the issue is written."""
    mailing = mailing_of(page) if isinstance(page, NewsletterIssuePage) and request.method == "GET" else None
    if mailing is None:
        return
    address = reverse("newsletter_mailing", args=(mailing.pk,))
    buttons = [admin_messages.button(address, _("A che punto è"))] if request.user.has_perm(VIEW) else []
    tell = admin_messages.info if mailing.started_at is None else admin_messages.warning
    tell(request, standing_text(mailing), buttons=buttons)


def keep_what_was_sent(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete an issue that has begun, or a page above one; say of one that waits what becomes of it."""
    if _begun_at_or_below([page]):
        _refuse_deletion(request)
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    mailing = mailing_of(page) if isinstance(page, NewsletterIssuePage) and request.method == "GET" else None
    if mailing and mailing.state in WAITING:
        messages.warning(request, f"{standing_text(mailing)} {_will_not_go()}")
    return None


def keep_what_was_sent_in_bulk(request: HttpRequest, action: str, objects: Iterable) -> HttpResponse | None:
    pages = [each for each in objects if isinstance(each, Page)]
    if action == "delete" and _begun_at_or_below(pages):
        _refuse_deletion(request)
    elif action == "unpublish" and _consequences(_issues_at_or_below(pages)):
        text = _("Tra queste pagine c'è un numero affidato all'invio: quello va tolto dalla sua pagina.")
        messages.error(request, text)
    else:
        return None
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_explore_root"))


def confirm_consequences(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before a page is unpublished: what becomes of the mails that lead to it, to be confirmed."""
    issues = _issues_at_or_below([page])
    if not request.POST.get("include_descendants"):
        issues = issues.filter(pk=page.pk)
    consequences = _consequences(issues)
    if not consequences or SEEN in request.POST:
        return None
    kept = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
    context = {"page": page, "consequences": consequences, "kept": [*kept, (SEEN, "1")]}
    return render(request, "newsletter/admin/unpublish.html", context)


def _refuse_deletion(request: HttpRequest) -> None:
    text = _(
        "Non si può eliminare: un numero che è partito resta, perché le sue e-mail portano alla sua pagina. "
        "Per toglierlo dal sito, annulla la pubblicazione."
    )
    messages.error(request, text)


def _consequences(issues: QuerySet[NewsletterIssuePage]) -> list[str]:
    """A sentence for each issue that waits, and one for all mails that lead to the pages."""
    languages = defaultdict(set)
    for key, language in issues.filter(live=True).values_list("translation_key", "locale__language_code"):
        languages[key].add(language)
    mailings = list(Mailing.objects.filter(kind=MailingKind.ISSUE, page_key__in=languages).order_by("send_at", "pk"))
    told = [f"{standing_text(mailing)} {_will_not_go()}" for mailing in mailings if mailing.state in WAITING]
    sent = Delivery.objects.filter(mailing__in=mailings, state=DeliveryState.SENT)
    counted = sent.order_by().values_list("mailing__page_key", "language").annotate(Count("pk"))
    mails = sum(number for key, language, number in counted if language in languages[key])
    if mails:
        text = ngettext(
            "I collegamenti «Leggi nel browser» di %(number)d e-mail non funzioneranno più.",
            "I collegamenti «Leggi nel browser» di %(number)d e-mail non funzioneranno più.",
            mails,
        )
        told.append(text % {"number": mails})
    return told


def _will_not_go() -> str:
    return _("Senza una pagina pubblicata non parte.")


def _begun_at_or_below(pages: Iterable[Page]) -> bool:
    begun = Mailing.objects.filter(
        kind=MailingKind.ISSUE, page_key=OuterRef("translation_key"), started_at__isnull=False
    )
    return _issues_at_or_below(pages).filter(Exists(begun)).exists()


def _issues_at_or_below(pages: Iterable[Page]) -> QuerySet[NewsletterIssuePage]:
    found = NewsletterIssuePage.objects.none()
    for page in pages:
        found |= NewsletterIssuePage.objects.descendant_of(page, inclusive=True)
    return found
