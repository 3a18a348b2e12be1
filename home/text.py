"""What people write in forms, without what cannot be seen or makes one text read as another."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, RegexValidator
from django.utils.translation import gettext_lazy as _

# Letters and marks by the letter of their standard, and still without any ink.
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
# Between two characters they shape Persian and Sinhala words and hold an emoji's people together.
_JOINERS = "\u200c\u200d"
_STRAY_JOINER = re.compile(f"(?<!\\S)[{_JOINERS}]+|[{_JOINERS}]+(?!\\S)|(?<=[{_JOINERS}])[{_JOINERS}]+")
# No living script stacks more marks on a letter; piles of them run over the lines above and below.
_MOST_MARKS = 4
# Composing sorts the marks on a letter, in a time that grows with their square.
_PILE_OF_MARKS = 20
# What is cleaned gets shorter, but not to a fraction: longer texts are refused before the work.
_LONGEST_BEFORE = 4


def clean_text(value: str) -> str:
    """The text in composed form, without characters that cannot be seen and without piles of accents.

    Taken out are control characters (line feeds stay), marks that turn or hide text (right-to-left overrides, zero
    width), halves of characters, and blanks that pass for letters.
    """
    seen: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", _without_piles(value)):
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        is_line_feed = character in "\n\t"
        is_unseen = category in ("Cc", "Cf", "Cs", "Co") and not is_line_feed and character not in _JOINERS
        if not (is_unseen or character in _BLANK or marks > _MOST_MARKS):
            seen.append(character)
    return _STRAY_JOINER.sub("", "".join(seen)).strip()


def _without_piles(value: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in value:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _PILE_OF_MARKS:
            kept.append(character)
    return "".join(kept)


def is_written(text: str) -> bool:
    """Whether at least one letter, digit or sign is in it."""
    return any(unicodedata.category(character)[0] in "LNPS" for character in text)


class CleanCharField(forms.CharField):
    default_error_messages = {"max_length": _("Accorcialo: al massimo %(limit_value)d caratteri.")}

    def to_python(self, value):
        text = super().to_python(value)
        if text and self.max_length and len(text) > _LONGEST_BEFORE * self.max_length:
            limits = {"limit_value": self.max_length}
            raise ValidationError(self.error_messages["max_length"], code="max_length", params=limits)
        return clean_text(text) if text else text


class CleanLineField(CleanCharField):
    """On one line, however many were sent: a name stands in mails, where lines of its own could say anything."""

    def to_python(self, value):
        return " ".join(super().to_python(value).split())

    def validate(self, value):
        super().validate(value)
        if value and not is_written(value):
            raise ValidationError(self.error_messages["required"], code="required")


class PublicEmailField(forms.EmailField):
    """An address that mail from anywhere reaches: no bare host names, and no numbers in brackets."""

    default_validators = [
        EmailValidator(allowlist=[]),
        RegexValidator(r"@\[", EmailValidator.message, "invalid", inverse_match=True),
    ]


# What XML and calendars cannot hold, not even escaped.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without control characters, which a page title may hold and feeds and calendars may not."""
    return _UNPRINTABLE.sub("", text)
