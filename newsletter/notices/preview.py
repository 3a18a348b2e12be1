"""What a notice's text will look like, told of a project of the site."""

from dataclasses import replace

from django.conf import settings
from django.utils import timezone, translation

from home.visibility import visible
from newsletter import marks
from newsletter.composing import ComposedText
from newsletter.models import NoticeKind, NoticeText
from newsletter.notices.composer import News, words_of_update, write_notice
from newsletter.notices.words import words_of_figures
from projects.models import ProjectPage, ProjectUpdatePage

# Figures that no campaign has to have.
_SAMPLE = {"raised_cents": 20_150_00, "threshold_cents": 20_000_00, "city_share_cents": 30_000_00}


def preview(text: NoticeText) -> ComposedText | None:
    """The mail, with links that leave nothing; ``None`` where the site has no project, or no update, to tell of."""
    news = _sample_news(text)
    if news is None:
        return None
    written = write_notice(text, news)
    nowhere = {"leave_url": settings.SITE_URL, "preferences_url": settings.SITE_URL}
    return replace(written, html=marks.fill(written.html, **nowhere), text=marks.fill(written.text, **nowhere))


def _sample_news(text: NoticeText) -> News | None:
    in_language = {"locale__language_code": text.language}
    projects = visible(ProjectPage.objects.filter(**in_language)).select_related("locale", "organisation", "hero_image")
    with translation.override(text.language):
        if text.kind == NoticeKind.UPDATE:
            update = visible(ProjectUpdatePage.objects.filter(**in_language)).select_related("locale").first()
            project = projects.ancestor_of(update).first() if update else None
            if update is None or project is None:
                return None
            return News(project, update, {**_words(project), **words_of_update(update)})
        project = projects.first()
        if project is None:
            return None
        facts = {**_SAMPLE, "ends_at": timezone.now().isoformat()}
        return News(project, project, {**_words(project), **words_of_figures(facts)})


def _words(project: ProjectPage) -> dict[str, str]:
    return {"progetto": project.title, "chi_lo_promuove": project.organisation.name}
