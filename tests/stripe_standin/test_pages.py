"""Payment pages and dashboard as a browser without JavaScript uses them, and the control interface."""

import re

import pytest
import requests

from .conftest import client_for, embedded, hosted


def press(address, button, **form):
    return requests.post(address, data={"button": button, **form}, allow_redirects=False, timeout=5)


def buttons(page):
    return re.findall(r'<button[^>]* value="(\w+)"', page)


def test_the_hosted_page_shows_what_is_paid_in_italian(sessions):
    session = sessions.create(hosted())
    page = requests.get(session.url, timeout=5)
    assert page.status_code == 200
    assert '<html lang="it">' in page.text
    for words in (
        "Ambiente di prova: nessun addebito reale",
        "Donazione a «Orto di quartiere»",
        "Paga € 25,00",
        'value="ada@example.org" readonly',
        'href="https://example.org/progetto/"',
    ):
        assert words in page.text
    assert buttons(page.text) == ["card", "wallet", "sepa_debit", "decline"]
    assert "<script" not in page.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]


def test_what_the_site_sends_is_escaped(sessions):
    mark = "<script>alert('x')</script>\""
    items = hosted()["line_items"]
    items[0]["price_data"]["product_data"]["name"] = mark
    session = sessions.create(
        hosted(
            line_items=items,
            branding_settings={"display_name": mark},
            custom_text={"submit": {"message": mark}},
            cancel_url="https://example.org/?x=\"'<",
        )
    )
    page = requests.get(session.url, timeout=5).text
    assert page.count("&lt;script&gt;") == 3
    assert "<script" not in page
    assert "?x=&quot;&#x27;&lt;" in page


@pytest.mark.parametrize(
    ("locale", "language", "amount"),
    [("en", "it", "Pay €1,250.00"), ("it", "en", "Paga € 1.250,00"), ("auto", "en-GB,it", "Pay €1,250.00")],
)
def test_the_page_speaks_the_sessions_language_or_the_browsers(sessions, locale, language, amount):
    items = hosted()["line_items"]
    items[0]["price_data"]["unit_amount"] = 125000
    session = sessions.create(hosted(locale=locale, line_items=items))
    assert amount in requests.get(session.url, headers={"Accept-Language": language}, timeout=5).text


@pytest.mark.parametrize(("button", "status"), [("card", "paid"), ("wallet", "paid"), ("sepa_debit", "unpaid")])
def test_paying_leads_to_the_success_address(sessions, button, status):
    session = sessions.create(hosted())
    answer = press(session.url, button)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"https://example.org/grazie/?session={session.id}"
    assert sessions.retrieve(session.id).payment_status == status


def test_a_decline_shows_the_page_again_and_payment_is_still_possible(sessions):
    session = sessions.create(hosted())
    declined = press(session.url, "decline")
    assert declined.status_code == 402
    assert 'role="alert"' in declined.text
    assert "La carta è stata rifiutata" in declined.text
    assert press(session.url, "card").status_code == 303


def test_excluded_methods_have_no_button(sessions):
    session = sessions.create(hosted(excluded_payment_method_types=["sepa_debit"]))
    assert buttons(requests.get(session.url, timeout=5).text) == ["card", "wallet", "decline"]
    assert press(session.url, "sepa_debit").status_code == 200
    session = sessions.create(hosted(excluded_payment_method_types=["card"]))
    assert buttons(requests.get(session.url, timeout=5).text) == ["sepa_debit"]


def test_a_session_without_an_address_asks_for_one(sessions):
    parameters = hosted()
    del parameters["customer_email"]
    session = sessions.create(parameters)
    assert press(session.url, "card").status_code == 400
    assert press(session.url, "card", email="bruno@example.org").status_code == 303
    assert sessions.retrieve(session.id).customer_details.email == "bruno@example.org"


def test_a_second_press_of_pay_charges_once_and_leads_to_the_site_again(standin, sessions):
    session = sessions.create(hosted())
    assert press(session.url, "card").headers["Location"] == press(session.url, "card").headers["Location"]
    assert [event["type"] for event in standin.events].count("charge.succeeded") == 1


