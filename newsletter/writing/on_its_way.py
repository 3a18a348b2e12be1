"""Whether an issue has been put on its way, and how far it is, as a sentence for whoever still writes in it."""

from django.utils.translation import gettext as _

from home.clock import moment_text
from newsletter.models import Mailing, MailingKind, MailingState, NewsletterIssuePage


def occasion_of(page: NewsletterIssuePage) -> str:
    return f"{MailingKind.ISSUE}:{page.translation_key}"


def mailing_of(page: NewsletterIssuePage) -> Mailing | None:
    return Mailing.objects.filter(occasion=occasion_of(page)).first()


def standing_text(mailing: Mailing) -> str:
    """Where the mailing of an issue stands, and what becomes of what is written in its page now."""
    if mailing.started_at is None:
        return _waiting_text(mailing)
    match mailing.state:
        case MailingState.PAUSED:
            text = _("L'invio di questo numero, cominciato il %(moment)s, è in pausa.")
        case MailingState.STOPPED:
            text = _("L'invio di questo numero, cominciato il %(moment)s, è stato interrotto.")
        case MailingState.DONE:
            text = _("Questo numero è partito il %(moment)s.")
        case _under_way:
            text = _("Questo numero è in invio dal %(moment)s.")
    return text % {"moment": moment_text(mailing.started_at)} + " " + _("Le correzioni si vedono solo nell'archivio.")


def _waiting_text(mailing: Mailing) -> str:
    moment = {"moment": moment_text(mailing.send_at)}
    if mailing.state == MailingState.HELD:
        return _("L'invio di questo numero non ha potuto cominciare: %(trouble)s") % {"trouble": mailing.trouble}
    if mailing.state == MailingState.STOPPED:
        return _("L'invio di questo numero è stato interrotto prima di cominciare.")
    if mailing.is_late:
        text = _("Questo numero doveva partire il %(moment)s e non è ancora partito: chiedi a chi si occupa del sito.")
        return text % moment
    return _("Questo numero è programmato per il %(moment)s: parte come sarà pubblicato in quel momento.") % moment
