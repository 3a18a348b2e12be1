"""A mailing under way: how far it is, what staff may do about it, whom nobody knows about."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import TemplateView
from wagtail.admin.auth import permission_denied, require_admin_access
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from newsletter.models import Delivery, DeliveryState, Mailing, MailingKind, MailingState, NewsletterIssuePage
from newsletter.sending import control
from newsletter.sending.progress import progress_of
from newsletter.sending.scheduling import has_not_begun, withdraw
from newsletter.staff.log_tables import acts_table
from newsletter.staff.mailing_lists import undecided_text
from newsletter.staff.waiting import time_left
from newsletter.subscribing.topic_names import topic_names
from newsletter.writing.versions import source_of

VIEW, SEND, SETTLE = "newsletter.view_mailing", "newsletter.send_mailing", "newsletter.settle_delivery"
SEE_SUBSCRIBERS = "newsletter.view_subscriber"
PER_PAGE = 50
LONGEST_KEY = 18  # digits; a longer number is more than a database can compare
MOVING = (MailingState.SCHEDULED, MailingState.QUEUEING, MailingState.SENDING)


@dataclass(frozen=True)
class Act:
    """Something that staff may do to a mailing; what is ``final`` cannot be taken back."""

    name: str
    do: Callable
    label: str | Promise
    said: str | Promise
    is_final: bool = False

    def url(self, mailing: Mailing) -> str:
        return reverse(f"newsletter_mailing_{self.name}", args=(mailing.pk,))


PAUSE = Act("pausa", control.pause, gettext_lazy("Metti in pausa"), gettext_lazy("L'invio è in pausa."))
RESUME = Act("riprendi", control.resume, gettext_lazy("Riprendi"), gettext_lazy("L'invio riprende."))
RETRY = Act("riprova", control.retry, gettext_lazy("Riprova"), gettext_lazy("Si prova di nuovo."))
STOP = Act(
    "interrompi",
    control.stop,
    gettext_lazy("Interrompi per sempre"),
    gettext_lazy("L'invio è interrotto: chi non l'ha ricevuto non lo riceverà."),
    is_final=True,
)
_ACTS = {
    MailingState.SCHEDULED: (STOP,),
    MailingState.QUEUEING: (PAUSE, STOP),
    MailingState.SENDING: (PAUSE, STOP),
    MailingState.PAUSED: (RESUME, STOP),
    MailingState.HELD: (RETRY, STOP),
}
# What is decided, and about the recipients in which state.
_DECISIONS: dict[str, tuple[Callable, DeliveryState]] = {
    "inviati": (control.settle_as_sent, DeliveryState.UNKNOWN),
    "di-nuovo": (control.send_again, DeliveryState.UNKNOWN),
    "rifiutati-di-nuovo": (control.send_again, DeliveryState.REFUSED),
}


class MailingView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "newsletter/admin/mailing.html"
    page_title = gettext_lazy("Invio")
    header_icon = "mail"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(VIEW):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def mailing(self) -> Mailing:
        return get_object_or_404(Mailing, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.mailing)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("mailing_admin:index"), "label": _("Invii")},
            {"url": "", "label": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs):
        unknown = _deliveries(self.mailing, DeliveryState.UNKNOWN)
        refused = _deliveries(self.mailing, DeliveryState.REFUSED)
        user = self.request.user
        issue = _issue_of(self.mailing)
        return super().get_context_data(
            **state_context(self.mailing, issue, user),
            issue=issue if issue and issue.permissions_for_user(user).can_edit() else None,
            texts=self.mailing.texts.order_by("pk"),
            unknown=Paginator(unknown, PER_PAGE).get_page(self.request.GET.get("p")),
            refused=refused[:PER_PAGE],
            more_refused=max(0, refused.count() - PER_PAGE),
            acts_so_far=acts_table(self.mailing),
            topics=topic_names(self.mailing.topics),
            # Given to the issue after it was put on its way, while there is still time to change that.
            has_other_topics=bool(
                issue and has_not_begun(self.mailing) and set(issue.topics) != set(self.mailing.topics)
            ),
            may_settle=user.has_perm(SETTLE),
            may_be_sent_again=self.mailing.state != MailingState.STOPPED,
            may_see_addresses=user.has_perm(SEE_SUBSCRIBERS),
            **kwargs,
        )


def state_context(mailing: Mailing, issue: NewsletterIssuePage | None, user) -> dict:
    """What the part of the page shows that changes by itself; ``issue`` as ``_issue_of`` finds it."""
    progress = progress_of(mailing)
    is_over = mailing.state == MailingState.DONE
    # Its page was deleted: of one that has not begun there is nothing to send.
    is_orphan = mailing.kind == MailingKind.ISSUE and issue is None
    return {
        "mailing": mailing,
        "progress": progress,
        "undecided": undecided_text(progress.sent, progress.unknown) if is_over and progress.unknown else "",
        "is_moving": mailing.state in MOVING,
        "is_orphan": is_orphan,
        "time_left": time_left(progress.seconds_left),
        "acts": _acts(mailing, is_orphan=is_orphan) if user.has_perm(SEND) else [],
        "may_move": user.has_perm(SEND) and has_not_begun(mailing) and not is_orphan,
    }


def _issue_of(mailing: Mailing) -> NewsletterIssuePage | None:
    return source_of(mailing.page_key) if mailing.kind == MailingKind.ISSUE else None


def _acts(mailing: Mailing, *, is_orphan: bool) -> list[dict]:
    """An issue that has not begun is taken back rather than stopped: it may be sent another time."""
    has_time = has_not_begun(mailing)
    left_out = [STOP, RETRY] if is_orphan else [STOP]
    offered = [
        {"label": act.label, "url": act.url(mailing), "is_final": act.is_final}
        for act in _ACTS.get(MailingState(mailing.state), ())
        if not (has_time and act in left_out)
    ]
    if has_time:
        url = reverse("newsletter_mailing_annulla", args=(mailing.pk,))
        offered.append({"label": _("Annulla l'invio"), "url": url, "is_final": False})
    return offered


@require_safe
@require_admin_access
def mailing_state(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that changes, alone, for the script that asks for it again and again."""
    if not request.user.has_perm(VIEW):
        return permission_denied(request)
    mailing = get_object_or_404(Mailing, pk=pk)
    context = state_context(mailing, _issue_of(mailing), request.user)
    answer = render(request, "newsletter/admin/mailing_state.html", context)
    answer["X-Is-Over"] = "0" if context["is_moving"] else "1"
    return answer


