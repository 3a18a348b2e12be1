"""When an issue is to go out."""

from datetime import datetime, timedelta
from typing import ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

# Who writes a date beyond it has mistaken the year.
FURTHEST = timedelta(days=365)


class MomentField(forms.DateTimeField):
    """A moment in the site's time zone; one that the change of the clocks skips or repeats is refused in words."""

    def to_python(self, value):
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            # Django's sentence is about time zones. Alone a clock that goes back has an hour twice, in autumn.
            if error.code != "ambiguous_timezone" or error.params is None:
                raise
            raise forms.ValidationError(_clock_change(error.params["datetime"]), code=error.code) from error


def _clock_change(written: datetime) -> str:
    zone = timezone.get_current_timezone()
    before, after = (zone.utcoffset(written.replace(fold=fold)) or timedelta() for fold in (0, 1))
    if before > after:
        return gettext("Quell'ora quel giorno viene due volte: si torna all'ora solare. Scrivine un'altra.")
    return gettext("Quell'ora quel giorno non esiste: si passa all'ora legale. Scrivine un'altra.")


class WhenForm(forms.Form):
    class When(forms.Select):
        NOW, LATER = "now", "later"

    when = forms.ChoiceField(
        label=_("Quando"),
        choices=[(When.NOW, _("Subito")), (When.LATER, _("Alla data e ora che scrivo qui sotto"))],
        widget=forms.RadioSelect,
        initial=When.NOW,
    )
    send_at = MomentField(
        label=_("Data e ora"),
        required=False,
        # The script chooses «later» for whoever writes a date.
        widget=AdminDateTimeInput(attrs={"data-chooses": When.LATER}),
        help_text=_("Ora di Roma. I dati delle raccolte e i destinatari si guardano in quel momento."),
    )

    class Media:
        js: ClassVar[list[str]] = ["js/admin.js"]

    def clean(self) -> dict:
        cleaned = super().clean() or {}
        moment = cleaned.get("send_at")
        if self.errors.get("send_at"):
            return cleaned
        if cleaned.get("when") == self.When.NOW and moment is not None and "send_at" in self.changed_data:
            self.add_error("when", _("Hai scritto una data ma scelto «Subito»: scegli una delle due."))
        if cleaned.get("when") == self.When.LATER:
            if moment is None:
                self.add_error("send_at", _("Scrivi la data e l'ora dell'invio."))
            elif moment <= timezone.now():
                self.add_error("send_at", _("Questo momento è già passato: scrivine uno che deve ancora venire."))
            elif moment > timezone.now() + FURTHEST:
                self.add_error("send_at", _("Manca più di un anno: controlla la data."))
        return cleaned

    @property
    def is_later(self) -> bool:
        return self.cleaned_data["when"] == self.When.LATER

    @property
    def moment(self):
        """The moment chosen; this one where it is to go out at once."""
        return self.cleaned_data["send_at"] if self.is_later else timezone.now()


class SendForm(WhenForm):
    """Of ``number`` recipients."""

    confirm = forms.BooleanField(
        error_messages={"required": _("Spunta la conferma: un messaggio inviato non si riprende.")}
    )
    # How many recipients the page told of: whoever confirms has seen the number that is true.
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, number: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.number = number
        text = ngettext("Sì, invialo a %(number)d persona", "Sì, invialo a %(number)d persone", number)
        self.fields["confirm"].label = text % {"number": number}

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("seen") not in (None, self.number):
            self.add_error(None, _("Nel frattempo i destinatari sono cambiati: guarda il numero nuovo e conferma."))
            # Shown again with the number that is true now, for a tick of its own.
            kept = {name: value for name, value in self.data.items() if name != "confirm"}
            self.data = {**kept, "seen": str(self.number)}
        return cleaned
