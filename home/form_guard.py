"""What keeps programs from filling in the forms that anybody may send."""

import contextlib
from datetime import timedelta
from typing import cast

from django import forms
from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

STAMP_SALT = "home.form"


def stamp() -> str:
    """The moment at which a form is shown, signed: who sends the form has asked for it, and not long ago."""
    return TimestampSigner(salt=STAMP_SALT).sign("form")


class StampField(forms.CharField):
    """Refuses a form that was filled in faster than a person can, or that was never asked for, or long ago."""

    widget = forms.HiddenInput
    default_error_messages = {
        "not_a_person": _("Il modulo è arrivato troppo in fretta: controlla, e invialo di nuovo."),
        "too_old": _("Il modulo era aperto da troppo tempo: controlla, e invialo di nuovo."),
    }

    def clean(self, value) -> None:
        fastest, oldest = (timedelta(seconds=seconds) for seconds in settings.PUBLIC_FORM_SECONDS)
        signer = TimestampSigner(salt=STAMP_SALT)
        try:
            signer.unsign(value or "", max_age=oldest)
        except SignatureExpired as error:
            raise forms.ValidationError(self.error_messages["too_old"], code="too_old") from error
        except BadSignature as error:
            raise forms.ValidationError(self.error_messages["not_a_person"], code="not_a_person") from error
        with contextlib.suppress(SignatureExpired):
            signer.unsign(value, max_age=fastest)
            if fastest:
                raise forms.ValidationError(self.error_messages["not_a_person"], code="not_a_person")


class TrapField(forms.CharField):
    """People do not see it; what fills in every field of a page does."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"})

    def clean(self, value) -> None:
        if value:
            raise forms.ValidationError(_("Lascia vuoto il campo «%(label)s».") % {"label": self.label})


class GuardedForm(forms.Form):
    """A form with a stamp and a trap; its template includes ``components/form_guard.html``."""

    shown = StampField(required=False)
    website = TrapField(label=_("Sito web (non scrivere qui)"), required=False)

    def renew_stamp(self) -> None:
        """What is wrong with the stamp is told once; shown again, the form has a stamp of its own."""
        if "shown" in self.errors:
            self.add_error(None, self.errors.pop("shown"))
            data = cast("QueryDict", self.data).copy()
            data["shown"] = stamp()
            self.data = data
