"""The blocks that a call and a project's story add to the common ones."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks import common_blocks
from home.money import EuroField
from home.pictures import PictureBlock


class EuroBlock(blocks.FieldBlock):
    """Whole cents, written in euros as people write them; at least one cent."""

    def __init__(self, required: bool = True, help_text=None, min_cents: int = 1, max_cents: int = 10**12, **options):
        self.field = EuroField(required=required, help_text=help_text, min_cents=min_cents, max_cents=max_cents)
        super().__init__(**options)

    class Meta:
        label = _("Importo")


class SupportForm(models.TextChoices):
    SPACES = "spaces", _("concessione di spazi")
    MICRO_GRANTS = "micro_grants", _("microfinanziamenti")
    CIVIC_CROWDFUNDING = "civic_crowdfunding", _("crowdfunding civico")


class SupportFormBlock(blocks.StructBlock):
    form = blocks.ChoiceBlock(label=_("Forma"), choices=SupportForm.choices)
    text = blocks.TextBlock(label=_("In che cosa consiste"), rows=3)

    class Meta:
        label = _("Forma di sostegno")
        icon = "pick"
        template = "projects/blocks/support_form_block.html"


class TimelineItemBlock(blocks.StructBlock):
    when = blocks.CharBlock(label=_("Quando"), max_length=60, help_text=_("Per esempio: marzo-maggio"))
    title = blocks.CharBlock(label=_("Che cosa"), max_length=120)
    text = blocks.TextBlock(label=_("Dettagli"), required=False, rows=2)

    class Meta:
        label = _("Tappa")


class TimelineBlock(blocks.ListBlock):
    class Meta:
        label = _("Tappe")
        icon = "history"
        description = _("Che cosa succede e quando.")
        template = "projects/blocks/timeline_block.html"
        preview_value = [{"when": "marzo", "title": "Si apre il cantiere", "text": ""}]

    def __init__(self, **options):
        super().__init__(TimelineItemBlock(), **options)


class TeamMemberBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Nome"), max_length=120)
    role = blocks.CharBlock(label=_("Ruolo"), required=False, max_length=120)
    image = PictureBlock(label=_("Ritratto"), required=False)

    class Meta:
        label = _("Persona")


class TeamBlock(blocks.ListBlock):
    class Meta:
        label = _("Squadra")
        icon = "group"
        description = _("Chi porta avanti il progetto.")
        template = "projects/blocks/team_block.html"
        preview_value = [{"name": "Nome Cognome", "role": "coordinamento", "image": None}]

    def __init__(self, **options):
        super().__init__(TeamMemberBlock(), **options)


class BudgetLineBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Voce"), max_length=150)
    amount = EuroBlock(label=_("Importo"))

    class Meta:
        label = _("Voce di costo")
        icon = "list-ul"


class BudgetRowBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Voce"), max_length=120)
    note = blocks.CharBlock(label=_("Nota"), required=False, max_length=200)
    amount = EuroBlock(label=_("Importo"))

    class Meta:
        label = _("Riga")


class BudgetTableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(label=_("Titolo della tabella"), max_length=120)
    rows = blocks.ListBlock(BudgetRowBlock(), label=_("Righe"))

    class Meta:
        label = _("Tabella di costi")
        icon = "table"
        description = _("Il dettaglio di una parte del bilancio.")
        template = "projects/blocks/budget_table_block.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        return {**context, "total_cents": sum(row["amount"] or 0 for row in value["rows"])}


def story_blocks() -> list[tuple[str, blocks.Block]]:
    """The common blocks, and what only a project's story has."""
    return [
        *common_blocks(),
        ("timeline", TimelineBlock()),
        ("team", TeamBlock()),
        ("budget_table", BudgetTableBlock()),
    ]


def support_form_blocks() -> list[tuple[str, blocks.Block]]:
    return [("support_form", SupportFormBlock())]


class GiftBlock(EuroBlock):
    """An amount that can be given: within the site's limits, which are no part of a migration."""

    def __init__(self, **options):
        super().__init__(min_cents=settings.DONATION_MIN_CENTS, max_cents=settings.DONATION_MAX_CENTS, **options)


class SuggestedAmountBlock(blocks.StructBlock):
    amount = GiftBlock(label=_("Importo"))
    makes_possible = blocks.CharBlock(
        label=_("Che cosa rende possibile"),
        required=False,
        max_length=120,
        help_text=_("Per esempio: «un sacco di terra»"),
    )

    class Meta:
        label = _("Donazione suggerita")
        icon = "pick"


def budget_line_blocks() -> list[tuple[str, blocks.Block]]:
    return [("line", BudgetLineBlock())]


def suggested_amount_blocks() -> list[tuple[str, blocks.Block]]:
    return [("suggested_amount", SuggestedAmountBlock())]
