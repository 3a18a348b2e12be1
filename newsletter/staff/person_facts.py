"""The admin's view of one address, subscribed or suppressed: titled by what it is, its moments written out."""

from datetime import datetime

from home.facts_views import FactsView
from newsletter.staff.moments import moment


class PersonFactsView(FactsView):
    """Subclasses say in ``page_title`` what it is about."""

    def get_field_display_value(self, field_name, field):
        value = getattr(self.object, field_name)
        return moment(value) if isinstance(value, datetime) else super().get_field_display_value(field_name, field)
