"""What the admin shows beside a subscriber's own fields: topics, the proof of consent, mails."""

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from home.facts_views import FactsTable
from newsletter.models import MailingText, Subscriber, Suppression
from newsletter.staff.log_tables import acts_table
from newsletter.staff.moments import moment
from newsletter.subscribing.topic_names import topic_labels

# Of the mails of years, the newest.
MOST_MAILS = 50


def tables_of(subscriber: Subscriber) -> list[FactsTable]:
    return [
        _topics(subscriber),
        _consents(subscriber),
        _suppressions(subscriber),
        _mails(subscriber),
        acts_table(subscriber),
    ]


def _topics(subscriber: Subscriber) -> FactsTable:
    subscriptions = list(subscriber.subscriptions.order_by("asked_at", "pk"))
    names = topic_labels([each.topic for each in subscriptions])
    rows = [
        (names.get(each.topic, each.topic), each.get_source_display(), moment(each.asked_at), moment(each.confirmed_at))
        for each in subscriptions
    ]
    return FactsTable(_("Argomenti"), (_("Argomento"), _("Provenienza"), _("Chiesto il"), _("Confermato il")), rows)


def _consents(subscriber: Subscriber) -> FactsTable:
    """The proof: when, where, for what, and the words that were agreed to."""
    consents = list(subscriber.consents.select_related("text").order_by("-at", "-pk"))
    names = topic_labels({topic for each in consents for topic in each.topics})
    rows = [
        (
            moment(each.at),
            each.get_act_display(),
            ", ".join(names.get(topic, topic) for topic in each.topics),
            each.page,
            each.text.text if each.text else each.note,
        )
        for each in consents
    ]
    heads = (_("Quando"), _("Atto"), _("Argomenti"), _("Pagina"), _("Testo accettato"))
    return FactsTable(_("Consensi"), heads, rows)


def _suppressions(subscriber: Subscriber) -> FactsTable:
    found = Suppression.objects.filter(email_key=subscriber.email_key)
    rows = [(moment(each.at), each.get_reason_display(), moment(each.lifted_at), each.lift_reason) for each in found]
    return FactsTable(_("Blocchi"), (_("Dal"), _("Motivo"), _("Tolto il"), _("Perché è stato tolto")), rows)


def _mails(subscriber: Subscriber) -> FactsTable:
    first = MailingText.objects.filter(mailing=OuterRef("mailing")).order_by("pk").values("subject")[:1]
    deliveries = subscriber.deliveries.select_related("mailing").annotate(subject=Subquery(first))
    rows = [
        (
            each.subject or each.mailing.working_title,
            each.get_state_display(),
            moment(each.sent_at),
            moment(each.bounced_at),
        )
        for each in deliveries.order_by("-pk")[:MOST_MAILS]
    ]
    heads = (_("Messaggio"), _("Stato"), _("Preso dal fornitore il"), _("Respinto il"))
    return FactsTable(_("Messaggi"), heads, rows)
