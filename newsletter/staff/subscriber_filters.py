"""How staff narrow the list of subscribers down."""

import django_filters
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from newsletter.models import Subscriber, Subscription, Suppression
from newsletter.subscribing.topic_names import topic_labels


def _topics() -> list[tuple[str, str]]:
    """Those that somebody has, by name."""
    keys = Subscription.objects.order_by().values_list("topic", flat=True).distinct()
    return sorted(topic_labels(keys).items(), key=lambda pair: pair[1])


class SubscriberFilterSet(WagtailFilterSet):
    topic = django_filters.ChoiceFilter(label=_("Argomento"), choices=_topics, method="by_topic")
    is_suppressed = django_filters.BooleanFilter(label=_("Bloccati"), method="by_suppression")
    created_at = django_filters.DateFromToRangeFilter(label=_("Dal"), widget=DateRangePickerWidget)

    class Meta:
        model = Subscriber
        fields = ["state", "source", "language", "frequency"]

    def by_topic(self, subscribers, _name: str, key: str):
        """With that topic in force."""
        has_it = Subscription.objects.filter(subscriber=OuterRef("pk"), topic=key, confirmed_at__isnull=False)
        return subscribers.filter(Exists(has_it))

    def by_suppression(self, subscribers, _name: str, is_suppressed: bool):
        held = Exists(Suppression.objects.active().filter(email_key=OuterRef("email_key")))
        return subscribers.filter(held if is_suppressed else ~held)