def test_a_completed_session_says_so_and_links_back(standin, sessions):
    session = sessions.create(hosted())
    standin.pay(session.id)
    page = requests.get(session.url, timeout=5)
    assert "Pagamento riuscito" in page.text
    assert f'href="https://example.org/grazie/?session={session.id}"' in page.text
    assert buttons(page.text) == []


def test_an_expired_session_says_so(standin, sessions):
    session = sessions.create(hosted())
    standin.expire(session.id)
    for page in (requests.get(session.url, timeout=5), press(session.url, "card")):
        assert page.status_code == 410
        assert "scaduta" in page.text


def test_the_embedded_page_wants_the_client_secret(standin, sessions):
    session = sessions.create(embedded())
    address = f"{standin.url}/embedded/{session.id}"
    assert requests.get(address, timeout=5).status_code == 404
    page = requests.get(address, params={"secret": session.client_secret}, timeout=5)
    assert page.status_code == 200
    assert "http://127.0.0.1:*" in page.headers["Content-Security-Policy"]
    assert requests.get(f"{standin.url}/c/pay/{session.id}", timeout=5).status_code == 404


def test_the_dashboard_settles_fails_and_expires(standin, sessions):
    session = sessions.create(hosted())
    standin.pay(session.id, method="sepa_debit")
    page = requests.get(f"{standin.url}/dashboard", timeout=5).text
    assert "Settle debit" in page
    assert "Fail debit" in page
    answer = requests.post(f"{standin.url}/dashboard/sessions/{session.id}/settle", timeout=5)
    assert answer.status_code == 200
    assert "Settle debit" not in answer.text
    assert sessions.retrieve(session.id).payment_status == "paid"
    again = requests.post(f"{standin.url}/dashboard/sessions/{session.id}/settle", timeout=5)
    assert again.status_code == 400


def test_the_dashboard_delivers_again(delivering, receiver):
    delivering.expire(client_for(delivering).v1.checkout.sessions.create(hosted()).id)
    delivering.wait_for_deliveries()
    event = delivering.events[0]["id"]
    page = requests.post(f"{delivering.url}/dashboard/events/{event}/redeliver", timeout=5)
    assert "Deliver again" in page.text
    delivering.wait_for_deliveries()
    assert len(receiver.got) == 2


def test_the_control_interface_does_the_same_in_json(delivering, receiver):
    def control(path, **body):
        answer = requests.post(f"{delivering.url}/_control/{path}", json=body, timeout=5)
        return answer.status_code, answer.json()

    sessions = client_for(delivering).v1.checkout.sessions
    session = sessions.create(hosted()).id
    assert control("deliveries/pause") == (200, {"paused": True})
    assert control(f"sessions/{session}/decline")[1]["session"]["status"] == "open"
    assert control(f"sessions/{session}/pay", method="sepa_debit")[1]["session"]["payment_status"] == "unpaid"
    assert control(f"sessions/{session}/settle")[1]["session"]["payment_status"] == "paid"
    assert control(f"sessions/{session}/fail")[0] == 400
    assert control(f"sessions/{sessions.create(hosted()).id}/expire")[1]["session"]["status"] == "expired"
    assert control("sessions/cs_test_nothing/pay")[0] == 404
    events = control("events")[1]["events"]
    assert {entry["delivery"]["state"] for entry in events} == {"waiting"}
    assert control("deliveries/resume") == (200, {"paused": False})
    delivering.wait_for_deliveries()
    assert len(receiver.got) == len(events)
    assert control(f"events/{events[0]['event']['id']}/redeliver")[0] == 200


def test_index_and_health_answer(standin):
    assert "/dashboard" in requests.get(standin.url, timeout=5).text
    assert requests.get(f"{standin.url}/healthz", timeout=5).status_code == 200
    assert requests.get(f"{standin.url}/nothing", timeout=5).status_code == 404
