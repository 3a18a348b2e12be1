"""The report of how the newsletter grows, as a picture with its table."""

from django.urls import path
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from home.charts import column_chart
from home.clock import month_text
from newsletter.staff.growth import growth

VIEW = "newsletter.view_mailing"


class GrowthView(WagtailAdminTemplateMixin, TemplateView):
    """Numbers alone, no address: who may see mailings may see it."""

    template_name = "newsletter/admin/growth.html"
    page_title = _("Crescita della newsletter")
    header_icon = "order-up"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(VIEW):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        found = growth()
        return super().get_context_data(
            growth=found,
            months=[{"label": month_text(month.first), "month": month} for month in found.months],
            chart=column_chart(
                [(date_format(month.first, "m/y"), month.total) for month in found.months], text=str, unit=1
            ),
            **kwargs,
        )


class GrowthMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return request.user.has_perm(VIEW)


class GrowthViewSet(ViewSet):
    name = "newsletter_growth"
    url_prefix = "newsletter/growth"
    icon = "order-up"
    menu_label = _("Crescita")
    menu_item_class = GrowthMenuItem

    def get_urlpatterns(self):
        return [path("", GrowthView.as_view(), name="index")]
