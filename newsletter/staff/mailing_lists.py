"""The mailings as the admin lists them: each with its subject and how many have got it, in one query."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import TitleColumn

from home.clock import moment_text
from newsletter.models import Delivery, DeliveryState, Mailing, MailingState, MailingText
from newsletter.sending.watching import DECIDED_FOR
from newsletter.staff.wide_lists import WideIndexView

OPEN = (
    MailingState.SCHEDULED,
    MailingState.HELD,
    MailingState.QUEUEING,
    MailingState.SENDING,
    MailingState.PAUSED,
)


def listed_mailings() -> QuerySet[Mailing]:
    """With ``subject``, ``None`` before the texts are frozen, and the numbers ``sent`` and ``unknown``; the texts
    themselves are not loaded.
    """
    first = MailingText.objects.filter(mailing=OuterRef("pk")).order_by("pk").values("subject")[:1]
    return Mailing.objects.annotate(
        subject=Subquery(first), sent=_number_of(DeliveryState.SENT), unknown=_number_of(DeliveryState.UNKNOWN)
    )


def _number_of(state: DeliveryState) -> Coalesce:
    deliveries = Delivery.objects.filter(mailing=OuterRef("pk"), state=state).order_by()
    return Coalesce(Subquery(deliveries.values("mailing").annotate(number=Count("pk")).values("number")), 0)


def state_text(mailing: Any) -> str:
    """Of one of ``listed_mailings``: its state, and what of it waits for a person."""
    if mailing.state == MailingState.DONE and mailing.unknown:
        return undecided_text(mailing.sent, mailing.unknown)
    if mailing.is_late:
        text = _("doveva partire il %(moment)s e non è ancora partito: chiedi a chi si occupa del sito")
        return text % {"moment": moment_text(mailing.send_at)}
    return mailing.get_state_display()


def undecided_text(sent: int, unknown: int) -> str:
    """Of a mailing that is over but for those of whom nobody knows."""
    text = ngettext("%(sent)d inviato, %(unknown)d da decidere", "%(sent)d inviati, %(unknown)d da decidere", sent)
    return text % {"sent": sent, "unknown": unknown}


def mailings_to_look_at() -> QuerySet[Mailing]:
    """What is under way, waits for its moment, or for a person to decide; the next first."""
    unknown = Delivery.objects.filter(mailing=OuterRef("pk"), state=DeliveryState.UNKNOWN)
    lately = Q(started_at__gt=timezone.now() - DECIDED_FOR) & ~Q(state=MailingState.STOPPED)
    return listed_mailings().filter(Q(state__in=OPEN) | lately & Exists(unknown)).order_by("send_at", "pk")


class MailingColumn(TitleColumn):
    """The subject, or what it is about until there is one; leads to how far the mailing is."""

    def get_value(self, instance):
        return instance.subject or instance.working_title

    def get_link_url(self, instance, parent_context):
        return reverse("newsletter_mailing", args=(instance.pk,))


class MailingIndexView(WideIndexView):
    def get_base_queryset(self) -> QuerySet[Mailing]:
        return listed_mailings()
