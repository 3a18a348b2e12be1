"""What a mailing tells its readers of: found anew when it is sent, and refused where it is not true any more."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from home.base_page import BasePage
from newsletter.campaigns import CampaignFacts, campaigns
from newsletter.composing import CannotCompose
from newsletter.models import Mailing, MailingKind
from newsletter.notices.pages import project_in, update_in
from newsletter.notices.words import Words, words_of_figures, words_of_project, words_of_update
from projects.models import ProjectPage


@dataclass(frozen=True)
class News:
    """Of which project it is told, which page it leads to, and the words for the places."""

    project: ProjectPage
    page: BasePage
    words: Words


def news_of(mailing: Mailing, language: str) -> News:
    """In the language that is read. Raises ``CannotCompose``, which says why, for staff.

    What is told of an open campaign is told with its figures of this moment; of one that has ended, with those of its
    outcome, which the mailing keeps.
    """
    project = project_in(language, mailing.project_key)
    if project is None:
        raise CannotCompose(_("La pagina del progetto non è pubblicata, o non la possono vedere tutti."))
    words = words_of_project(project)
    match mailing.kind:
        case MailingKind.UPDATE:
            update = update_in(language, mailing.page_key)
            if update is None:
                raise CannotCompose(_("L'aggiornamento non è pubblicato, o non lo possono vedere tutti."))
            return News(project, update, {**words, **words_of_update(update)})
        case MailingKind.CLOSED:
            return News(project, project, {**words, **_kept_figures(mailing)})
        case _open:
            return News(project, project, {**words, **figures_now(_still_true(mailing))})


def figures_now(facts: CampaignFacts) -> Words:
    return words_of_figures(
        raised_cents=facts.raised_cents,
        threshold_cents=facts.threshold_cents,
        city_share_cents=facts.city_share_cents,
        ends_at=facts.ends_at or timezone.now(),
    )


def _kept_figures(mailing: Mailing) -> Words:
    facts = mailing.facts
    return words_of_figures(
        raised_cents=facts["raised_cents"],
        threshold_cents=facts["threshold_cents"],
        city_share_cents=facts["city_share_cents"],
        ends_at=_ended_then(mailing),
    )


def _ended_then(mailing: Mailing) -> datetime:
    """The campaign's end as it was when the news was made."""
    return datetime.fromisoformat(mailing.facts["ends_at"])


def _still_true(mailing: Mailing) -> CampaignFacts:
    """The campaign as it is now. Between the news and its sending it may have been suspended, extended or ended."""
    facts = campaigns().of([mailing.project_key]).get(mailing.project_key) if mailing.project_key else None
    if facts is None:
        raise CannotCompose(_("Il progetto non ha più una raccolta."))
    if not facts.is_open:
        raise CannotCompose(_("La notizia non è più vera. Adesso: %(state)s.") % {"state": facts.label.lower()})
    if mailing.kind == MailingKind.THRESHOLD and not facts.is_threshold_reached:
        raise CannotCompose(_("La notizia non è più vera: dopo un rimborso la raccolta è di nuovo sotto la soglia."))
    if mailing.kind == MailingKind.SEVEN_DAYS_LEFT and facts.ends_at != _ended_then(mailing):
        raise CannotCompose(_("La notizia non è più vera: la raccolta è stata prorogata."))
    return facts
