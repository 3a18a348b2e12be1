"""Amounts of money: what a person writes, as whole cents, and whole cents as a person reads them."""

import re
from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.language import is_english

_CENTS = r"(?P<cents>[0-9]{1,2})"
_PLAIN = re.compile(rf"[0-9]{{1,12}}(?:[.,]{_CENTS})?")


@dataclass(frozen=True)
class _Writing:
    """How a language writes amounts: which mark groups thousands, which begins the cents.

    A dot or comma with one or two digits behind it begins the cents in either language. With three behind it, it
    groups where the language groups so, and is refused where it does not: a thousand would be read as one.
    """

    grouping: str
    point: str

    @cached_property
    def patterns(self) -> tuple[re.Pattern, ...]:
        group, point = re.escape(self.grouping), re.escape(self.point)
        return (
            re.compile(rf"[1-9][0-9]{{0,2}}(?:[{group} ][0-9]{{3}})+(?:{point}{_CENTS})?"),
            # The other language's, where its cents leave no doubt.
            re.compile(rf"[1-9][0-9]{{0,2}}(?:{point}[0-9]{{3}})+{group}{_CENTS}"),
            _PLAIN,
        )

    @cached_property
    def fraction_of_a_cent(self) -> re.Pattern:
        return re.compile(rf"[0-9]+{re.escape(self.point)}[0-9]{{3,}}|[0-9]+{re.escape(self.grouping)}[0-9]{{4,}}")


_ITALIAN, _ENGLISH = _Writing(grouping=".", point=","), _Writing(grouping=",", point=".")
_CURRENCY = re.compile(r"^(?:€|eur|euro)\s*|\s*(?:€|eur|euro)$", re.IGNORECASE)
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " "})


class AmountError(ValueError):
    """The text is no amount of money; ``code`` is ``not_an_amount`` or ``fraction_of_a_cent``."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def parse_euros(text: str, language: str | None = None) -> int:
    """Whole cents of an amount in euros as people write it in ``language``, the current one by default.

    ``25``, ``25,00``, ``12.5``, ``1.000``, ``1.000,50``, `` 30 €`` are understood; ``25,001``, ``1e3``,
    ``-5``, ``NaN`` and digits of other scripts raise ``AmountError``. In English a thousand is ``1,000``, and
    ``1.000`` is refused. Zero is an amount: limits are the caller's.
    """
    writing = _ENGLISH if is_english(language) else _ITALIAN
    written = _CURRENCY.sub("", text.translate(_SPACES).strip()).strip()
    for pattern in writing.patterns:
        match = pattern.fullmatch(written)
        if match:
            cents = match["cents"] or ""
            whole = written[: -len(cents) - 1] if cents else written
            return int(re.sub("[^0-9]", "", whole)) * 100 + int(cents.ljust(2, "0"))
    raise AmountError("fraction_of_a_cent" if writing.fraction_of_a_cent.fullmatch(written) else "not_an_amount")


def format_euros(cents: int, language: str | None = None) -> str:
    """``€ 1.234,50`` in Italian, ``€1,234.50`` in English; cents are left out where there are none."""
    euros, rest = divmod(abs(cents), 100)
    english = is_english(language)
    number = f"{euros:,}" if english else f"{euros:,}".replace(",", ".")
    if rest:
        number += f"{'.' if english else ','}{rest:02d}"
    sign = "−" if cents < 0 else ""
    return f"{sign}€{number}" if english else f"{sign}€\u00a0{number}"


def plain_euros(cents: int) -> str:
    """``1234,50`` in Italian, ``1234.50`` in English: for a field, without what ``parse_euros`` could misread."""
    euros, rest = divmod(cents, 100)
    point = "." if is_english() else ","
    return f"{euros}{point}{rest:02d}" if rest else str(euros)


class EuroField(forms.CharField):
    """A form field that takes euros as people write them and gives whole cents (``int``), or ``None``."""

    default_error_messages = {
        "not_an_amount": _("Scrivi un importo in euro, per esempio 25 oppure 12,50."),
        "fraction_of_a_cent": _(
            "Un importo ha al massimo due decimali: scrivi per esempio 12,50, oppure 1000 per mille euro."
        ),
        "max_length": _("Scrivi un importo in euro, per esempio 25 oppure 12,50."),
        "minimum": _("L'importo minimo è %(limit)s."),
        "maximum": _("L'importo massimo è %(limit)s."),
    }

    def __init__(self, *, min_cents: int = 0, max_cents: int | None = None, **options):
        options.setdefault("max_length", 40)
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**options)
        self.min_cents, self.max_cents = min_cents, max_cents

    def clean(self, value) -> int | None:
        written = super().clean(value)
        if not written:
            return None
        try:
            cents = parse_euros(written)
        except AmountError as error:
            raise forms.ValidationError(self.error_messages[error.code], code=error.code) from error
        if cents < self.min_cents:
            self._refuse("minimum", self.min_cents)
        if self.max_cents is not None and cents > self.max_cents:
            self._refuse("maximum", self.max_cents)
        return cents

    def _refuse(self, code: str, limit_cents: int) -> None:
        raise forms.ValidationError(self.error_messages[code], code=code, params={"limit": format_euros(limit_cents)})

    def prepare_value(self, value):
        return plain_euros(value) if isinstance(value, int) else value

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class EuroCentsField(models.BigIntegerField):
    """Whole cents in the database, euros as people write them in forms."""

    def __init__(self, *args, min_cents: int = 0, max_cents: int = 10**12, **options):
        self.min_cents, self.max_cents = min_cents, max_cents
        super().__init__(*args, **options)

    def formfield(self, **options):
        # BigIntegerField would add limits that a text field does not know.
        limits = {"min_cents": self.min_cents, "max_cents": self.max_cents}
        return models.Field.formfield(self, **{"form_class": EuroField, **limits, **options})
