"""What the newsletter adds to Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from newsletter.models import NewsletterIssuePage
from newsletter.staff import (
    import_views,
    mailing_views,
    page_guards,
    reach_views,
    schedule_views,
    send_views,
    subscriber_views,
    suppression_views,
)
from newsletter.staff.home_panel import MailingsPanel
from newsletter.staff.viewsets import NewsletterGroup
from newsletter.writing import views as writing_views


@hooks.register("register_admin_urls")
def register_writing_urls():
    return writing_views.urlpatterns


@hooks.register("register_admin_urls")
def register_staff_urls():
    return [
        *send_views.urlpatterns,
        *reach_views.urlpatterns,
        *schedule_views.urlpatterns,
        *mailing_views.urlpatterns,
        *subscriber_views.urlpatterns,
        *suppression_views.urlpatterns,
        *import_views.urlpatterns,
    ]


@hooks.register("register_admin_viewset")
def register_newsletter_lists():
    return NewsletterGroup()


@hooks.register("construct_homepage_panels")
def tell_of_mailings(request, panels):
    panels.append(MailingsPanel())


@hooks.register("register_page_header_buttons")
def register_send_button(page, user, view_name, next_url=None):
    """Beside the page's other acts, and in the list of issues."""
    yield from _send_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def register_send_button_in_lists(page, user, next_url=None):
    yield from _send_buttons(page, user)


def _send_buttons(page, user):
    """For who may send, to the page that says whom it reaches or how far it is; for others, to the numbers alone."""
    if not isinstance(page, NewsletterIssuePage):
        return
    if user.has_perm(send_views.SEND):
        yield Button(_("Invia"), reverse("newsletter_send", args=(page.pk,)), icon_name="mail", priority=13)
    elif user.has_perm(reach_views.VIEW):
        yield Button(_("A chi arriva"), reverse("newsletter_reach", args=(page.pk,)), icon_name="group", priority=13)


@hooks.register("register_page_header_buttons")
def register_check_button(page, user, view_name, next_url=None):
    """Beside the page's other acts: what was found in it, and a trial mail."""
    if isinstance(page, NewsletterIssuePage) and page.permissions_for_user(user).can_edit():
        yield Button(
            _("Controlla e prova"), reverse("newsletter_check", args=(page.pk,)), icon_name="mail", priority=12
        )


# Ahead of wagtail-localize, which answers for a translation and asks nobody after it.
@hooks.register("before_edit_page", order=-1)
def tell_where_an_issue_stands(request, page):
    page_guards.tell_where_it_stands(request, page)


@hooks.register("before_delete_page")
def keep_an_issue_that_was_sent(request, page):
    return page_guards.keep_what_was_sent(request, page)


@hooks.register("before_unpublish_page")
def confirm_what_becomes_of_mails(request, page):
    return page_guards.confirm_consequences(request, page)


@hooks.register("before_bulk_action")
def keep_issues_that_were_sent_in_bulk(request, action_type, objects, action_class_instance):
    return page_guards.keep_what_was_sent_in_bulk(request, action_type, objects)


@hooks.register("register_permissions")
def register_newsletter_permissions():
    """So that a group's page in the admin offers them."""
    return Permission.objects.filter(
        content_type__app_label="newsletter",
        content_type__model__in=("mailing", "subscriber", "suppression", "subscriberimport"),
        codename__in=(
            *("view_mailing", "send_mailing", "settle_delivery"),
            *("view_subscriber", "change_subscriber", "export_subscriber"),
            *("view_suppression", "change_suppression"),
            *("view_subscriberimport", "add_subscriberimport"),
        ),
    )


@hooks.register("register_log_actions")
def register_mailing_logs(actions):
    actions.register_action("newsletter.send", _("Invia"), _("Affidato all'invio"))
    actions.register_action("newsletter.move", _("Cambia data e ora"), _("Data e ora dell'invio cambiate"))
    actions.register_action("newsletter.withdraw", _("Annulla l'invio"), _("Invio annullato prima che partisse"))
    actions.register_action("newsletter.pause", _("Metti in pausa"), _("Invio messo in pausa"))
    actions.register_action("newsletter.resume", _("Riprendi"), _("Invio ripreso"))
    actions.register_action("newsletter.retry", _("Riprova"), _("Invio da ritentare"))
    actions.register_action("newsletter.stop", _("Interrompi"), _("Invio interrotto"))
    actions.register_action("newsletter.send_again", _("Invia di nuovo"), _("Messaggi rimessi in coda"))
    actions.register_action("newsletter.settle_as_sent", _("Considera inviati"), _("Messaggi considerati inviati"))
    actions.register_action("newsletter.remove", _("Togli da tutto"), _("Tolto da tutto, a sua richiesta"))
    actions.register_action("newsletter.erase", _("Cancella i dati"), _("Dati cancellati, a sua richiesta"))
    actions.register_action("newsletter.export", _("Esporta"), _("Elenco degli iscritti esportato"))
    actions.register_action("newsletter.import", _("Importa"), _("Importazione di iscritti cominciata"))
    actions.register_action("newsletter.suppress", _("Blocca"), _("Indirizzo bloccato"))
    actions.register_action("newsletter.lift", _("Sblocca"), _("Indirizzo sbloccato"))
