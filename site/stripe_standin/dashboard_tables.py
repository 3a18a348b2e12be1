"""The dashboard's tables: newest Sessions, refunds, disputes and events, each with its buttons."""

from datetime import UTC, datetime

from . import payments
from .account import Account
from .messages import text
from .texts import money

#: How many rows each table shows.
_SHOWN = 50


def button(action: str, label: str, *, subject: str = "", is_pressed: bool | None = None) -> str:
    """A form of one button that posts to ``/dashboard/{action}``; ``subject`` tells equal buttons apart by ear."""
    spoken = f' aria-label="{text(label)}: {text(subject)}"' if subject else ""
    pressed = "" if is_pressed is None else f' aria-pressed="{str(is_pressed).lower()}"'
    return (
        f'<form method="post" action="/dashboard/{text(action)}">'
        f'<button class="button"{spoken}{pressed}>{text(label)}</button></form>'
    )


def sessions(account: Account) -> str:
    rows = [
        _row(
            _session_actions(account, session),
            _code(session["id"]),
            text(money(session["amount_total"], "en")),
            text(session["status"]),
            text(session["payment_status"]),
            text(session["ui_mode"]),
            _code(session["payment_intent"]) if session["payment_intent"] else "–",
            _moment(session["created"]),
        )
        for session in _newest(account, "checkout.session")
    ]
    heads = ("Actions", "Session", "Amount", "Status", "Payment", "Page", "Intent", "Created (UTC)")
    return _table("Sessions", heads, rows, "No Session yet.")


def refunds(account: Account) -> str:
    rows = []
    for refund in _newest(account, "refund"):
        actions = []
        if refund["status"] == "pending":
            actions.append(button(f"refunds/{refund['id']}/succeed", "Mark as arrived", subject=refund["id"]))
        if refund["status"] in ("pending", "succeeded"):
            actions.append(button(f"refunds/{refund['id']}/fail", "Send back", subject=refund["id"]))
        rows.append(_row(_actions(actions), *_about_charge(refund)))
    heads = ("Actions", "Refund", "Amount", "Status", "Charge", "Created (UTC)")
    return _table("Refunds", heads, rows, "No refund yet.")


def disputes(account: Account) -> str:
    rows = []
    for dispute in _newest(account, "dispute"):
        actions = []
        if dispute["status"] == "needs_response":
            actions.append(button(f"disputes/{dispute['id']}/win", "Won", subject=dispute["id"]))
            actions.append(button(f"disputes/{dispute['id']}/lose", "Lost", subject=dispute["id"]))
        rows.append(_row(_actions(actions), *_about_charge(dispute)))
    heads = ("Actions", "Dispute", "Amount", "Status", "Charge", "Created (UTC)")
    return _table("Disputes", heads, rows, "No dispute yet.")


def events(account: Account) -> str:
    deliveries = account.deliveries.by_event()
    rows = []
    for event in _newest(account, "event"):
        delivery = deliveries.get(event["id"])
        state = f"{delivery['state']}, tries: {delivery['attempts']}" if delivery else "not sent"
        actions = []
        if account.settings.webhook_url:
            actions.append(button(f"events/{event['id']}/redeliver", "Deliver again", subject=event["id"]))
        rows.append(
            _row(
                _actions(actions),
                text(event["type"]),
                text(state),
                text(delivery["outcome"] if delivery else ""),
                _code(event["id"]),
                _moment(event["created"]),
            )
        )
    heads = ("Actions", "Type", "Delivery", "Last answer", "Event", "Created (UTC)")
    return _table("Events", heads, rows, "No event yet.")


def _newest(account: Account, kind: str) -> list[dict]:
    return account.store.find(kind, order="seq DESC", limit=_SHOWN)


def _session_actions(account: Account, session: dict) -> str:
    labels = {}
    if session["status"] == "open":
        labels["expire"] = "Expire"
    elif session["payment_status"] == "paid":
        charge = payments.paid_charge(account, session["id"])
        if charge["amount_refunded"] < charge["amount"]:
            labels["refund"] = "Refund all"
        if charge["amount_refunded"] <= charge["amount"] // 2:
            labels["refund-half"] = "Refund half"
        if not charge["disputed"]:
            labels["dispute"] = "Dispute"
    elif payments.is_debit_under_way(account, session):
        labels |= {"settle": "Settle debit", "fail": "Fail debit"}
    return _actions(
        [button(f"sessions/{session['id']}/{action}", label, subject=session["id"]) for action, label in labels.items()]
    )


def _actions(buttons: list[str]) -> str:
    return " ".join(buttons) or "–"


def _about_charge(subject: dict) -> tuple[str, ...]:
    """The cells that refunds and disputes share."""
    return (
        _code(subject["id"]),
        text(money(subject["amount"], "en")),
        text(subject["status"]),
        _code(subject["charge"]),
        _moment(subject["created"]),
    )


def _table(name: str, heads: tuple[str, ...], rows: list[str], nothing: str) -> str:
    if not rows:
        return f"<p>{nothing}</p>"
    head = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return (
        f'<div class="table" role="region" aria-label="{name}" tabindex="0"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _code(identifier: str) -> str:
    short = identifier if len(identifier) < 20 else f"{identifier[:12]}…{identifier[-4:]}"
    return f'<code title="{text(identifier)}">{text(short)}</code>'


def _moment(seconds: int) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%d %b %H:%M:%S}"
