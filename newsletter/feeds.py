"""The feed of the newsletter: the issues that were sent, each with all that its readers got."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from home.chrome import Chrome
from home.feeds import ArticleFeed, Channel, articles, programme_name
from home.page_head import absolute
from home.visibility import visible
from newsletter.models import NewsletterIssuePage, NewsletterPage
from newsletter.writing import live
from newsletter.writing.frozen import frozen_for
from newsletter.writing.parts import WORDS, parts_of_all

# Some months: an issue comes every other week.
MOST_ISSUES = 10


class IssuesFeed(ArticleFeed):
    """The newest issues of one language, with the figures of their sending."""

    def channel(self, chrome: Chrome, **address: int) -> Channel:
        issues = visible(NewsletterIssuePage.objects.filter(locale__language_code=chrome.language, alias_of=None))
        newest = list(issues.in_archive().select_related("locale")[:MOST_ISSUES])
        author = chrome.home.institution_name if chrome.home else ""
        html = _html_of(newest, chrome)
        archive = NewsletterPage.objects.live().filter(locale__language_code=chrome.language).first()
        return Channel(
            title=f"{_('Newsletter')} – {programme_name(chrome)}",
            description=_("Ogni numero della newsletter, per intero."),
            url=absolute((archive and chrome.url_of(archive)) or chrome.home_url),
            feed_url=absolute(reverse("newsletter:feed")),
            articles=articles(chrome, newest, lambda issue: {"author": author, "html": html[issue.pk]}),
        )


def _html_of(issues: Sequence[NewsletterIssuePage], chrome: Chrome) -> dict[int, str]:
    frozen = frozen_for(issues)
    with_figures = [(issue, frozen.get(issue.pk) or live.look(issue)) for issue in issues]
    projects_url = absolute(chrome.projects_url) if chrome.projects_url else ""
    written = parts_of_all(with_figures, kinds=WORDS, projects_url=projects_url)
    return {
        issue.pk: render_to_string("newsletter/feed_entry.html", {"parts": parts})
        for issue, parts in zip(issues, written, strict=True)
    }
