"""The newsletter in the admin: what staff did, in words."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def register_mailing_logs(actions):
    actions.register_action("newsletter.pause", _("Metti in pausa"), _("Invio messo in pausa"))
    actions.register_action("newsletter.resume", _("Riprendi"), _("Invio ripreso"))
    actions.register_action("newsletter.retry", _("Riprova"), _("Invio da ritentare"))
    actions.register_action("newsletter.stop", _("Interrompi"), _("Invio interrotto"))
    actions.register_action("newsletter.send_again", _("Invia di nuovo"), _("Messaggi rimessi in coda"))
    actions.register_action("newsletter.settle_as_sent", _("Considera inviati"), _("Messaggi considerati inviati"))
    actions.register_action("newsletter.lift", _("Sblocca"), _("Indirizzo sbloccato"))
