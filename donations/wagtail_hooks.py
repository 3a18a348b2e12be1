"""Campaigns and donations in the admin, and what keeps a page with a campaign from being deleted."""

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from donations import act_views, permissions
from donations.admin_views import MoneyGroup
from donations.models import Campaign
from home.money import format_euros
from projects.models import ProjectPage


@hooks.register("register_admin_urls")
def register_act_urls():
    return act_views.urlpatterns


@hooks.register("register_permissions")
def register_act_permissions():
    """So that a group's page in the admin offers them."""
    return Permission.objects.filter(content_type__app_label="donations", codename__in=permissions.ACTS)


@hooks.register("register_log_actions")
def register_act_logs(actions):
    actions.register_action("donations.run_event_again", _("Esegui di nuovo"), _("Evento rimesso in coda"))
    actions.register_action("donations.approve_message", _("Pubblica il messaggio"), _("Messaggio pubblicato"))
    actions.register_action("donations.refuse_message", _("Non pubblicare"), _("Messaggio non pubblicato"))


@hooks.register("register_admin_viewset")
def register_money_views():
    return MoneyGroup()


def _pages_with_campaign(pages) -> list[str]:
    """Titles of the campaigns that hang on these pages or on pages below them; a call's are its projects'."""
    keys = set()
    for page in pages:
        below = Page.objects.descendant_of(page, inclusive=True)
        keys |= set(below.values_list("translation_key", flat=True))
        keys |= set(ProjectPage.objects.filter(call__in=below).values_list("translation_key", flat=True))
    return list(Campaign.objects.filter(project_key__in=keys).values_list("project_title", flat=True))


def _refuse(request, titles: list[str]) -> None:
    messages.error(
        request,
        _(
            "Non si può eliminare: c'è una campagna con le sue donazioni (%(titles)s). "
            "Per toglierla dal sito, annulla la pubblicazione della pagina."
        )
        % {"titles": ", ".join(titles)},
    )


@hooks.register("before_delete_page")
def keep_pages_with_a_campaign(request, page):
    titles = _pages_with_campaign([page])
    if titles:
        _refuse(request, titles)
        return redirect(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))
    return None


@hooks.register("before_publish_page")
def keep_the_budget_of_an_opened_campaign(request, page):
    """Donors gave towards that budget: a page that shows another would contradict its own campaign."""
    if not isinstance(page, ProjectPage):
        return None
    campaign = Campaign.objects.filter(project_key=page.translation_key, opens_at__lte=timezone.now()).first()
    if campaign is None or campaign.budget_cents == page.approved_budget_cents:
        return None
    messages.error(
        request,
        _(
            "Non si può pubblicare: la campagna è aperta con un costo approvato di %(campaign)s, e la pagina dice "
            "%(page)s. La bozza è salvata: rimetti il costo della campagna."
        )
        % {"campaign": format_euros(campaign.budget_cents), "page": format_euros(page.approved_budget_cents)},
    )
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_bulk_action")
def keep_pages_with_a_campaign_in_bulk(request, action_type, objects, action_class_instance):
    if action_type != "delete" or not all(isinstance(each, Page) for each in objects):
        return None
    titles = _pages_with_campaign(objects)
    if titles:
        _refuse(request, titles)
        return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_explore_root"))
    return None
