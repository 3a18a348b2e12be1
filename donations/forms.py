"""The donor's form: what people write, checked and cleaned."""

import uuid

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from home.form_guard import GuardedForm, StampField
from home.money import EuroField
from home.text import CleanCharField, CleanLineField, PublicEmailField


class FormIdField(forms.UUIDField):
    """The form's own code, which makes a double click one donation; a broken one is replaced, not complained of."""

    widget = forms.HiddenInput

    def clean(self, value) -> uuid.UUID:
        try:
            return super().clean(value) or uuid.uuid4()
        except forms.ValidationError:
            return uuid.uuid4()


class DonationForm(GuardedForm):
    """Amount, who gives, how they appear, and their consent; keeps what was written when something is refused."""

    public_id = FormIdField(required=False)
    shown = StampField(
        required=False,
        error_messages={
            "not_a_person": _("Il modulo è arrivato troppo in fretta: controlla, e premi di nuovo «Continua e paga»."),
            "too_old": _("Il modulo era aperto da troppo tempo: controlla, e premi di nuovo «Continua e paga»."),
        },
    )
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
    email = PublicEmailField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        help_text=_("Ti mandiamo qui la conferma della donazione."),
        error_messages={
            "required": _("Scrivi la tua e-mail: ti serve per ricevere la conferma."),
            "invalid": _("Controlla l'e-mail: ha la forma nome@esempio.it."),
        },
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
        help_text=_("Compare nella pagina del progetto dopo che la redazione l'ha letto."),
    )
    wants_newsletter = forms.BooleanField(label=_("Voglio ricevere la newsletter del programma"), required=False)
    wants_updates = forms.BooleanField(label=_("Scrivimi come va avanti questo progetto"), required=False)
    privacy = forms.BooleanField(
        label=_("Ho letto l'informativa privacy"),
        error_messages={"required": _("Per donare, conferma di aver letto l'informativa privacy.")},
    )

    def look_at_amount(self) -> None:
        """Tell at once what is wrong with an amount that came with the address, before the rest is written."""
        try:
            self.fields["amount"].clean(self.initial["amount"])
        except forms.ValidationError as error:
            self.errors["amount"] = self.error_class(error.messages)
