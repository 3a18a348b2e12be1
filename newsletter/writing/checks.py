"""What is to be looked at before an issue is sent: errors keep it from going out, warnings do not."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.models import Translation

from home.clock import long_date, moment_text
from home.streams import blocks_of
from newsletter import marks
from newsletter.blocks import LIVE
from newsletter.models import NewsletterIssuePage
from newsletter.models.pages import BEST_PREHEADER, BEST_SUBJECT
from newsletter.writing import live
from newsletter.writing.figures import IssueFigures
from newsletter.writing.link_checks import link_problems
from newsletter.writing.live import block_key
from newsletter.writing.mail import IssueMail, write_mail
from newsletter.writing.on_its_way import mailing_of
from newsletter.writing.problems import Level, Problem
from newsletter.writing.why_empty import why_empty

__all__ = ["MOST_BYTES", "Level", "Problem", "problems_in", "problems_of", "size_of"]

# Gmail cuts a mail at 102 kB and hides the rest, the way out of the newsletter with it.
MOST_BYTES = 100_000
# A reader's own link is longer than the mark in its place.
_OWN_LINK = "https://" + "x" * 240
_PLACEHOLDER = re.compile(r"\b(lorem|todo|tbd|x{3,}|da completare|da scrivere)\b", re.IGNORECASE)


def problems_of(page: NewsletterIssuePage) -> list[Problem]:
    """All that is found in ``page`` as it is given, a draft or the live one; errors first.

    Of an issue in its first language also who gets it, its date, whether its translation keeps up, and what is wrong
    in that one where it is live.
    """
    figures = live.look(page)
    found = problems_in(page, figures, write_mail(page, figures))
    if page.locale.language_code == settings.LANGUAGE_CODE:
        found += [*_audience_problems(page), *_date_problems(page), *_translation_problems(page)]
    return sorted(found, key=lambda problem: not problem.is_error)


def problems_in(page: NewsletterIssuePage, figures: IssueFigures, mail: IssueMail) -> list[Problem]:
    """Of the texts of one language alone, with the figures and the mail that were made of it."""
    return [
        *_envelope_problems(page),
        *_content_problems(mail),
        *_picture_problems(page),
        *_button_problems(page),
        *link_problems(page),
        *_live_problems(page, figures),
        *_placeholder_problems(page),
    ]


def size_of(mail: IssueMail) -> int:
    """Bytes of the HTML as a reader gets it, with links of their own."""
    return len(marks.fill(mail.html, leave_url=_OWN_LINK, preferences_url=_OWN_LINK).encode())


def _error(text: str, block_id: str = "") -> Problem:
    return Problem(Level.ERROR, text, block_id)


def _warning(text: str, block_id: str = "") -> Problem:
    return Problem(Level.WARNING, text, block_id)


def _envelope_problems(page: NewsletterIssuePage) -> Iterator[Problem]:
    subject, preheader = page.subject.strip(), page.preheader.strip()
    least, most = BEST_PREHEADER
    if not subject:
        yield _error(_("Manca l'oggetto."))
    elif len(subject) > BEST_SUBJECT[1]:
        text = _("L'oggetto ha %(count)d caratteri: oltre %(most)d molti programmi di posta lo tagliano.")
        yield _warning(text % {"count": len(subject), "most": BEST_SUBJECT[1]})
    if subject and _was_used(page, subject):
        yield _warning(_("Un altro numero ha lo stesso oggetto: chi lo riceve può credere di averlo già letto."))
    if not preheader:
        yield _warning(_("Manca il testo di anteprima: accanto all'oggetto si leggerà l'inizio del numero."))
    elif not least <= len(preheader) <= most:
        text = _("Il testo di anteprima ha %(count)d caratteri: l'ideale è da %(least)d a %(most)d.")
        yield _warning(text % {"count": len(preheader), "least": least, "most": most})
    if subject and preheader.casefold().startswith(subject.casefold()):
        yield _warning(_("Il testo di anteprima ripete l'oggetto: usalo per dire altro."))


def _was_used(page: NewsletterIssuePage, subject: str) -> bool:
    same = NewsletterIssuePage.objects.filter(subject__iexact=subject, locale_id=page.locale_id)
    return same.exclude(translation_key=page.translation_key).exists()


def _audience_problems(page: NewsletterIssuePage) -> Iterator[Problem]:
    if not page.topics:
        yield _error(_("Non è scelto nessun argomento: nessuno riceverebbe questo numero."))
    if page.is_archive_only:
        yield _error(_("Questo numero è solo per l'archivio: per inviarlo togli quella spunta nelle impostazioni."))


def _date_problems(page: NewsletterIssuePage) -> Iterator[Problem]:
    """A copy keeps the date of what it was copied from, and stands in the archive by it."""
    mailing = mailing_of(page)
    if page.is_archive_only or (mailing and mailing.started_at):
        return
    day = timezone.localdate(mailing.send_at) if mailing else timezone.localdate()
    if page.date != day:
        if mailing:
            text = _("Il numero porta la data del %(date)s ma parte il %(day)s: cambiala, se è di una copia.")
        else:
            text = _("Il numero porta la data del %(date)s, e oggi è il %(day)s: cambiala, se è di una copia.")
        yield _warning(text % {"date": long_date(page.date), "day": long_date(day)})


def _content_problems(mail: IssueMail) -> Iterator[Problem]:
    if not mail.parts:
        yield _error(_("Il numero è vuoto: nessun blocco ha qualcosa da mostrare."))
    size = size_of(mail)
    if size > MOST_BYTES:
        text = _("L'e-mail pesa %(size)d kB: oltre 100 Gmail la taglia. Togli qualche blocco o accorcia gli elenchi.")
        yield _error(text % {"size": round(size / 1000)})


def _picture_problems(page: NewsletterIssuePage) -> Iterator[Problem]:
    for block in blocks_of(page.body, frozenset({"picture"})):
        value = block.value
        if value["image"] is None:
            yield _error(_("Un blocco «Immagine» non ha immagine: scegline una o togli il blocco."), block_key(block))
        elif not value["alt"] and (value["page"] or value["url"]):
            yield _error(_("Un'immagine è un collegamento senza parole: scrivi dove porta."), block_key(block))
        elif not value["alt"] and not value["is_decorative"]:
            yield _error(_("Un'immagine non ha testo alternativo: scrivi che cosa si vede."), block_key(block))


def _button_problems(page: NewsletterIssuePage) -> Iterator[Problem]:
    for block in blocks_of(page.body, frozenset({"button"})):
        label = block.value["label"].strip()
        if not label:
            yield _error(_("Un pulsante non ha parole."), block_key(block))
        if not (block.value["page"] or block.value["url"]):
            text = _("Il pulsante «%(label)s» non porta da nessuna parte.")
            yield _error(text % {"label": label or "…"}, block_key(block))


def _live_problems(page: NewsletterIssuePage, figures: IssueFigures) -> Iterator[Problem]:
    for block in blocks_of(page.body, LIVE):
        found, key = figures.of(block_key(block)), block_key(block)
        if found.is_empty:
            text = _("Il blocco «%(label)s» resta fuori: %(why)s.")
            yield _warning(text % {"label": block.block.label, "why": why_empty(block)}, key)
        elif block.block_type == "project" and not found.projects[0].is_open:
            text = _("La raccolta di «%(title)s» non è aperta: la scheda la mostra com'è.")
            yield _warning(text % {"title": found.projects[0].title}, key)
    shown = Counter(line.title for each in figures.blocks.values() for line in each.projects)
    for title in [title for title, count in shown.items() if count > 1]:
        yield _warning(_("«%(title)s» compare in più di un blocco.") % {"title": title})


def _placeholder_problems(page: NewsletterIssuePage) -> Iterator[Problem]:
    texts = [("", text) for text in (page.title, page.subject, page.preheader, page.summary)]
    for block in page.body:
        texts += [(block_key(block), text) for text in block.block.get_searchable_content(block.value)]
    for key, text in texts:
        found = _PLACEHOLDER.search(text)
        if found:
            yield _warning(_("C'è ancora un testo provvisorio: «%(word)s».") % {"word": found[0]}, key)


def _translation_problems(page: NewsletterIssuePage) -> Iterator[Problem]:
    # An alias stands in for a translation: it is the Italian text once more.
    versions = page.get_translations().filter(locale__language_code="en", alias_of=None)
    english = versions.select_related("locale").first()
    if english is None or not english.live:
        missing = _("La versione inglese manca.") if english is None else _("La versione inglese è ancora una bozza.")
        if page.also_untranslated:
            yield _warning(missing + " " + _("Chi legge in inglese riceve il testo italiano."))
        else:
            yield _warning(missing + " " + _("Chi legge in inglese non riceve questo numero."))
        return
    if _is_older(english, page):
        text = _("La versione inglese è stata pubblicata il %(moment)s, prima dell'ultima modifica di quella italiana.")
        yield _warning(text % {"moment": moment_text(english.last_published_at)})
    yield from _untranslated_problems(english)
    figures = live.look(english)
    for problem in problems_in(english, figures, write_mail(english, figures)):
        text = _("Nella versione inglese: %(text)s") % {"text": problem.text}
        yield replace(problem, text=text, block_id="")


def _untranslated_problems(english: NewsletterIssuePage) -> Iterator[Problem]:
    """Of a version that is translated piece by piece: what is missing stands in it in Italian."""
    translations = Translation.objects.filter(
        source__object_id=english.translation_key, target_locale=english.locale_id, enabled=True
    )
    translation = translations.first()
    total, translated = translation.get_progress() if translation else (0, 0)
    missing = total - translated
    if missing:
        text = ngettext(
            "Nella versione inglese manca %(missing)d testo su %(total)d: si legge in italiano.",
            "Nella versione inglese mancano %(missing)d testi su %(total)d: si leggono in italiano.",
            missing,
        )
        yield _warning(text % {"missing": missing, "total": total})


def _is_older(translation: NewsletterIssuePage, page: NewsletterIssuePage) -> bool:
    changed_at = page.latest_revision_created_at or page.last_published_at
    published_at = translation.last_published_at
    return bool(changed_at and published_at and published_at < changed_at)
