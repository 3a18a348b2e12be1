"""What staff fill in: a campaign's opening, and whether a donor's message and name are shown."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateTimeInput

from donations.models import Campaign, Donation
from donations.services.campaigns import (
    create_campaign,
    project_of,
    read_terms_anew,
    refusal_of_terms,
    refusal_to_create,
)
from home import site_version
from projects.models import ProjectPage

FURTHEST_OPENING = timedelta(days=2 * 366)


class ProjectChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, page: ProjectPage) -> str:
        return f"{page.title} ({page.organisation.name})"


class CampaignForm(WagtailAdminModelForm):
    """A new campaign asks for project and opening alone: all else follows from the call's rules."""

    instance: Campaign
    field_order = ["project", "opens_at"]
    project = ProjectChoiceField(
        label=_("Progetto"),
        queryset=ProjectPage.objects.none(),
        help_text=_("Costo, soglia, quota del Comune e durata vengono dalla pagina del progetto e dal suo bando."),
    )
    opens_at = forms.DateTimeField(
        label=_("Apre il"),
        widget=AdminDateTimeInput,
        help_text=_(
            "Ora di Roma. La campagna si apre e si chiude da sola, al minuto. Fino all'apertura, salvando qui si "
            "rileggono costo e regole dalla pagina del progetto e dal bando; poi non cambiano più."
        ),
    )

    class Meta:
        model = Campaign
        fields = ["opens_at"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk:
            del self.fields["project"]
            return
        taken = Campaign.objects.values("project_key")
        first_language = ProjectPage.objects.order_by("locale_id").values("locale_id")[:1]
        self.fields["project"].queryset = (
            ProjectPage.objects.filter(locale_id__in=first_language, alias_of=None)
            .exclude(translation_key__in=taken)
            .select_related("organisation", "call")
        )

    def _has_opened(self) -> bool:
        return bool(self.instance.pk) and self.instance.has_opened_at(timezone.now())

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        opens_at = cleaned.get("opens_at")
        if opens_at and not self._has_opened() and opens_at <= timezone.now():
            # The calendar turns what it cannot read into the present moment: nobody opens a campaign by a slip.
            raise ValidationError(
                {"opens_at": _("Scegli un momento futuro: appena aperta, una campagna non si cambia più.")}
            )
        if opens_at and opens_at > timezone.now() + FURTHEST_OPENING:
            raise ValidationError(
                {"opens_at": _("Controlla l'anno: una campagna si prepara con al più due anni di anticipo.")}
            )
        project = cleaned.get("project")
        reason = refusal_to_create(project) if project else ""
        if reason:
            raise ValidationError({"project": reason})
        if self.instance.pk and not self._has_opened():
            self._refuse_changed_project()
        return cleaned

    def _refuse_changed_project(self) -> None:
        """Its page, call or promoter may have changed since the campaign was made, and are read anew."""
        project = project_of(self.instance)
        reason = refusal_of_terms(project) if project else ""
        if reason:
            raise ValidationError({"opens_at": reason})

    def _post_clean(self) -> None:
        """A new campaign has no terms yet to be checked; one that has not opened reads its terms anew."""
        opens_at = self.cleaned_data.get("opens_at")
        if self.instance.pk and opens_at:
            if not self._has_opened():
                read_terms_anew(self.instance, opens_at)
            super()._post_clean()

    def save(self, commit: bool = True) -> Campaign:
        site_version.bump()
        if self._has_opened():
            return self.instance  # nothing of it changes any more, and an extension may have moved its end since
        if self.instance.pk:
            # The terms alone: a donation may have moved the totals since the form read them.
            self.instance.save(update_fields=Campaign.TERMS)
            return self.instance
        campaign = create_campaign(project=self.cleaned_data["project"], opens_at=self.cleaned_data["opens_at"])
        self.instance = campaign  # where the view looks for what was made
        return campaign

    def save_m2m(self) -> None:
        """Nothing: a campaign has no relations of that kind."""


class AppearanceForm(WagtailAdminModelForm):
    """Whether a donor's message and name appear in the project's page; nothing else of a donation is ever changed."""

    class Meta:
        model = Donation
        fields = ["is_message_approved", "is_name_hidden"]

    def save(self, commit: bool = True) -> Donation:
        site_version.bump()
        fields = [*self.Meta.fields]
        if "is_message_approved" in self.changed_data:
            self.instance.message_reviewed_at = timezone.now()
            fields.append("message_reviewed_at")
        # Nothing else: the donation may have been paid since the form read it.
        self.instance.save(update_fields=fields)
        return self.instance
