"""E-mail addresses as this app keeps them: normalised once, and reduced to a key where the address itself may go."""

import unicodedata

import idna
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.crypto import salted_hmac

from home.text import clean_text

LONGEST = 254
KEY_LENGTH = 64


def normalised(written: str) -> str:
    """The one spelling under which an address is kept: one person, one subscriber.

    Without what cannot be seen, in composed form, in lower case, the domain as it travels (IDNA 2008). What mail
    servers may tell apart (dots, ``+tags``) stays, and so do letters that look alike (``ß`` is not ``ss``). Raises
    ``ValidationError`` where it is no address.
    """
    address = unicodedata.normalize("NFKC", clean_text(written)).strip().lower()
    name, _at, domain = address.rpartition("@")
    try:
        domain = idna.encode(domain, uts46=True).decode() if not domain.isascii() else domain
    except idna.IDNAError as error:
        raise ValidationError(validate_email.message, code="invalid") from error
    address = f"{name}@{domain}"
    validate_email(address)
    if len(address) > LONGEST:
        raise ValidationError(validate_email.message, code="invalid")
    return address


def readable(address: str) -> str:
    """A ``normalised`` address as its owner writes it, with a domain in their own script."""
    name, at, domain = address.rpartition("@")
    try:
        return f"{name}{at}{idna.decode(domain)}" if "xn--" in domain else address
    except idna.IDNAError:
        return address


def key_of(address: str) -> str:
    """A pseudonym of a ``normalised`` address, to know it again when the address itself is gone."""
    return salted_hmac("newsletter.address", address, secret=_secret(), algorithm="sha256").hexdigest()


def _secret() -> str:
    return settings.NEWSLETTER_ADDRESS_KEY or settings.SECRET_KEY
