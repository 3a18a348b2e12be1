"""Composes a piece of news in each language, as it stands when it is sent."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from home.base_page import BasePage
from home.visibility import visible
from newsletter.composing import CannotCompose, ComposedText
from newsletter.mail_frame import frame_context, render_html, render_text
from newsletter.mail_pictures import mail_picture
from newsletter.models import Mailing, MailingKind, NoticeKind, NoticeText
from newsletter.notices.first_texts import text_of
from newsletter.notices.words import filled, words_of_figures
from projects.models import ProjectPage, ProjectUpdatePage

LONGEST_SUMMARY = 400


@dataclass(frozen=True)
class News:
    """What is told: of which project, led to which page, in words for the places."""

    project: ProjectPage
    page: BasePage
    words: dict[str, str]


def compose_notice(mailing: Mailing) -> list[ComposedText]:
    """A text in each language of the site. Raises ``CannotCompose`` where the project or the update is not public."""
    return [_compose(mailing, language) for language, _name in settings.LANGUAGES]


def notice_kind(mailing: Mailing) -> NoticeKind:
    if mailing.kind == MailingKind.CLOSED:
        return NoticeKind(mailing.facts["result"])
    return NoticeKind(mailing.kind)


def _compose(mailing: Mailing, language: str) -> ComposedText:
    with translation.override(language):
        return write_notice(text_of(notice_kind(mailing), language), _news(mailing, language))


def write_notice(text: NoticeText, news: News) -> ComposedText:
    """The mail that ``text`` makes of ``news``, in the text's language."""
    language = text.language
    with translation.override(language):
        subject = " ".join(filled(text.subject, news.words).split())
        paragraphs = [filled(each, news.words).strip() for each in text.text.split("\n\n")]
        picture = news.project.hero_image
        context = {
            **frame_context(language),
            "subject": subject,
            "preheader": filled(text.preheader, news.words),
            "heading": filled(text.heading, news.words),
            "paragraphs": [each for each in paragraphs if each],
            "button": filled(text.button, news.words),
            "project_title": news.project.title,
            "page_url": news.page.full_url,
            "other_language": news.page.locale.language_code if news.page.locale.language_code != language else "",
            "picture": mail_picture(picture, "card") if picture else None,
            "picture_alt": news.project.hero_image_alt,
            "is_demonstration": news.project.is_demonstration,
        }
    return ComposedText(
        language=language,
        subject=subject,
        html=render_html("newsletter/emails/notice.html", context, language=language),
        text=render_text("newsletter/emails/notice.txt", context, language=language),
        url=news.page.full_url or "",
    )


def _news(mailing: Mailing, language: str) -> News:
    projects = visible(ProjectPage.objects.filter(translation_key=mailing.project_key))
    project = _in_language(projects.select_related("locale", "organisation", "hero_image"), language)
    if project is None:
        raise CannotCompose(_("La pagina del progetto non è pubblicata, o non la possono vedere tutti."))
    words = {"progetto": project.title, "chi_lo_promuove": project.organisation.name}
    if mailing.kind != MailingKind.UPDATE:
        return News(project, project, {**words, **words_of_figures(mailing.facts)})
    updates = visible(ProjectUpdatePage.objects.filter(translation_key=mailing.page_key, alias_of=None))
    update = _in_language(updates.select_related("locale"), language)
    if update is None:
        raise CannotCompose(_("L'aggiornamento non è pubblicato, o non lo possono vedere tutti."))
    return News(project, update, {**words, **words_of_update(update)})


def words_of_update(update: ProjectUpdatePage) -> dict[str, str]:
    summary = Truncator(update.description).chars(LONGEST_SUMMARY)
    return {"aggiornamento": update.title, "riassunto": summary}


def _in_language(pages, language: str):
    """The version in this language; in the first language where there is none, or in any."""
    by_language = {page.locale.language_code: page for page in pages}
    return (
        by_language.get(language) or by_language.get(settings.LANGUAGE_CODE) or next(iter(by_language.values()), None)
    )
