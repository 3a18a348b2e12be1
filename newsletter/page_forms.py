"""The form in which an issue is written: which Municipi it goes to, and how long its subject is."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from newsletter.topics import MUNICIPI


class CountedInput(forms.TextInput):
    """A line of text that says while it is written how long it is; without script, its help text alone.

    ``least`` and ``most`` characters are what mail programs show well.
    """

    def __init__(self, *, least: int, most: int, **options):
        # The sentence is the script's to fill in: it has no catalogue.
        counted = _("{count} caratteri, l'ideale è da {least} a {most}")
        attrs = {"data-count-least": least, "data-count-most": most, "data-count-text": counted}
        super().__init__(**{"attrs": attrs, **options})

    class Media:
        js: ClassVar[list[str]] = ["js/admin.js"]


class MunicipiField(forms.TypedMultipleChoiceField):
    """The numbers of Municipi, each with a box of its own."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options):
        choices = [(number, f"Municipio {number}") for number in MUNICIPI]
        super().__init__(choices=choices, coerce=int, required=False, **options)


class IssuePageForm(WagtailAdminPageForm):
    to_municipi = MunicipiField(label=_("A chi segue questi Municipi"))
