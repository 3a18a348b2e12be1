"""The donor's form: what people write, checked and cleaned."""

import re
import unicodedata

from django import forms
from django.conf import settings
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from home.money import EuroField

# Control characters, marks that turn or hide text (right-to-left overrides, zero width) and halves of
# characters: none belongs in a name or a message, and each can make one read as something else, or not at all.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def clean_text(value: str) -> str:
    """The text in composed form, without characters that cannot be seen."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", value)).strip()


class CleanCharField(forms.CharField):
    def to_python(self, value):
        text = super().to_python(value)
        return clean_text(text) if text else text


class CleanLineField(CleanCharField):
    """On one line, however many were sent: a name stands in mails, where lines of its own could say anything."""

    def to_python(self, value):
        return " ".join(super().to_python(value).split())


class DonationForm(forms.Form):
    """Amount, who gives, how they appear, and their consent; keeps what was written when something is refused."""

    public_id = forms.UUIDField(widget=forms.HiddenInput)
    amount = EuroField(
        label=_("Quanto vuoi donare"),
        min_cents=settings.DONATION_MIN_CENTS,
        max_cents=settings.DONATION_MAX_CENTS,
        help_text=_("In euro, per esempio 25 oppure 12,50."),
        error_messages={"required": _("Scrivi quanto vuoi donare, per esempio 25.")},
    )
    name = CleanLineField(
        label=_("Nome e cognome"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Scrivi il tuo nome: se vuoi, non lo mostriamo.")},
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        help_text=_("Ti mandiamo qui la conferma della donazione."),
        error_messages={"required": _("Scrivi la tua e-mail: ti serve per ricevere la conferma.")},
        validators=[EmailValidator(_("Controlla l'e-mail: ha la forma nome@esempio.it."))],
    )
    is_anonymous = forms.BooleanField(
        label=_("Non mostrare il mio nome"),
        required=False,
        help_text=_("Nella pagina del progetto comparirà «Anonimo»."),
    )
    message = CleanCharField(
        label=_("Un messaggio per chi realizza il progetto"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Facoltativo. Compare nella pagina del progetto dopo che la redazione l'ha letto."),
    )
    wants_newsletter = forms.BooleanField(label=_("Voglio ricevere la newsletter del programma"), required=False)
    privacy = forms.BooleanField(
        label=_("Ho letto l'informativa privacy"),
        error_messages={"required": _("Per donare, conferma di aver letto l'informativa privacy.")},
    )
