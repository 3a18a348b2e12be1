"""The dashboard: newest Sessions and events, with buttons for what a bank or an operator would do."""

import re
from datetime import UTC, datetime

from . import control, payments
from .account import Account
from .errors import ApiError
from .messages import Request, Response, html_response, redirect, text
from .texts import money

_SHOWN = 50

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def answer(account: Account, request: Request) -> Response:
    """GET shows the lists; POST acts and comes back to them, or says why it cannot."""
    if request.method != "POST":
        payments.expire_due(account)
        return _page("Dashboard", _lists(account))
    try:
        _act(account, request.path.removeprefix("/dashboard/"))
    except ApiError as error:
        return _page(
            "That was not possible",
            f'<p>{text(error.message)}</p><p><a href="/dashboard">Back to the dashboard</a></p>',
            status=error.status,
        )
    return redirect("/dashboard")


def index() -> Response:
    return _page(
        "Stand-in for Stripe",
        "<p>Plays Stripe’s Checkout for demonstration and tests. No money moves.</p>"
        '<p><a href="/dashboard">Dashboard: Sessions, payments, events</a></p>',
    )


def _act(account: Account, path: str):
    if match := re.fullmatch(r"sessions/(\w+)/(settle|fail|expire)", path):
        control.SESSION_ACTIONS[match.group(2)](account, match.group(1))
    elif match := re.fullmatch(r"events/(\w+)/redeliver", path):
        control.redeliver(account, match.group(1))
    elif path == "deliveries/pause":
        account.deliveries.pause()
    elif path == "deliveries/resume":
        account.deliveries.resume()
    else:
        raise ApiError("There is no such action.", status=404)


def _lists(account: Account) -> str:
    paused = account.deliveries.is_paused
    switch = (
        _form("deliveries/resume", "Resume deliveries") if paused else _form("deliveries/pause", "Pause deliveries")
    )
    target = account.settings.webhook_url or "nowhere (started without a webhook URL)"
    return f"""<h2>Sessions</h2>
{_sessions(account)}
<h2>Events</h2>
<p>Delivered to <code>{text(target)}</code>{", paused" if paused else ""}. {switch}</p>
{_events(account)}"""


def _sessions(account: Account) -> str:
    rows = []
    for session in account.store.find("checkout.session", order="seq DESC", limit=_SHOWN):
        actions = []
        if session["status"] == "open":
            actions.append(_form(f"sessions/{session['id']}/expire", "Expire"))
        if _is_processing(account, session):
            actions.append(_form(f"sessions/{session['id']}/settle", "Settle debit"))
            actions.append(_form(f"sessions/{session['id']}/fail", "Fail debit"))
        rows.append(
            _row(
                " ".join(actions) or "–",
                _code(session["id"]),
                text(money(session["amount_total"], "en")),
                text(session["status"]),
                text(session["payment_status"]),
                text(session["ui_mode"]),
                _code(session["payment_intent"]) if session["payment_intent"] else "–",
                _moment(session["created"]),
            )
        )
    heads = ("Actions", "Session", "Amount", "Status", "Payment", "Page", "Intent", "Created (UTC)")
    return _table("Sessions", heads, rows, "No Session yet.")


def _events(account: Account) -> str:
    deliveries = account.deliveries.by_event()
    rows = []
    for event in account.store.find("event", order="seq DESC", limit=_SHOWN):
        delivery = deliveries.get(event["id"])
        state = f"{delivery['state']}, tries: {delivery['attempts']}" if delivery else "not sent"
        again = _form(f"events/{event['id']}/redeliver", "Deliver again") if account.settings.webhook_url else ""
        rows.append(
            _row(
                again or "–",
                text(event["type"]),
                text(state),
                text(delivery["outcome"] if delivery else ""),
                _code(event["id"]),
                _moment(event["created"]),
            )
        )
    heads = ("Actions", "Type", "Delivery", "Last answer", "Event", "Created (UTC)")
    return _table("Events", heads, rows, "No event yet.")


def _is_processing(account: Account, session: dict) -> bool:
    if session["status"] != "complete" or session["payment_status"] == "paid":
        return False
    return account.store.get("payment_intent", session["payment_intent"])["status"] == "processing"


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


def _form(action: str, label: str) -> str:
    return f'<form method="post" action="/dashboard/{text(action)}"><button class="button">{label}</button></form>'


def _page(title: str, content: str, *, status: int = 200) -> Response:
    body = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – stand-in for Stripe</title>
<link rel="icon" href="/static/icon.svg">
<link rel="stylesheet" href="/static/page.css">
</head>
<body class="dashboard">
<header class="strip">Test environment: no real charge</header>
<main>
<h1>{title}</h1>
{content}
</main>
</body>
</html>
"""
    headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-store"}
    return html_response(body, status=status, headers=headers)
