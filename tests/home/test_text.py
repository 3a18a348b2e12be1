"""What people write, without what cannot be seen."""

import unicodedata

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from home import text as text_module
from home.text import CleanCharField, CleanLineField, clean_text


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Thị Ánh",
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3 \u0db4\u0dd9\u0dbb\u0dda\u0dbb\u0dcf",  # a Sinhala name, with a joiner
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian, with a non-joiner
        "Ada \u2764\ufe0f",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    ],
)
def test_what_belongs_to_a_script_stays(name):
    assert clean_text(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    "unseen",
    ["\u202e", "\u200b", "\ufeff", "\x07", "\x00", "\ud800", "\u3164", "\u2800", "\xad", "\U000e0041", "\u206a",
     "\ufff9", "\u115f", "\u180e", "\u200d ", " \u200c"],
)  # fmt: skip
def test_what_cannot_be_seen_is_taken_out(unseen):
    assert clean_text(f"Ada{unseen}Prova").replace(" ", "") == "AdaProva"


def test_a_letter_carries_at_most_four_marks():
    assert clean_text("Z" + "\u030d" * 110) == "Z" + "\u030d" * 4


def test_what_is_far_too_long_is_refused_before_it_is_cleaned(monkeypatch):
    """Composing takes a time that grows with the square of the marks on one letter."""
    composed = []
    monkeypatch.setattr(text_module.unicodedata, "normalize", lambda form, value: composed.append(value) or value)
    field = CleanCharField(max_length=10)
    with pytest.raises(ValidationError, match="al massimo 10 caratteri"):
        field.clean("a" * 1000)
    assert composed == []
    clean_text("a" + "\u0301\u0316" * 1000)
    assert len(composed[0]) < 30


@pytest.mark.parametrize("blank", ["\u3164", "\u2800\u2800", "\ufe0f", "\u200d", "   "])
def test_a_name_without_ink_is_no_name(blank):
    with pytest.raises(forms.ValidationError, match="Scrivi il tuo nome"):
        CleanLineField(error_messages={"required": "Scrivi il tuo nome"}).clean(blank)


@given(st.text(max_size=40))
def test_cleaning_twice_is_cleaning_once(text):
    assert clean_text(clean_text(text)) == clean_text(text)
