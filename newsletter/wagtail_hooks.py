"""What the newsletter adds to Wagtail's admin."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from newsletter.models import NewsletterIssuePage
from newsletter.writing import views as writing_views


@hooks.register("register_admin_urls")
def register_writing_urls():
    return writing_views.urlpatterns


@hooks.register("register_page_header_buttons")
def register_check_button(page, user, view_name, next_url=None):
    """Beside the page's other acts: what was found in it, and a trial mail."""
    if isinstance(page, NewsletterIssuePage) and page.permissions_for_user(user).can_edit():
        yield Button(
            _("Controlla e prova"), reverse("newsletter_check", args=(page.pk,)), icon_name="mail", priority=12
        )


@hooks.register("register_log_actions")
def register_mailing_logs(actions):
    actions.register_action("newsletter.pause", _("Metti in pausa"), _("Invio messo in pausa"))
    actions.register_action("newsletter.resume", _("Riprendi"), _("Invio ripreso"))
    actions.register_action("newsletter.retry", _("Riprova"), _("Invio da ritentare"))
    actions.register_action("newsletter.stop", _("Interrompi"), _("Invio interrotto"))
    actions.register_action("newsletter.send_again", _("Invia di nuovo"), _("Messaggi rimessi in coda"))
    actions.register_action("newsletter.settle_as_sent", _("Considera inviati"), _("Messaggi considerati inviati"))
    actions.register_action("newsletter.lift", _("Sblocca"), _("Indirizzo sbloccato"))
