"""The mailings as the admin lists them: each with its subject and how many have got it, in one query."""

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views.generic import IndexView

from newsletter.models import Delivery, DeliveryState, Mailing, MailingText


def listed_mailings() -> QuerySet[Mailing]:
    """With ``subject``, ``None`` before the texts are frozen, and ``sent``; the texts themselves are not loaded."""
    first = MailingText.objects.filter(mailing=OuterRef("pk")).order_by("pk").values("subject")[:1]
    sent = Delivery.objects.filter(mailing=OuterRef("pk"), state=DeliveryState.SENT).order_by()
    counted = sent.values("mailing").annotate(number=Count("pk")).values("number")
    return Mailing.objects.annotate(subject=Subquery(first), sent=Coalesce(Subquery(counted), 0))


class MailingColumn(TitleColumn):
    """The subject, or what it is about until there is one; leads to how far the mailing is."""

    def get_value(self, instance):
        return instance.subject or instance.working_title

    def get_link_url(self, instance, parent_context):
        return reverse("newsletter_mailing", args=(instance.pk,))


class MailingIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Mailing]:
        return listed_mailings()
