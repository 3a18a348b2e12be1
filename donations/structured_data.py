"""Tells machines of a project: what its campaign aims at and has raised, and where to give, as schema.org says it."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from donations.figures import CampaignFigures
from home.page_head import PageHead
from home.structured_data import Node, institution
from projects.models import ProjectPage
from projects.structured_data import promoter_node

CURRENCY = "EUR"


def project_node(page: ProjectPage, figures: CampaignFigures, head: PageHead, *, is_giving_off: bool) -> Node:
    """The project; with the act of donating as long as its campaign takes gifts."""
    district = page.neighbourhood
    node = {
        "@type": "Project",
        "@id": f"{head.canonical_url}#project",
        "name": page.title,
        "description": head.description,
        "url": head.canonical_url,
        "image": [head.picture.url],
        "areaServed": {"@type": "Place", "name": f"{district.name}, {_('Municipio')} {district.municipio}"},
        "parentOrganization": promoter_node(page.organisation),
    }
    if figures.has_campaign:
        node["funding"] = _grants(figures, head)
        node["interactionStatistic"] = {
            "@type": "InteractionCounter",
            "interactionType": "https://schema.org/DonateAction",
            "userInteractionCount": figures.donors_count,
        }
    if figures.donate_url and not is_giving_off:
        node["potentialAction"] = _donate_action(page, figures)
    return node


def _grants(figures: CampaignFigures, head: PageHead) -> list[Node]:
    """What citizens have given, and what the City adds once it does."""
    given = {"name": _("Donazioni"), "amount": _amount(figures.raised_cents)}
    added = {"name": _("Quota del Comune"), "amount": _amount(figures.city_share_cents), "funder": institution(head)}
    grants = [given, added] if figures.is_threshold_reached else [given]
    return [{"@type": "MonetaryGrant", **grant} for grant in grants]


def _donate_action(page: ProjectPage, figures: CampaignFigures) -> Node:
    """Its result is the goal: from the threshold up to the whole approved cost."""
    goal = {"minValue": _euros(figures.threshold_cents), "maxValue": _euros(figures.budget_cents)}
    price = {"minPrice": _euros(settings.DONATION_MIN_CENTS), "maxPrice": _euros(settings.DONATION_MAX_CENTS)}
    assert figures.opens_at is not None and figures.last_moment is not None  # noqa: S101, PT018 - it takes gifts
    return {
        "@type": "DonateAction",
        "name": _("Dona a «%(title)s»") % {"title": page.title},
        "actionStatus": "https://schema.org/PotentialActionStatus",
        "recipient": promoter_node(page.organisation),
        "target": {"@type": "EntryPoint", "urlTemplate": settings.SITE_URL + figures.donate_url},
        "startTime": timezone.localtime(figures.opens_at).isoformat(timespec="seconds"),
        "endTime": timezone.localtime(figures.last_moment).isoformat(timespec="seconds"),
        "priceSpecification": {"@type": "PriceSpecification", "priceCurrency": CURRENCY, **price},
        "result": {"@type": "MonetaryAmount", "name": _("Obiettivo"), "currency": CURRENCY, **goal},
    }


def _amount(cents: int) -> Node:
    return {"@type": "MonetaryAmount", "currency": CURRENCY, "value": _euros(cents)}


def _euros(cents: int) -> str:
    """``1234.50``, as schema.org writes numbers in every language."""
    return f"{cents // 100}.{cents % 100:02d}"
