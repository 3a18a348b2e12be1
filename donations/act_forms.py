"""What staff write when they act on a campaign, a donation or an event; each form asks to confirm."""

from datetime import date

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from donations.services.acts import LONGEST_ACT, Why
from home.money import EuroField
from home.text import CleanLineField

LONGEST_REASON = 300


class ConfirmForm(forms.Form):
    confirm = forms.BooleanField(
        label=_("Confermo"), error_messages={"required": _("Spunta «Confermo» per andare avanti.")}
    )
    field_order: list[str] = []


class WhyForm(ConfirmForm):
    """A reason that donors read, in both languages."""

    reason = CleanLineField(
        label=_("Motivo"), max_length=LONGEST_REASON, help_text=_("Lo legge chi visita la pagina del progetto.")
    )
    reason_en = CleanLineField(
        label=_("Motivo in inglese"),
        max_length=LONGEST_REASON,
        required=False,
        help_text=_("Senza, anche la pagina inglese mostra quello italiano."),
    )
    field_order = ["last_day", "reason", "reason_en", "confirm"]

    @property
    def why(self) -> Why:
        return Why(self.cleaned_data["reason"], self.cleaned_data["reason_en"])


class TurnOffForm(WhyForm):
    # Empty: giving was on when the form was shown.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class TurnOnForm(ConfirmForm):
    # The pause that was running when the form was shown.
    seen = forms.CharField(widget=forms.HiddenInput)


class ExtendForm(WhyForm):
    last_day = forms.DateField(
        label=_("Nuovo ultimo giorno"),
        widget=AdminDateInput,
        help_text=_("Si può donare fino alla mezzanotte di questo giorno, ora di Roma."),
    )
    # The end as it was when the form was shown.
    seen = forms.DateTimeField(widget=forms.HiddenInput)

    def clean_last_day(self) -> date:
        """A slip of the pen, and a day behind which there is none: how far an extension goes, the act knows."""
        day = self.cleaned_data["last_day"]
        if day.year > timezone.localdate().year + 10:
            raise forms.ValidationError(_("Controlla l'anno: una proroga è di un anno al più."))
        return day


class InternalReasonForm(ConfirmForm):
    """A reason that stays among staff."""

    reason = CleanLineField(label=_("Motivo"), max_length=LONGEST_REASON, help_text=_("Resta tra chi lavora qui."))
    field_order = ["reason", "confirm"]


class GrantForm(ConfirmForm):
    act = CleanLineField(
        label=_("Determina"),
        max_length=LONGEST_ACT,
        help_text=_("Numero e data dell'atto, per esempio «Determina dirigenziale n. 1234 del 5 maggio 2021»."),
    )
    field_order = ["act", "confirm"]


class RefundForm(ConfirmForm):
    amount = EuroField(
        label=_("Quanto rimborsare"), min_cents=1, max_cents=settings.DONATION_MAX_CENTS, help_text=_("In euro.")
    )
    reason = CleanLineField(
        label=_("Motivo"),
        max_length=LONGEST_REASON,
        help_text=_("Resta tra chi lavora qui: chi ha donato non lo legge."),
    )
    # What could be given back when the form was shown.
    seen = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ["amount", "reason", "confirm"]
