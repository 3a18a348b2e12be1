"""The payment pages: hosted, and embedded in the site's own page; both work without JavaScript."""

import re
from urllib.parse import parse_qsl, urlencode

from . import payments
from .account import Account
from .errors import ApiError, MissingObject
from .messages import Request, Response, html_response, redirect, text
from .texts import Words, money, words_for

_PLACEHOLDER = "{CHECKOUT_SESSION_ID}"

#: Own style sheet and script only. Who may frame: nobody the hosted page, any page on loopback the embedded one.
_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; frame-ancestors "
_HOSTED_POLICY = _POLICY + "'none'"
_EMBEDDED_POLICY = _POLICY + " ".join(
    f"{scheme}://{host}:*" for scheme in ("http", "https") for host in ("127.0.0.1", "localhost")
)


def answer(account: Account, request: Request) -> Response:
    """GET shows the page of a Session, POST presses one of its buttons."""
    match = re.fullmatch(r"/(c/pay|embedded)/([A-Za-z0-9_]+)", request.path)
    is_embedded = request.path.startswith("/embedded/")
    try:
        if not match:
            raise MissingObject("checkout.session", request.path)
        payments.expire_due(account)
        session = account.store.get("checkout.session", match.group(2))
        _check_entrance(account, session, request, is_embedded)
    except MissingObject:
        words = words_for(None, request.header("Accept-Language"))
        return _respond(_Page(words, is_embedded).notice(words.unknown_title, words.unknown), is_embedded, status=404)
    words = words_for(session["locale"], request.header("Accept-Language"))
    page = _Page(words, is_embedded, session, account.store.hidden(session["id"]))
    return _press(account, request, page) if request.method == "POST" else _show(page)


def address_after(session: dict) -> str | None:
    """Where the payer goes once the Session is complete; None if the site wants no redirect."""
    if session["ui_mode"] != "hosted_page" and session["redirect_on_completion"] != "always":
        return None
    return (session["success_url"] or session["return_url"]).replace(_PLACEHOLDER, session["id"])


def _check_entrance(account, session, request, is_embedded):
    """The hosted page is for hosted Sessions; the embedded one wants the client secret."""
    expected = "embedded_page" if is_embedded else "hosted_page"
    secret = dict(parse_qsl(request.query)).get("secret", "")
    if session["ui_mode"] != expected or (
        is_embedded and secret != account.store.hidden(session["id"])["client_secret"]
    ):
        raise MissingObject("checkout.session", session["id"])


def _press(account: Account, request: Request, page: "_Page") -> Response:
    if page.session["status"] != "open":
        return _after_press(page)
    form = dict(request.form_pairs())
    email = page.session["customer_email"] or form.get("email", "").strip()
    button = form.get("button", "")
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", email):
        return _respond(page.form(error=page.words.email_missing, email=email), page.is_embedded, status=400)
    try:
        if button == "decline":
            page.session = payments.decline(account, page.session["id"], email=email)
            return _respond(page.form(error=page.words.declined, email=email), page.is_embedded, status=402)
        page.session = payments.pay(account, page.session["id"], method=button, email=email)
    except ApiError:
        # Paid or expired in another tab, or a button that this Session does not have: show how things stand.
        page.session = account.store.get("checkout.session", page.session["id"])
    return _after_press(page)


def _after_press(page: "_Page") -> Response:
    """A payer who pressed Pay, even twice, goes on to the site."""
    after = address_after(page.session)
    if page.session["status"] == "complete" and after and not page.is_embedded:
        return redirect(after)
    return _show(page)


def _show(page: "_Page") -> Response:
    status = {"open": 200, "complete": 200, "expired": 410}[page.session["status"]]
    body = {"open": page.form, "complete": page.completed, "expired": page.expired}[page.session["status"]]()
    return _respond(body, page.is_embedded, status=status)


def _respond(body: str, is_embedded: bool, *, status: int = 200) -> Response:
    headers = {
        "Content-Security-Policy": _EMBEDDED_POLICY if is_embedded else _HOSTED_POLICY,
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
    }
    return html_response(body, status=status, headers=headers)


