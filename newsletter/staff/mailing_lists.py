"""The mailings as the admin lists them: each with its subject and how many have got it, in one query."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views.generic import IndexView

from newsletter.models import Delivery, DeliveryState, Mailing, MailingState, MailingText
from newsletter.sending.watching import DECIDED_FOR

OPEN = (
    MailingState.SCHEDULED,
    MailingState.HELD,
    MailingState.QUEUEING,
    MailingState.SENDING,
    MailingState.PAUSED,
)


def listed_mailings() -> QuerySet[Mailing]:
    """With ``subject``, ``None`` before the texts are frozen, and ``sent``; the texts themselves are not loaded."""
    first = MailingText.objects.filter(mailing=OuterRef("pk")).order_by("pk").values("subject")[:1]
    sent = Delivery.objects.filter(mailing=OuterRef("pk"), state=DeliveryState.SENT).order_by()
    counted = sent.values("mailing").annotate(number=Count("pk")).values("number")
    return Mailing.objects.annotate(subject=Subquery(first), sent=Coalesce(Subquery(counted), 0))


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


class MailingIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Mailing]:
        return listed_mailings()
