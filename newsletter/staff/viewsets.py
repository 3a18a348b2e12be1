"""The admin's lists of the newsletter, and who may open them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from home.permissions import LimitedPolicy
from newsletter.models import Mailing, Subscriber, SubscriberImport, Suppression
from newsletter.staff.growth_views import GrowthViewSet
from newsletter.staff.import_views import ImportViewSet
from newsletter.staff.mailing_lists import MailingColumn, MailingIndexView, state_text
from newsletter.staff.moments import MomentColumn
from newsletter.staff.notice_texts import NoticeTextViewSet
from newsletter.staff.subscriber_views import SubscriberViewSet
from newsletter.staff.suppression_views import SuppressionViewSet

for _model in (Mailing, Subscriber, Suppression, SubscriberImport):
    register_permission_policy(_model, LimitedPolicy(_model, actions={"view"}))


class MailingViewSet(ModelViewSet):
    model = Mailing
    name = "mailing_admin"
    url_prefix = "newsletter/mailings"
    icon = "mail"
    menu_label = _("Invii")
    copy_view_enabled = False
    form_fields: list[str] = []
    list_display = [
        MailingColumn("subject", label=_("Oggetto"), width="30%"),
        Column("get_kind_display", label=_("Tipo"), sort_key="kind"),
        Column("state", label=_("Stato"), accessor=state_text, sort_key="state"),
        Column("sent", label=_("Inviati"), sort_key="sent"),
        MomentColumn("send_at", label=_("Parte il"), sort_key="send_at"),
        MomentColumn("finished_at", label=_("Finito il"), sort_key="finished_at"),
    ]
    list_filter = ["kind", "state"]
    index_view_class = MailingIndexView


class NewsletterGroup(ModelViewSetGroup):
    menu_label = _("Newsletter")
    menu_icon = "mail"
    menu_order = 160
    items = (MailingViewSet, NoticeTextViewSet, SubscriberViewSet, SuppressionViewSet, ImportViewSet, GrowthViewSet)
