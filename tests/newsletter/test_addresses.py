"""One person, one subscriber, however the address is spelled."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from newsletter.addresses import key_of, normalised


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("anna@example.org", "anna@example.org"),
        ("  Anna@Example.ORG ", "anna@example.org"),
        ("\u200banna@example.org", "anna@example.org"),
        ("ａｎｎａ@example.org", "anna@example.org"),
        ("anna@città.example", "anna@xn--citt-3na.example"),
        ("Anna@CITTÀ.example", "anna@xn--citt-3na.example"),
        ("a.nna+civico@example.org", "a.nna+civico@example.org"),
    ],
)
def test_spellings_of_one_address_are_kept_as_one(written, kept):
    assert normalised(written) == kept
    assert normalised(kept) == kept


@pytest.mark.parametrize(
    "written",
    ["", "anna", "@example.org", "anna@", "anna@example", "anna@-.org", "a b@example.org", "x" * 250 + "@example.org"],
)
def test_what_is_no_address_is_refused(written):
    with pytest.raises(ValidationError):
        normalised(written)


def test_no_header_can_be_written_into_an_address():
    with pytest.raises(ValidationError):
        normalised("anna@example.org\nBcc: all@example.org")


def test_a_key_tells_addresses_apart_and_depends_on_the_site(settings):
    key = key_of("anna@example.org")
    assert key != key_of("bruno@example.org")
    assert len(key) == 64
    settings.NEWSLETTER_ADDRESS_KEY = "another"
    assert key_of("anna@example.org") != key


NAMES = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=20)
DOMAINS = st.sampled_from(["example.org", "città.example", "sub.example.org", "xn--citt-3na.example"])


@given(st.text(max_size=80) | st.builds("{}@{}".format, st.text(max_size=30), DOMAINS))
def test_whatever_is_written_is_refused_or_has_one_spelling_for_good(written):
    """Normalising what is normalised changes nothing, or one person could be two subscribers."""
    try:
        kept = normalised(written)
    except ValidationError:
        return
    assert normalised(kept) == kept
    assert kept.count("@") >= 1
    assert len(kept) <= 254
    assert not set(kept) & set("\r\n\x00 ")


@given(NAMES, DOMAINS, st.sampled_from(["", " ", "\u200b", "\t"]), st.booleans(), st.booleans())
def test_case_blanks_and_form_make_no_other_person(name, domain, around, is_upper, is_decomposed):
    plain = f"{name}@{domain}"
    written = plain.upper() if is_upper else plain
    written = unicodedata.normalize("NFD", written) if is_decomposed else written
    assert key_of(normalised(f"{around}{written}{around}")) == key_of(normalised(plain))


@given(NAMES, NAMES)
def test_two_names_are_two_people(first, second):
    same = first.casefold() == second.casefold()
    assert (key_of(normalised(f"{first}@example.org")) == key_of(normalised(f"{second}@example.org"))) == same
