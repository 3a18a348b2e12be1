"""What people write in forms, without what cannot be seen or makes one text read as another."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Letters and marks by the letter of their standard, and still without any ink.
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
# Between two characters they shape Persian and Sinhala words and hold an emoji's people together.
_JOINERS = "\u200c\u200d"
_STRAY_JOINER = re.compile(f"(?<!\\S)[{_JOINERS}]+|[{_JOINERS}]+(?!\\S)|(?<=[{_JOINERS}])[{_JOINERS}]+")
# No living script stacks more marks on a letter; piles of them run over the lines above and below.
_MOST_MARKS = 4


def clean_text(value: str) -> str:
    """The text in composed form, without characters that cannot be seen and without piles of accents.

    Taken out are control characters (line feeds stay), marks that turn or hide text (right-to-left overrides, zero
    width), halves of characters, and blanks that pass for letters.
    """
    seen: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", value):
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        is_line_feed = character in "\n\t"
        is_unseen = category in ("Cc", "Cf", "Cs", "Co") and not is_line_feed and character not in _JOINERS
        if not (is_unseen or character in _BLANK or marks > _MOST_MARKS):
            seen.append(character)
    return _STRAY_JOINER.sub("", "".join(seen)).strip()


def is_written(text: str) -> bool:
    """Whether at least one letter, digit or sign is in it."""
    return any(unicodedata.category(character)[0] in "LNPS" for character in text)


class CleanCharField(forms.CharField):
    default_error_messages = {"max_length": _("Accorcialo: al massimo %(limit_value)d caratteri.")}

    def to_python(self, value):
        text = super().to_python(value)
        return clean_text(text) if text else text


class CleanLineField(CleanCharField):
    """On one line, however many were sent: a name stands in mails, where lines of its own could say anything."""

    def to_python(self, value):
        return " ".join(super().to_python(value).split())

    def validate(self, value):
        super().validate(value)
        if value and not is_written(value):
            raise ValidationError(self.error_messages["required"], code="required")
