"""What a provider's event means here: whether an address is bad for good, or a message did not arrive this time."""

from collections.abc import Iterator

from anymail.signals import AnymailTrackingEvent, EventType, RejectReason

from newsletter.models import ReportKind

# What providers themselves call a failure that may pass, where anymail's one word "bounced" hides it.
_SOFT_WORDS = ("soft", "transient", "temporary", "blocked")
# Where they write it, at whatever depth of the event.
_TELLING = ("event", "type", "bouncetype", "severity", "bounce_class", "hard_bounce", "status")
_DEPTH = 4
# SparkPost's numbers for what says nothing about the address: mailbox full, policies, a name server that is away.
_SOFT_CLASSES = ("1", "20", "21", "22", "23", "24", "25", "40", "50", "51", "52", "53", "54", "70")
_SOFT_REASONS = (RejectReason.TIMED_OUT, RejectReason.BLOCKED, RejectReason.OTHER)


def kind_of(event: AnymailTrackingEvent) -> ReportKind | None:
    """What it means here; ``None`` for what is of no interest, and for delays that the provider still tries to mend."""
    match event.event_type:
        case EventType.DELIVERED:
            return ReportKind.DELIVERED
        case EventType.COMPLAINED:
            return ReportKind.COMPLAINT
        case EventType.UNSUBSCRIBED:
            return ReportKind.UNSUBSCRIBED
        case EventType.BOUNCED:
            return ReportKind.SOFT_BOUNCE if _is_soft(event) else ReportKind.HARD_BOUNCE
        case EventType.REJECTED:
            return _of_rejection(event) or ReportKind.SOFT_BOUNCE
        case EventType.FAILED:
            is_hard = ("status", "hardfail") in _told(event.esp_event)  # Postal's word for a bounce
            return ReportKind.HARD_BOUNCE if is_hard else _of_rejection(event)
        case _other:
            return None


def _is_soft(event: AnymailTrackingEvent) -> bool:
    if event.reject_reason in _SOFT_REASONS:
        return True
    for name, word in _told(event.esp_event):
        match name:
            case "bounce_class":
                if word in _SOFT_CLASSES:
                    return True
            case "hard_bounce":  # Mailjet's
                if word == "false":
                    return True
            case _other:
                if any(soft in word for soft in _SOFT_WORDS):
                    return True
    return False


def _told(raw: object, depth: int = _DEPTH) -> Iterator[tuple[str, str]]:
    """Names and words of the provider's own event, in lower case."""
    if not isinstance(raw, dict) or not depth:
        return
    for name, value in raw.items():
        if str(name).casefold() in _TELLING and isinstance(value, str | int):
            yield str(name).casefold(), str(value).casefold()
        yield from _told(value, depth - 1)


def _of_rejection(event: AnymailTrackingEvent) -> ReportKind | None:
    """The provider did not even try, for it knows the address from before; ``None`` where it says nothing of it."""
    match event.reject_reason:
        case RejectReason.INVALID | RejectReason.BOUNCED:
            return ReportKind.HARD_BOUNCE
        case RejectReason.SPAM:
            return ReportKind.COMPLAINT
        case RejectReason.UNSUBSCRIBED:
            return ReportKind.UNSUBSCRIBED
        case _other:
            return None