class _Page:
    """The HTML of one Session's page, in one language."""

    def __init__(self, words: Words, is_embedded: bool, session: dict | None = None, hidden: dict | None = None):
        self.words = words
        self.is_embedded = is_embedded
        self.session = session or {}
        self.hidden = hidden or {}

    @property
    def amount(self) -> str:
        return money(self.session["amount_total"], self.words.language)

    def form(self, *, error: str = "", email: str = "") -> str:
        words = self.words
        alert = f'<p class="alert" role="alert" tabindex="-1" data-focus>{text(error)}</p>' if error else ""
        return self._frame(
            words.title,
            f"""<div class="columns">
{self._summary()}
<form class="payment" method="post" action="{text(self._own_address())}">
{alert}
{self._email_field(email)}
{self._buttons()}
</form>
</div>""",
        )

    def completed(self) -> str:
        words, is_paid = self.words, self.session["payment_status"] == "paid"
        title, sentence = (
            (words.paid_title, words.paid) if is_paid else (words.debit_started_title, words.debit_started)
        )
        after = address_after(self.session)
        link = f'<p><a class="button" target="_top" href="{text(after)}">{text(words.continue_link)}</a></p>'
        return self.notice(title, sentence.format(amount=self.amount), link if after else "", outcome="complete")

    def expired(self) -> str:
        back = self.session["cancel_url"]
        link = f'<p><a class="button" href="{text(back)}">{text(self.words.return_link)}</a></p>' if back else ""
        return self.notice(self.words.expired_title, self.words.expired, link, outcome="expired")

    def notice(self, title: str, sentence: str, link: str = "", *, outcome: str = "") -> str:
        return self._frame(
            title,
            f'<div class="notice"><h1>{text(title)}</h1><p>{text(sentence)}</p>{link}</div>',
            outcome=outcome,
        )

    def _frame(self, title: str, content: str, *, outcome: str = "") -> str:
        script = '\n<script src="/static/embedded.js" defer></script>' if self.is_embedded else ""
        data = ""
        if outcome:
            after = address_after(self.session) if outcome == "complete" else None
            data = f' data-outcome="{outcome}" data-redirect="{text(after or "")}"'
        return f"""<!doctype html>
<html lang="{self.words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{text(title)} – {text(self.words.strip)}</title>
<link rel="icon" href="/static/icon.svg">
<link rel="stylesheet" href="/static/page.css">{script}
</head>
<body class="{"embedded" if self.is_embedded else "hosted"}"{data}>
<main>
<p class="strip">{text(self.words.strip)}</p>
{content}
</main>
</body>
</html>
"""

    def _summary(self) -> str:
        session, words = self.session, self.words
        items = self.hidden["line_items"]["data"]
        seller = session["branding_settings"]["display_name"]
        parts = []
        if session["cancel_url"]:
            parts.append(
                f'<p><a class="back" href="{text(session["cancel_url"])}">'
                f'<span aria-hidden="true">←</span> {text(words.back)}</a></p>'
            )
        if seller:
            parts.append(f'<p class="seller">{text(seller)}</p>')
        parts.append(f"<h1>{text(items[0]['description'])}</h1>")
        parts.append(f'<p class="amount">{text(self.amount)}</p>')
        if len(items) > 1 or items[0]["quantity"] > 1:
            rows = "".join(
                f"<li>{text(item['description'])} · {text(words.quantity.format(quantity=item['quantity']))} ·"
                f" {text(money(item['amount_total'], words.language))}</li>"
                for item in items
            )
            parts.append(f'<ul class="items">{rows}</ul>')
        return '<header class="summary">\n' + "\n".join(parts) + "\n</header>"

    def _email_field(self, email: str) -> str:
        given = self.session["customer_email"]
        fixed = " readonly" if given else ""
        return f"""<p class="field"><label for="email">{text(self.words.email)}</label>
<input id="email" name="email" type="email" autocomplete="email" required value="{text(given or email)}"{fixed}></p>"""

    def _buttons(self) -> str:
        words, offered = self.words, payments.offered_methods(self.session)
        parts = []
        if "card" in offered:
            parts.append(self._test_card())
            parts.append(_button("card", words.pay.format(amount=self.amount), "primary"))
            submit = self.session["custom_text"]["submit"]
            if submit:
                parts.append(f'<p class="note">{text(submit["message"])}</p>')
            parts.append(f'<p class="or"><span>{text(words.or_else)}</span></p>')
            parts.append(_button("wallet", words.pay_by_wallet, "wallet"))
        if "sepa_debit" in offered:
            parts.append(_button("sepa_debit", words.pay_by_debit, "other"))
            parts.append(f'<p class="note">{text(words.debit_note)}</p>')
        if "card" in offered:
            parts.append(f"""<div class="trial"><h2>{text(words.try_out)}</h2>
<p class="note">{text(words.decline_note)}</p>
{_button("decline", words.decline, "decline")}</div>""")
        return "\n".join(parts)

    def _test_card(self) -> str:
        words = self.words
        return f"""<div class="card"><h2>{text(words.test_card)}</h2>
<dl><div class="number"><dt>{text(words.card_number)}</dt><dd>4242 4242 4242 4242</dd></div>
<div><dt>{text(words.expiry)}</dt><dd>12 / 34</dd></div>
<div><dt>{text(words.security_code)}</dt><dd>123</dd></div></dl></div>"""

    def _own_address(self) -> str:
        if not self.is_embedded:
            return f"/c/pay/{self.session['id']}"
        return f"/embedded/{self.session['id']}?" + urlencode({"secret": self.hidden["client_secret"]})


def _button(name: str, label: str, style: str) -> str:
    return f'<button class="button {style}" name="button" value="{name}">{text(label)}</button>'
