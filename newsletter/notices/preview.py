"""What a notice's text will look like, told of a project of the site."""

from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.utils import timezone, translation

from newsletter import marks
from newsletter.campaigns import CampaignFacts, campaigns
from newsletter.composing import ComposedText
from newsletter.models import NoticeKind, NoticeText
from newsletter.notices.composer import write_notice
from newsletter.notices.news import News
from newsletter.notices.pages import project_in, public_projects, public_updates, update_in
from newsletter.notices.words import Words, words_of_figures, words_of_project, words_of_update
from projects.models import ProjectPage

# How far the campaign of the preview is, in percents of its threshold, and how many days it has left.
_SHOWN = {
    NoticeKind.THRESHOLD: (101, 20),
    NoticeKind.SEVEN_DAYS_LEFT: (82, 7),
    NoticeKind.FUNDED: (117, 0),
    NoticeKind.KEPT: (64, 0),
    NoticeKind.RETURNED: (64, 0),
}
# For a project that has no campaign yet.
_THRESHOLD_CENTS, _CITY_SHARE_CENTS = 20_000_00, 30_000_00


def preview(text: NoticeText) -> ComposedText | None:
    """The mail, with links that leave nothing; ``None`` where the site has no project, or no update, to tell of."""
    with translation.override(text.language):
        news = _news_of_update(text.language) if text.kind == NoticeKind.UPDATE else _news_of_campaign(text)
    if news is None:
        return None
    written = write_notice(text, news)
    nowhere = {"leave_url": settings.SITE_URL, "preferences_url": settings.SITE_URL}
    return replace(written, html=marks.fill(written.html, **nowhere), text=marks.fill(written.text, **nowhere))


def _news_of_update(language: str) -> News | None:
    """The latest one; in this language where it is translated."""
    latest = public_updates().first()
    update = update_in(language, latest.translation_key) if latest else None
    project = project_in(language, update.project.translation_key) if update else None
    if update is None or project is None:
        return None
    return News(project, update, {**words_of_project(project), **words_of_update(update)})


def _news_of_campaign(text: NoticeText) -> News | None:
    """The campaign that ends first; where none is open, any project."""
    open_now = campaigns().open_now()
    shown = {facts.project_key: facts for facts in open_now}
    project = next(filter(None, (project_in(text.language, key) for key in shown)), None) or _any_project(text.language)
    if project is None:
        return None
    figures = _figures(NoticeKind(text.kind), shown.get(project.translation_key))
    return News(project, project, {**words_of_project(project), **figures})


def _any_project(language: str) -> ProjectPage | None:
    project = public_projects().order_by("pk").first()
    return project_in(language, project.translation_key) if project else None


def _figures(kind: NoticeKind, facts: CampaignFacts | None) -> Words:
    """The campaign's own threshold and share, at the point that ``kind`` is about."""
    percent, days_left = _SHOWN[kind]
    threshold_cents = facts.threshold_cents if facts else _THRESHOLD_CENTS
    return words_of_figures(
        raised_cents=threshold_cents * percent // 100,
        threshold_cents=threshold_cents,
        city_share_cents=facts.city_share_cents if facts else _CITY_SHARE_CENTS,
        ends_at=timezone.now() + timedelta(days=days_left),
    )
