"""The reader's form: how clear a page is, why, and what else there is to say."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from home.feedback import HIGHEST, LONGEST_TEXT, LOWEST, reasons_for
from home.form_guard import GuardedForm
from home.text import CleanLineField


class PageFeedbackForm(GuardedForm):
    """For one ``rating``, on which it depends what is asked."""

    reason = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    text = CleanLineField(
        label=_("Vuoi aggiungere altri dettagli?"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3, "data-element": "feedback-input-text"}),
        help_text=_("Al massimo 200 caratteri. Non scrivere nomi, indirizzi o numeri di telefono."),
    )

    def __init__(self, *args, rating: int, **options):
        super().__init__(*args, **options)
        choices = [(reason.value, reason.label) for reason in reasons_for(rating)]
        cast("forms.ChoiceField", self.fields["reason"]).choices = choices


def rating_in(text: str) -> int | None:
    """The rating that an address asks for; none where it is no whole number from 1 to 5."""
    return int(text) if text in {str(number) for number in range(LOWEST, HIGHEST + 1)} else None
