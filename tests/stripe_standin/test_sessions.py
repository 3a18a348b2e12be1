"""Creating, reading, listing and expiring Checkout Sessions through the real SDK."""

import time

import pytest
import stripe

from .conftest import client_for, embedded, hosted


def test_a_hosted_session_has_an_address_and_no_client_secret(standin, sessions):
    session = sessions.create(hosted())
    assert session.id.startswith("cs_test_")
    assert session.url == f"{standin.url}/c/pay/{session.id}"
    assert session.client_secret is None
    assert (session.status, session.payment_status, session.payment_intent) == ("open", "unpaid", None)
    assert (session.amount_total, session.currency, session.livemode) == (2500, "eur", False)
    assert session.expires_at - session.created == 24 * 3600
    assert session.metadata.to_dict() == {"donation": "d-1"}
    assert session.last_response.headers["Request-Id"].startswith("req_")


def test_an_embedded_session_has_a_client_secret_and_no_address(sessions):
    session = sessions.create(embedded())
    assert session.client_secret.startswith(f"{session.id}_secret_")
    assert session.url is None
    assert session.redirect_on_completion == "always"


def test_every_field_that_the_sdk_declares_for_objects_is_known(standin, sessions):
    session = sessions.create(hosted())
    standin.pay(session.id)
    paid = sessions.retrieve(session.id, {"expand": ["payment_intent.latest_charge"]})
    for answered, declared in (
        (paid, stripe.checkout.Session),
        (paid.payment_intent, stripe.PaymentIntent),
        (paid.payment_intent.latest_charge, stripe.Charge),
    ):
        assert set(answered.to_dict()) <= set(declared.__annotations__) | {"object"}


@pytest.mark.parametrize(
    ("parameters", "param"),
    [
        (hosted(payment_method_types=["card"]), "payment_method_types"),
        (hosted(colour="red"), "colour"),
        (hosted(payment_intent_data={"colour": "red"}), "payment_intent_data[colour]"),
        (
            hosted(
                line_items=[
                    {
                        "price_data": {
                            "currency": "eur",
                            "unit_amount": 2500,
                            "product_data": {"name": "x", "nome": "x"},
                        },
                        "quantity": 1,
                    }
                ]
            ),
            "line_items[0][price_data][product_data][nome]",
        ),
    ],
)
def test_a_parameter_that_stripe_does_not_know_is_refused(sessions, parameters, param):
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        sessions.create(parameters)
    assert (refusal.value.http_status, refusal.value.code, refusal.value.param) == (
        400,
        "parameter_unknown",
        param,
    )


def without(parameters, *names):
    return {name: value for name, value in parameters.items() if name not in names}


def item(**changes):
    price = {"currency": "eur", "unit_amount": 2500, "product_data": {"name": "x"}, **changes}
    return [{"price_data": price, "quantity": 1}]


@pytest.mark.parametrize(
    ("parameters", "param"),
    [
        (without(hosted(), "mode"), "mode"),
        (hosted(mode="subscription"), "mode"),
        (hosted(ui_mode="hosted"), "ui_mode"),
        (without(hosted(), "success_url"), "success_url"),
        (hosted(return_url="https://example.org/"), "return_url"),
        (hosted(redirect_on_completion="never"), "redirect_on_completion"),
        (without(embedded(), "return_url"), "return_url"),
        (embedded() | {"success_url": "https://example.org/"}, "success_url"),
        (embedded() | {"cancel_url": "https://example.org/"}, "cancel_url"),
        (embedded(redirect_on_completion="never"), "return_url"),
        (without(hosted(), "line_items"), "line_items"),
        (hosted(line_items=item(unit_amount=49)), "line_items"),
        (hosted(line_items=item(unit_amount="12.5")), "line_items[0][price_data][unit_amount]"),
        (hosted(line_items=item(unit_amount=-100)), "line_items[0][price_data][unit_amount]"),
        (hosted(line_items=item(currency="usd")), "line_items[0][price_data][currency]"),
        (hosted(line_items=item(product_data={"name": ""})), "line_items[0][price_data][product_data][name]"),
        (hosted(line_items=[{"quantity": 1}]), "line_items[0][price_data]"),
        (hosted(success_url="/grazie/"), "success_url"),
        (hosted(customer_email="nobody"), "customer_email"),
        (hosted(locale="xx"), "locale"),
        (hosted(submit_type="give"), "submit_type"),
        (hosted(metadata={f"k{number}": "x" for number in range(51)}), "metadata"),
        (hosted(metadata={"k": "x" * 501}), "metadata[k]"),
        (
            hosted(payment_intent_data={"statement_descriptor_suffix": "12345"}),
            "payment_intent_data[statement_descriptor_suffix]",
        ),
        (hosted(excluded_payment_method_types=["cash"]), "excluded_payment_method_types[0]"),
        (hosted(excluded_payment_method_types=["card", "sepa_debit"]), "excluded_payment_method_types"),
        (hosted(discounts=[{"coupon": "x"}]), "discounts"),
    ],
)
def test_what_stripe_refuses_is_refused_by_name(sessions, parameters, param):
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        sessions.create(parameters)
    assert refusal.value.http_status == 400
    assert refusal.value.param == param


