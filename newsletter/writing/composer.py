"""Composes an issue for sending: each language whose page is live, its figures frozen at that moment."""

from django.utils.translation import gettext as _

from newsletter.composing import CannotCompose, ComposedText
from newsletter.models import Mailing, NewsletterIssuePage
from newsletter.writing import live
from newsletter.writing.checks import Level, problems_in
from newsletter.writing.mail import write_mail
from newsletter.writing.versions import live_versions


def compose_issue(mailing: Mailing) -> list[ComposedText]:
    """A text for each language, Italian first. Raises ``CannotCompose`` where nothing can go out as it is now.

    What was checked before the button may have changed until the hour of sending: an error found then holds it all.
    """
    pages = live_versions(mailing.page_key)
    if not pages:
        raise CannotCompose(_("La pagina del numero non è pubblicata, o non la possono vedere tutti."))
    if any(page.is_archive_only for page in pages):
        raise CannotCompose(_("Il numero è solo per l'archivio: è già stato inviato con un altro servizio."))
    return [_compose(page, mailing) for page in pages]


def _compose(page: NewsletterIssuePage, mailing: Mailing) -> ComposedText:
    figures = live.look(page)
    mail = write_mail(page, figures, mailing.topics)
    errors = [each.text for each in problems_in(page, figures, mail) if each.level == Level.ERROR]
    if errors:
        raise CannotCompose(" ".join(errors))
    return ComposedText(
        language=mail.language,
        subject=mail.subject,
        html=mail.html,
        text=mail.text,
        url=mail.url,
        frozen=figures.as_json(),
    )
