"""Composes a piece of news in each language, as it stands when it is sent."""

import re

from django.conf import settings
from django.utils import translation
from django.utils.text import normalize_newlines

from home.page_head import absolute
from newsletter.composing import ComposedText
from newsletter.mail_frame import frame_context, render_html, render_text
from newsletter.mail_pictures import mail_picture
from newsletter.models import Mailing, MailingKind, NoticeKind, NoticeText
from newsletter.notices.first_texts import text_of
from newsletter.notices.news import News, news_of
from newsletter.notices.words import filled, filled_html

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


def compose_notice(mailing: Mailing) -> list[ComposedText]:
    """A text in each language of the site. Raises ``CannotCompose`` where there is nothing to tell any more."""
    news_of(mailing, settings.LANGUAGE_CODE)  # what it refuses is said in the language of staff
    return [_compose(mailing, language) for language, _name in settings.LANGUAGES]


def notice_kind(mailing: Mailing) -> NoticeKind:
    if mailing.kind == MailingKind.CLOSED:
        return NoticeKind(mailing.facts["result"])
    return NoticeKind(mailing.kind)


def _compose(mailing: Mailing, language: str) -> ComposedText:
    with translation.override(language):
        return write_notice(text_of(notice_kind(mailing), language), news_of(mailing, language))


def write_notice(text: NoticeText, news: News) -> ComposedText:
    """The mail that ``text`` makes of ``news``, in the text's language.

    A paragraph with a place that there is nothing for is left out.
    """
    language, words = text.language, news.words
    paragraphs = [each for each in paragraphs_of(text.text) if filled(each, words)]
    page_language = news.page.locale.language_code
    subject = " ".join(filled(text.subject, words).split())
    url = absolute(news.page.get_url() or "/")
    with translation.override(language):
        context = {
            **frame_context(language),
            "subject": subject,
            "preheader": filled(text.preheader, words),
            "button": filled(text.button, words),
            "project": news.project,
            "page_url": url,
            "other_language": page_language if page_language != language else "",
            "is_demonstration": news.project.is_demonstration,
        }
        picture = news.project.hero_image
        as_html = {
            "heading": filled_html(text.heading, words, language=language),
            "paragraphs": [filled_html(each, words, language=language) for each in paragraphs],
            "picture": mail_picture(picture, "card") if picture else None,
        }
        as_text = {
            "heading": filled(text.heading, words),
            "paragraphs": [filled(each, words).splitlines() for each in paragraphs],
        }
    return ComposedText(
        language=language,
        subject=subject,
        html=render_html("newsletter/emails/notice.html", {**context, **as_html}, language=language),
        text=render_text("newsletter/emails/notice.txt", {**context, **as_text}, language=language),
        url=url,
    )


def paragraphs_of(text: str) -> list[str]:
    """What blank lines part, whichever line ends the browser sent."""
    return [each.strip() for each in _BLANK_LINES.split(normalize_newlines(text)) if each.strip()]