@pytest.mark.parametrize(("ahead", "is_taken"), [(29 * 60, False), (31 * 60, True), (24 * 3600 + 60, False)])
def test_expiry_lies_between_30_minutes_and_24_hours_ahead(sessions, ahead, is_taken):
    expires_at = int(time.time()) + ahead
    if is_taken:
        assert sessions.create(hosted(expires_at=expires_at)).expires_at == expires_at
    else:
        with pytest.raises(stripe.InvalidRequestError, match="expires_at"):
            sessions.create(hosted(expires_at=expires_at))


def test_an_excluded_method_is_not_among_the_sessions_methods(standin, sessions):
    session = sessions.create(hosted(excluded_payment_method_types=["sepa_debit"]))
    assert session.payment_method_types == ["card"]
    session = sessions.create(hosted(allowed_payment_method_types=["sepa_debit", "link"]))
    assert session.payment_method_types == ["sepa_debit"]


def test_an_expired_session_stays_expired_and_says_so_once(standin, sessions):
    session = sessions.create(hosted())
    assert sessions.expire(session.id).status == "expired"
    with pytest.raises(stripe.InvalidRequestError, match="status of expired"):
        sessions.expire(session.id)
    assert [event["type"] for event in standin.events] == ["checkout.session.expired"]
    assert standin.events[0]["request"]["id"].startswith("req_")


def test_a_session_expires_by_itself_when_read_after_its_time(clock, standin, sessions):
    session = sessions.create(hosted())
    clock.ahead = 24 * 3600 + 1
    assert sessions.retrieve(session.id).status == "expired"
    assert [event["type"] for event in standin.events] == ["checkout.session.expired"]


def test_a_session_expires_by_itself_though_nobody_reads_it(clock, standin, sessions):
    sessions.create(hosted())
    clock.ahead = 24 * 3600 + 1
    end = time.monotonic() + 3
    while not standin.events and time.monotonic() < end:
        time.sleep(0.05)
    assert [event["type"] for event in standin.events] == ["checkout.session.expired"]


def test_what_does_not_exist_answers_404(standin, sessions):
    client = client_for(standin)
    for retrieve in (
        sessions.retrieve,
        client.v1.payment_intents.retrieve,
        client.v1.charges.retrieve,
        client.v1.events.retrieve,
    ):
        with pytest.raises(stripe.InvalidRequestError) as refusal:
            retrieve("nothing_here")
        assert (refusal.value.http_status, refusal.value.code) == (404, "resource_missing")


def test_a_session_is_found_by_its_intent(standin, sessions):
    first, second = sessions.create(hosted()), sessions.create(hosted())
    standin.pay(first.id)
    paid = standin.pay(second.id)
    found = sessions.list({"payment_intent": paid["payment_intent"]})
    assert [session.id for session in found.data] == [second.id]


def test_events_are_listed_newest_first_page_by_page(standin, sessions):
    for _ in range(3):
        sessions.expire(sessions.create(hosted()).id)
    standin.pay(sessions.create(hosted()).id)
    events = client_for(standin).v1.events
    expected = [event["id"] for event in reversed(standin.events)]
    assert [event.id for event in events.list({"limit": 2}).auto_paging_iter()] == expected
    expired = events.list({"types": ["checkout.session.expired", "nothing"], "limit": 2})
    assert [event.type for event in expired.data] == ["checkout.session.expired"] * 2
    assert expired.has_more
    assert events.list({"created": {"gt": int(time.time()) + 60}}).data == []
    assert events.retrieve(expected[0]).data.object["object"] == "charge"


def test_a_path_that_cannot_be_expanded_is_refused(sessions):
    session = sessions.create(hosted())
    with pytest.raises(stripe.InvalidRequestError, match="cannot be expanded"):
        sessions.retrieve(session.id, {"expand": ["payments"]})