@require_POST
@require_admin_access
def do_act(request: HttpRequest, pk: int, act: Act) -> HttpResponse:
    if not request.user.has_perm(SEND):
        return permission_denied(request)
    mailing = get_object_or_404(Mailing, pk=pk)
    if act.do(mailing, request.user):
        messages.success(request, str(act.said))
    else:
        messages.error(request, _("Intanto l'invio è cambiato: guarda a che punto è."))
    return redirect("newsletter_mailing", pk)


@require_POST
@require_admin_access
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    if not request.user.has_perm(SEND):
        return permission_denied(request)
    mailing = get_object_or_404(Mailing, pk=pk)
    page = _issue_of(mailing)
    if not withdraw(mailing, request.user):
        messages.error(request, _("Intanto l'invio è cambiato: guarda a che punto è."))
        return redirect("newsletter_mailing", pk)
    messages.success(request, _("L'invio è annullato: come se non fosse mai stato programmato."))
    return redirect("newsletter_send", page.pk) if page else redirect("mailing_admin:index")


@require_POST
@require_admin_access
def settle(request: HttpRequest, pk: int, decision: str) -> HttpResponse:
    """About one recipient, or about all that are in the state that it is about."""
    if not request.user.has_perm(SETTLE):
        return permission_denied(request)
    mailing = get_object_or_404(Mailing, pk=pk)
    decide, state = _DECISIONS[decision]
    deliveries = _deliveries(mailing, state)
    chosen = request.POST.get("chosen", "")
    if chosen != "all":
        is_key = chosen.isascii() and chosen.isdigit() and len(chosen) <= LONGEST_KEY
        deliveries = deliveries.filter(pk=int(chosen)) if is_key else deliveries.none()
    count = decide(deliveries, request.user)
    if count:
        text = ngettext("Deciso per %(number)d destinatario.", "Deciso per %(number)d destinatari.", count)
        messages.success(request, text % {"number": count})
    else:
        messages.error(request, _("Non c'era più niente da decidere: guarda a che punto è."))
    return redirect("newsletter_mailing", pk)


def _deliveries(mailing: Mailing, state: DeliveryState):
    return Delivery.objects.filter(mailing=mailing, state=state).select_related("subscriber", "mailing").order_by("pk")


urlpatterns = [
    path("newsletter/invii/<key:pk>/", MailingView.as_view(), name="newsletter_mailing"),
    path("newsletter/invii/<key:pk>/stato/", mailing_state, name="newsletter_mailing_state"),
    *(
        path(f"newsletter/invii/<key:pk>/{act.name}/", do_act, {"act": act}, name=f"newsletter_mailing_{act.name}")
        for act in (PAUSE, RESUME, RETRY, STOP)
    ),
    path("newsletter/invii/<key:pk>/annulla/", take_back, name="newsletter_mailing_annulla"),
    *(
        path(
            f"newsletter/invii/<key:pk>/decidi/{decision}/",
            settle,
            {"decision": decision},
            name=f"newsletter_settle_{decision}",
        )
        for decision in _DECISIONS
    ),
]
