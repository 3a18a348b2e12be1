"""An issue as the archive and the previews show it."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Q

from home.visibility import visible
from newsletter import marks
from newsletter.models import NewsletterIssuePage
from newsletter.writing import live
from newsletter.writing.frozen import figures_for
from newsletter.writing.mail import IssueMail, write_mail
from newsletter.writing.parts import Part, parts_of


@dataclass(frozen=True)
class Issue:
    """``frozen_at`` is the moment that its figures are of; none while they are those of now."""

    parts: list[Part]
    frozen_at: datetime | None
    has_figures: bool
    newer: NewsletterIssuePage | None
    older: NewsletterIssuePage | None


def issue_of(page: NewsletterIssuePage, *, projects_url: str = "") -> Issue:
    """In the language that is active, which is the page's."""
    figures = figures_for(page)
    newer, older = _neighbours(page)
    return Issue(
        parts=parts_of(page, figures, projects_url=projects_url),
        frozen_at=figures.at if figures.is_frozen else None,
        has_figures=any(not each.is_empty for each in figures.blocks.values()),
        newer=newer,
        older=older,
    )


def _neighbours(page: NewsletterIssuePage) -> tuple[NewsletterIssuePage | None, NewsletterIssuePage | None]:
    """The issues that came right after and right before it, among those of the archive."""
    if page.pk is None:
        return None, None
    others = visible(NewsletterIssuePage.objects.filter(locale_id=page.locale_id).exclude(pk=page.pk)).in_archive()
    newer = others.filter(Q(date__gt=page.date) | Q(date=page.date, pk__gt=page.pk)).order_by("date", "pk")
    older = others.filter(Q(date__lt=page.date) | Q(date=page.date, pk__lt=page.pk))
    return newer.first(), older.first()


def preview_mail(page: NewsletterIssuePage) -> IssueMail:
    """The mail of ``page`` as it is written now; each reader's own links lead to the archive."""
    return with_harmless_links(write_mail(page, live.look(page)))


def with_harmless_links(mail: IssueMail) -> IssueMail:
    """For who only looks at it: no link in it leaves anything or changes anything."""
    nowhere = {"leave_url": mail.url or settings.SITE_URL, "preferences_url": mail.url or settings.SITE_URL}
    filled = {"html": marks.fill(mail.html, **nowhere), "text": marks.fill(mail.text, **nowhere)}
    return IssueMail(mail.language, mail.subject, filled["html"], filled["text"], mail.url, mail.parts)
