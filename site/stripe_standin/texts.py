"""The words of the payment pages, in Italian and in English."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    language: str
    strip: str
    title: str
    email: str
    email_missing: str
    test_card: str
    card_number: str
    expiry: str
    security_code: str
    pay: str
    pay_by_wallet: str
    pay_by_debit: str
    debit_note: str
    or_else: str
    try_out: str
    decline: str
    decline_note: str
    declined: str
    back: str
    quantity: str
    paid_title: str
    paid: str
    debit_started_title: str
    debit_started: str
    expired_title: str
    expired: str
    unknown_title: str
    unknown: str
    continue_link: str
    return_link: str


ITALIAN = Words(
    language="it",
    strip="Ambiente di prova: nessun addebito reale",
    title="Pagamento",
    email="Indirizzo e-mail",
    email_missing="Scrivi un indirizzo e-mail, per esempio nome@esempio.it.",
    test_card="Carta di prova",
    card_number="Numero",
    expiry="Scadenza",
    security_code="CVC",
    pay="Paga {amount}",
    pay_by_wallet="Paga con wallet",
    pay_by_debit="Addebito bancario (SEPA)",
    debit_note="Con l’addebito bancario l’importo arriva dopo alcuni giorni.",
    or_else="oppure",
    try_out="Per provare un rifiuto",
    decline="Rifiuta la carta",
    decline_note="La banca dice di no; poi si può riprovare a pagare.",
    declined="La carta è stata rifiutata. Prova con un’altra carta o con un altro metodo di pagamento.",
    back="Torna indietro",
    quantity="Quantità: {quantity}",
    paid_title="Pagamento riuscito",
    paid="Il pagamento di prova di {amount} è stato completato.",
    debit_started_title="Addebito avviato",
    debit_started="L’addebito di prova di {amount} è in corso: la banca risponde dopo alcuni giorni.",
    expired_title="Questa pagina di pagamento è scaduta",
    expired="Non è stato addebitato nulla. Per pagare, ricomincia dal sito.",
    unknown_title="Pagina di pagamento non trovata",
    unknown="Controlla l’indirizzo, oppure ricomincia dal sito.",
    continue_link="Continua",
    return_link="Torna al sito",
)

ENGLISH = Words(
    language="en",
    strip="Test environment: no real charge",
    title="Payment",
    email="E-mail address",
    email_missing="Enter an e-mail address, for example name@example.org.",
    test_card="Test card",
    card_number="Number",
    expiry="Expires",
    security_code="CVC",
    pay="Pay {amount}",
    pay_by_wallet="Pay with a wallet",
    pay_by_debit="Bank debit (SEPA)",
    debit_note="With a bank debit the money arrives after some days.",
    or_else="or",
    try_out="To try a refusal",
    decline="Decline the card",
    decline_note="The bank says no; you can pay afterwards.",
    declined="The card was declined. Try another card or another way to pay.",
    back="Go back",
    quantity="Quantity: {quantity}",
    paid_title="Payment complete",
    paid="The test payment of {amount} is complete.",
    debit_started_title="Bank debit started",
    debit_started="The test debit of {amount} is under way: the bank answers after some days.",
    expired_title="This payment page has expired",
    expired="Nothing was charged. To pay, start again from the site.",
    unknown_title="Payment page not found",
    unknown="Check the address, or start again from the site.",
    continue_link="Continue",
    return_link="Back to the site",
)


def words_for(locale: str | None, accept_language: str) -> Words:
    """By the Session's locale; without one, by the browser's first language; Italian for all but English."""
    language = locale if locale and locale != "auto" else accept_language.strip()
    return ENGLISH if language.lower().startswith("en") else ITALIAN


def money(cents: int, language: str) -> str:
    """``€ 1.250,00`` in Italian, ``€1,250.00`` in English."""
    english = f"{cents // 100:,}.{cents % 100:02}"
    if language == "en":
        return f"€{english}"
    return "€ " + english.translate(str.maketrans(",.", ".,"))
