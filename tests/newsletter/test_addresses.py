"""One person, one subscriber, however the address is spelled."""

import pytest
from django.core.exceptions import ValidationError

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
