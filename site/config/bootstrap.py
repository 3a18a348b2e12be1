"""What a site must have before anybody can work in it: languages, home pages and roles."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import GroupApprovalTask, Locale, Page, Site, Workflow

from home.models import HomePage
from newsletter.notices.first_texts import ensure_notice_texts

EDITORS, MANAGERS, ACCOUNTING = "Redazione", "Responsabili", "Ragioneria"
# Wagtail makes these two with the right permissions on pages, images and documents.
WAGTAIL_GROUPS = {"Editors": EDITORS, "Moderators": MANAGERS}
WAGTAIL_APPROVAL, APPROVAL = "Moderators approval", "Approvazione dei responsabili"

_SNIPPETS = ("theme", "neighbourhood", "organisation", "newscategory")
_MONEY = (
    *("campaign", "donation", "paymentattempt", "ledgerentry", "refundorder", "stripeevent", "donormail"),
    "givingpause",
)


def ensure_site() -> dict[str, HomePage]:
    """Home page of each language, by language code; a repeat changes nothing that is there."""
    ensure_roles()
    ensure_notice_texts()
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code, _name in settings.LANGUAGES}
    homes = {home.locale.language_code: home for home in HomePage.objects.filter(depth=2).select_related("locale")}
    source_code = settings.LANGUAGE_CODE
    if source_code not in homes:
        homes[source_code] = _source_home(locales[source_code])
    for code, locale in locales.items():
        if code not in homes:
            homes[code] = _translated_home(homes[source_code], locale)
    _point_site_at(homes[source_code])
    return homes


def ensure_roles() -> None:
    """The groups that staff belong to, with what each may do."""
    for old, new in WAGTAIL_GROUPS.items():
        if not Group.objects.filter(name=new).exists():
            Group.objects.filter(name=old).update(name=new)
    GroupApprovalTask.objects.filter(name=WAGTAIL_APPROVAL).update(name=APPROVAL)
    Workflow.objects.filter(name=WAGTAIL_APPROVAL).update(name=APPROVAL)
    snippets = Q(content_type__model__in=_SNIPPETS)
    translating = Q(codename="submit_translation")
    see_money = Q(content_type__app_label="donations", content_type__model__in=_MONEY, codename__startswith="view_")
    see_jobs = Q(codename="view_job")
    set_up_campaigns = Q(codename__in=["add_campaign", "change_campaign", "view_campaign"])
    run_campaigns = Q(codename__in=["extend_campaign", "suspend_campaign", "switch_giving", "view_givingpause"])
    handle_money = Q(codename__in=["grant_city_share", "order_refund", "run_event_again"])
    review_messages = Q(codename__in=["change_donation"])
    read_feedback = Q(codename="view_pagefeedback")
    see_mailings = Q(codename="view_mailing")
    run_newsletter = Q(codename__in=["send_mailing", "settle_delivery", "view_noticetext", "change_noticetext"])
    look_after_subscribers = Q(
        codename__in=[
            *("view_subscriber", "change_subscriber", "export_subscriber"),
            *("view_suppression", "change_suppression"),
            *("view_subscriberimport", "add_subscriberimport"),
        ]
    )
    enter_admin = Q(codename="access_admin")
    # Whether an informal group may receive money is not for whoever writes pages to say.
    _grant(EDITORS, snippets & ~Q(content_type__model="organisation") | translating | read_feedback | see_mailings)
    _grant(MANAGERS, snippets | translating | read_feedback | set_up_campaigns | run_campaigns | review_messages)
    _grant(MANAGERS, see_mailings | run_newsletter | look_after_subscribers)
    _grant(ACCOUNTING, enter_admin | see_money | see_jobs | handle_money)


def _grant(name: str, wanted: Q) -> None:
    group, _created = Group.objects.get_or_create(name=name)
    group.permissions.add(*Permission.objects.filter(wanted))


def _source_home(locale: Locale) -> HomePage:
    root = Page.objects.get(depth=1)
    welcome = Page.objects.filter(depth=2, slug="home").exclude(pk__in=HomePage.objects.values("pk")).first()
    with translation.override(locale.language_code):
        home = HomePage(**_first_texts(), slug="home-it", locale=locale)
    root.add_child(instance=home)
    _point_site_at(home)  # before the welcome page goes: the site hangs on it
    if welcome is not None:
        welcome.delete()
    return home


def _point_site_at(home: HomePage) -> None:
    """Let Wagtail's site be where ``SITE_URL`` says, so that the addresses it prints are right."""
    address = urlsplit(settings.SITE_URL)
    default_port = 443 if address.scheme == "https" else 80
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname,
            "port": address.port or default_port,
            "root_page": home,
            "site_name": settings.WAGTAIL_SITE_NAME,
        },
    )
    Site.clear_site_root_paths_cache()


def _translated_home(source: HomePage, locale: Locale) -> HomePage:
    code = locale.language_code
    with translation.override(code):
        home = HomePage(**_first_texts(), slug=f"home-{code}", locale=locale, translation_key=source.translation_key)
    source.get_parent().add_child(instance=home)
    return home


def _first_texts() -> dict:
    """What the home page says until somebody writes better."""
    step = {"title": _("Scegli un progetto"), "text": _("Leggi i progetti dei quartieri e scegline uno.")}
    return {
        "title": _("Crowdfunding civico"),
        "programme_name": _("Crowdfunding civico"),
        "institution_name": _("Il Comune"),
        "lead": _("Dona ai progetti dei quartieri: quando una raccolta arriva alla soglia, il Comune fa il resto."),
        "steps": [("step", step)] * 3,
    }
