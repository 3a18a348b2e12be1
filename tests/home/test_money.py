"""Amounts as Italians write and read them."""

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from home.money import AmountError, EuroField, format_euros, parse_euros


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("25", 25_00),
        ("25,00", 25_00),
        ("1.000,50", 1000_50),
        ("12.5", 12_50),
        ("12,5", 12_50),
        ("12.50", 12_50),
        (" 30 €", 30_00),
        ("€ 30", 30_00),
        ("30 euro", 30_00),
        ("30 EUR", 30_00),
        ("1000", 1000_00),
        ("1.000", 1000_00),
        ("1 000,50", 1000_50),
        ("1\u00a0000,50", 1000_50),
        ("1.234.567,89", 1_234_567_89),
        ("1,000.50", 1000_50),
        ("0", 0),
        ("0,50", 50),
        ("007", 7_00),
    ],
)
def test_an_amount_means_what_an_italian_means(written, cents):
    assert parse_euros(written) == cents


@pytest.mark.parametrize(
    "written",
    [
        "", "-5", "+5", "1e3", "NaN", "inf", "1_000", "٢٥", "２５", "dieci", "1.00.000", "1,000", "0.500", "12..5",
        "12,", ",5", "1.000.50", "5 5", "12 000 0", "€", "€€5", "5\x00", "0x10", "1.0000", "9" * 40,
        "1/2", "25,5 centesimi",
    ],
)  # fmt: skip
def test_what_is_no_amount_is_refused(written):
    with pytest.raises(AmountError):
        parse_euros(written)


@pytest.mark.parametrize("written", ["25,001", "25,0000", "0,005", "12.5000"])
def test_a_fraction_of_a_cent_has_an_error_of_its_own(written):
    with pytest.raises(AmountError) as error:
        parse_euros(written)
    assert error.value.code == "fraction_of_a_cent"


@given(st.integers(min_value=0, max_value=10**10), st.sampled_from(["it", "en"]))
def test_what_we_write_is_read_back_to_the_cent(cents, language):
    assert parse_euros(format_euros(cents, language), language) == cents


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("1,000", 1000_00),
        ("1,000.50", 1000_50),
        ("1.000,50", 1000_50),
        ("12.5", 12_50),
        ("12,50", 12_50),
        ("30", 30_00),
    ],
)
def test_a_thousand_is_written_the_english_way_in_english(written, cents):
    assert parse_euros(written, "en") == cents


@pytest.mark.parametrize("written", ["1.000", "25.001", "12,5000"])
def test_what_an_italian_would_read_otherwise_is_refused_in_english(written):
    with pytest.raises(AmountError) as error:
        parse_euros(written, "en")
    assert error.value.code == "fraction_of_a_cent"


@given(st.text(max_size=20))
def test_any_text_is_an_amount_or_a_refusal(text):
    try:
        cents = parse_euros(text)
    except AmountError:
        return
    assert cents >= 0


@pytest.mark.parametrize(
    ("cents", "italian", "english"),
    [
        (1234_50, "€\u00a01.234,50", "€1,234.50"),
        (1234_00, "€\u00a01.234", "€1,234"),
        (0, "€\u00a00", "€0"),
        (5, "€\u00a00,05", "€0.05"),
        (-20_00, "−€\u00a020", "−€20"),
        (123456789_00, "€\u00a0123.456.789", "€123,456,789"),
    ],
)
def test_amounts_read_as_each_language_writes_them(cents, italian, english):
    assert format_euros(cents, "it") == italian
    assert format_euros(cents, "en") == english


def test_the_active_language_decides_where_none_is_named():
    with translation.override("en"):
        assert format_euros(1000_00) == "€1,000"


class AmountForm(forms.Form):
    amount = EuroField(min_cents=2_00, max_cents=10_000_00)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "required"),
        ("0", "minimum"),
        ("1,99", "minimum"),
        ("10.000,01", "maximum"),
        ("25,001", "fraction_of_a_cent"),
        ("-5", "not_an_amount"),
    ],
)
def test_the_field_says_what_is_wrong_in_one_sentence_and_keeps_what_was_written(written, code):
    form = AmountForm({"amount": written})
    assert not form.is_valid()
    errors = form.errors.as_data()["amount"]
    assert [error.code for error in errors] == [code]
    assert form["amount"].value() == written


def test_the_limits_themselves_are_allowed():
    assert AmountForm({"amount": "2"}).is_valid()
    assert AmountForm({"amount": "10.000"}).is_valid()
