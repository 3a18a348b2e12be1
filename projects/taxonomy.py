"""What projects are sorted by: theme, neighbourhood and the organisation that promotes them."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from stdnum.it import codicefiscale, iva
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet

from home.bilingual import BilingualName


@register_snippet
class Theme(BilingualName):
    class Meta(BilingualName.Meta):
        verbose_name = _("tema")
        verbose_name_plural = _("temi")


@register_snippet
class Neighbourhood(models.Model):
    """A quartiere; its name is a proper noun and is not translated."""

    name = models.CharField(_("nome"), max_length=80, unique=True)
    municipio = models.PositiveSmallIntegerField(
        _("Municipio"), validators=[MinValueValidator(1), MaxValueValidator(9)], help_text=_("Da 1 a 9.")
    )

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("municipio")])]

    class Meta:
        verbose_name = _("quartiere")
        verbose_name_plural = _("quartieri")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def municipio_name(self) -> str:
        """The same in both languages: it is searched for as it is written."""
        return f"Municipio {self.municipio}"


class LegalForm(models.TextChoices):
    APS = "aps", _("associazione di promozione sociale")
    ODV = "odv", _("organizzazione di volontariato")
    SOCIAL_COOPERATIVE = "social_cooperative", _("cooperativa sociale")
    SOCIAL_ENTERPRISE = "social_enterprise", _("impresa sociale")
    FOUNDATION = "foundation", _("fondazione")
    ASSOCIATION = "association", _("associazione senza scopo di lucro")
    INFORMAL_GROUP = "informal_group", _("gruppo informale di cittadini")


def validate_tax_code(value: str) -> None:
    """Refuses what is neither a codice fiscale nor a partita IVA with right check digits."""
    if not (codicefiscale.is_valid(value) or iva.is_valid(value)):
        raise ValidationError(_("Non è un codice fiscale o una partita IVA valida: controlla lettere e cifre."))


@register_snippet
class Organisation(models.Model):
    """Who promotes a project and receives its money."""

    name = models.CharField(_("nome"), max_length=150, unique=True)
    legal_form = models.CharField(_("forma giuridica"), max_length=30, choices=LegalForm.choices)
    founded_as_legal_entity = models.BooleanField(
        _("il nuovo soggetto giuridico esiste"),
        default=False,
        help_text=_(
            "Per i gruppi informali: spunta quando il gruppo ha costituito il soggetto senza scopo di lucro che "
            "riceverà i soldi. Prima di allora la campagna non apre."
        ),
    )
    tax_code = models.CharField(
        _("codice fiscale o partita IVA"), max_length=16, blank=True, validators=[validate_tax_code]
    )
    website = models.URLField(_("sito"), blank=True)

    panels = [
        FieldPanel("name"),
        MultiFieldPanel([FieldPanel("legal_form"), FieldPanel("founded_as_legal_entity")], heading=_("Forma")),
        FieldPanel("tax_code"),
        FieldPanel("website"),
    ]

    class Meta:
        verbose_name = _("organizzazione")
        verbose_name_plural = _("organizzazioni")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_informal_group(self) -> bool:
        return self.legal_form == LegalForm.INFORMAL_GROUP

    @property
    def can_receive_money(self) -> bool:
        """An informal group first founds the new body that the call obliges it to."""
        return not self.is_informal_group or self.founded_as_legal_entity
