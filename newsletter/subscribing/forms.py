"""The forms of a subscription: an address, topics, preferences."""

from typing import cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from home.form_guard import GuardedForm
from home.text import PublicEmailField
from newsletter.addresses import LONGEST, normalised
from newsletter.models import Frequency
from newsletter.topics import MUNICIPI, Topic
from projects.taxonomy import Theme

# Longer ones are refused before any work is done on them.
_LONGEST_WRITTEN = 4 * LONGEST


class AddressField(PublicEmailField):
    """Cleans to the one spelling under which an address is kept."""

    default_error_messages = {
        "required": _("Scrivi la tua e-mail."),
        "invalid": _("Controlla l'e-mail: ha la forma nome@esempio.it."),
    }

    def to_python(self, value) -> str:
        written = super().to_python(value) or ""
        if not written:
            return ""
        try:
            return normalised(written) if len(written) <= _LONGEST_WRITTEN else self._refuse()
        except ValidationError:
            return self._refuse()

    def _refuse(self) -> str:
        raise ValidationError(self.error_messages["invalid"], code="invalid")


def address_field() -> AddressField:
    return AddressField(
        label=_("E-mail"),
        max_length=LONGEST,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )


class TopicsMixin(forms.Form):
    """The topics that issues of the newsletter go to; ``topic_keys`` are those that were ticked."""

    programme = forms.BooleanField(label=_("La newsletter del programma"), required=False)
    municipi = forms.MultipleChoiceField(
        label=_("Notizie dai Municipi"), required=False, widget=forms.CheckboxSelectMultiple
    )
    themes = forms.MultipleChoiceField(label=_("Notizie per tema"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        municipi = [(Topic.municipio(number).key, f"Municipio {number}") for number in MUNICIPI]
        themes = sorted(((Topic.theme(theme.pk).key, theme.label) for theme in Theme.objects.all()), key=_by_label)
        cast("forms.MultipleChoiceField", self.fields["municipi"]).choices = municipi
        cast("forms.MultipleChoiceField", self.fields["themes"]).choices = themes

    @property
    def topic_keys(self) -> list[str]:
        chosen = self.cleaned_data
        programme = [Topic.programme().key] if chosen.get("programme") else []
        return [*programme, *chosen.get("municipi", ()), *chosen.get("themes", ())]


def _by_label(choice: tuple[str, str]) -> str:
    return choice[1].casefold()


class AddressForm(GuardedForm):
    """An address alone; ``page`` is the number of the page that the form stood in."""

    email = address_field()
    page = forms.CharField(required=False, widget=forms.HiddenInput)


class SignUpForm(TopicsMixin, AddressForm):
    """An address and at least one topic."""

    field_order = ["email", "programme", "municipi", "themes"]

    def clean(self):
        cleaned = super().clean()
        if not self.topic_keys and not {"municipi", "themes"} & set(self.errors):
            self.add_error("programme", _("Scegli almeno un argomento: la newsletter, un Municipio o un tema."))
        return cleaned


class PreferencesForm(TopicsMixin):
    """What somebody gets, in which language and how often; nothing ticked is an answer too."""

    language = forms.ChoiceField(label=_("Lingua dei messaggi"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
    frequency = forms.ChoiceField(label=_("Quanto spesso"), choices=Frequency.choices, widget=forms.RadioSelect)
