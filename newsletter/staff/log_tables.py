"""What staff did with one row, as its own page shows it: Wagtail's history opens for who may edit alone."""

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from home.facts_views import FactsTable
from newsletter.staff.moments import moment

# Of the acts of years, the newest.
MOST_ACTS = 50


def acts_table(row: Model) -> FactsTable:
    """The newest first; with how many it was about, where it was about many."""
    entries = ModelLogEntry.objects.for_instance(row).select_related("user").order_by("-timestamp", "-pk")
    rows = [
        (moment(entry.timestamp), entry.user_display_name, str(entry.message), str(entry.data.get("count", "")))
        for entry in entries[:MOST_ACTS]
    ]
    return FactsTable(_("Chi ha fatto che cosa"), (_("Quando"), _("Chi"), _("Atto"), _("Quanti")), rows)
