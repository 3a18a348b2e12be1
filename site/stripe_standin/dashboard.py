"""The dashboard: what happened, with buttons for what a payer's bank, an operator or misfortune would do."""

import re

from . import control, dashboard_tables, disputes, payments, refunds
from .account import Account
from .dashboard_tables import button
from .errors import ApiError
from .messages import Request, Response, html_response, redirect, text
from .mischief import NONE, Plan

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

#: What can be switched on for all deliveries, by name: label and plan.
_MISCHIEF = {
    "normal": ("Normal", NONE),
    "duplicated": ("Deliver everything twice", Plan(duplicates=1)),
    "shuffled": ("Deliver out of order", Plan(shuffled=True)),
    "lost": ("Lose everything", Plan(lost=1)),
}

#: What can be switched on for all requests of the API, by the name of the fault: label.
_FAULTS = {"normal": "Normal", "error_500": "Answer 500", "rate_limited": "Answer 429"}


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
    elif match := re.fullmatch(r"sessions/(\w+)/(refund|refund-half|dispute)", path):
        _act_on_charge(account, payments.paid_charge(account, match.group(1)), match.group(2))
    elif match := re.fullmatch(r"refunds/(\w+)/(succeed|fail)", path):
        control.REFUND_ACTIONS[match.group(2)](account, match.group(1))
    elif match := re.fullmatch(r"disputes/(\w+)/(win|lose)", path):
        control.DISPUTE_ACTIONS[match.group(2)](account, match.group(1))
    elif match := re.fullmatch(r"events/(\w+)/redeliver", path):
        control.redeliver(account, match.group(1))
    elif match := re.fullmatch(rf"mischief/({'|'.join(_MISCHIEF)})", path):
        account.deliveries.set_plan(_MISCHIEF[match.group(1)][1])
    elif match := re.fullmatch(rf"faults/({'|'.join(_FAULTS)})", path):
        _switch_faults(account, match.group(1))
    elif path == "deliveries/pause":
        account.deliveries.pause()
    elif path == "deliveries/resume":
        account.deliveries.resume()
    else:
        raise ApiError("There is no such action.", status=404)


def _act_on_charge(account: Account, charge: dict, action: str):
    if action == "dispute":
        disputes.open_dispute(account, charge["id"])
    elif action == "refund":
        refunds.create(account, {"charge": charge["id"]})
    else:
        refunds.create(account, {"charge": charge["id"], "amount": (charge["amount"] + 1) // 2})


def _switch_faults(account: Account, name: str):
    """One fault for every request, in place of all that were planted; none if ``normal``."""
    account.faults.clear()
    if name != "normal":
        account.faults.plant_rate(1, faults=(name,))


def _lists(account: Account) -> str:
    paused = account.deliveries.is_paused
    pause = "resume" if paused else "pause"
    switch = button(f"deliveries/{pause}", f"{pause.capitalize()} deliveries")
    target = account.settings.webhook_url or "nowhere (started without a webhook URL)"
    return f"""<h2>What goes wrong</h2>
{_fault_switch(account)}
{_mischief_switch(account)}
<h2>Sessions</h2>
{dashboard_tables.sessions(account)}
<h2>Refunds</h2>
{dashboard_tables.refunds(account)}
<h2>Disputes</h2>
{dashboard_tables.disputes(account)}
<h2>Events</h2>
<p>Delivered to <code>{text(target)}</code>{", paused" if paused else ""}. {switch}</p>
{dashboard_tables.events(account)}"""


def _mischief_switch(account: Account) -> str:
    plan = account.deliveries.plan
    buttons = [
        button(f"mischief/{name}", label, is_pressed=plan == preset) for name, (label, preset) in _MISCHIEF.items()
    ]
    is_preset = any(plan == preset for _, preset in _MISCHIEF.values())
    note = "" if is_preset else "Another mixture, set through the control interface or by a test."
    return _switch("Deliveries of new events", buttons, note)


def _fault_switch(account: Account) -> str:
    waiting = account.faults.names()
    holding = account.faults.of_every_request() if waiting else "normal"
    buttons = [button(f"faults/{name}", label, is_pressed=name == holding) for name, label in _FAULTS.items()]
    return _switch("Requests", buttons, f"Faults that wait: {', '.join(waiting)}." if waiting else "")


def _switch(name: str, buttons: list[str], note: str) -> str:
    """Buttons of which the pressed one holds; ``note`` says what they cannot."""
    shown = f"<p>{text(note)}</p>" if note else ""
    return f'<div class="switch" role="group" aria-label="{name}"><span>{name}:</span> {" ".join(buttons)}</div>{shown}'


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
