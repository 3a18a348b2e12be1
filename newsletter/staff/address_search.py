"""How staff find an address: a part of it, or all of it however it is spelled, where only its key is kept too."""

from contextlib import suppress

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from home.text import clean_text
from newsletter.addresses import key_of, normalised
from newsletter.staff.wide_lists import WideIndexView


class AddressIndexView(WideIndexView):
    """A list of rows with ``email`` and ``email_key``."""

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        if not self.is_searching:
            return queryset
        words = clean_text(self.search_query).strip()
        found = Q(email__icontains=words)
        with suppress(ValidationError):  # it may be a part of one
            found |= Q(email_key=key_of(normalised(words)))
        return queryset.filter(found)
