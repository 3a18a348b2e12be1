"""Makes the demonstration's newsletter: its page, its issues in both languages, and mailings that came to an end."""

import json
import re
import uuid
from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Locale, Page

from demo.content import newsletter as content
from demo.content.newsletter import Issue
from demo.content.schema import Text
from demo.loading.mailings import load_mailing
from demo.loading.subscribers import SubscriberLoader
from home.models import HomePage
from newsletter.models import NewsletterIssuePage, NewsletterPage
from projects.models import ProjectPage
from projects.taxonomy import Theme

LANGUAGES = ("it", "en")
SENT_AT = time(10, 30)
DEFAULTS: dict[str, dict] = {
    "closing_soon": {"days": 7, "at_most": 6},
    "nearly_there": {"missing": 500_00, "at_most": 6},
    "new_projects": {"since": "last_issue", "days": 14, "at_most": 6},
    "municipio": {"municipio": "1", "at_most": 6},
    "news": {"which": "latest", "at_most": 3},
    "totals": {},
}
_PROJECT_LINK = re.compile(r'href="progetto:([a-z0-9-]+)"')


class NewsletterLoader:
    """What is there is left as it is, so it can be run again; campaigns and their donations come before it."""

    def __init__(self, homes: dict[str, HomePage], images: dict, report: Callable[[str], None]):
        self.homes, self.images, self.report = homes, images, report
        self.locales = {code: Locale.objects.get(language_code=code) for code in LANGUAGES}
        self.now = timezone.now()

    def load(self) -> None:
        self.report("newsletter: page, subscribers")
        archive = {code: self._page(code) for code in LANGUAGES}
        projects = ProjectPage.objects.filter(locale=self.locales["it"]).order_by("pk")
        keys = list(projects.values_list("translation_key", flat=True))
        SubscriberLoader(self.now, keys, list(Theme.objects.order_by("pk").values_list("pk", flat=True))).load()
        for number, issue in enumerate(content.SENT, 1):
            self.report(f"newsletter: issue {number} of {len(content.SENT)}")
            pages = [self._issue(archive, issue, code) for code in LANGUAGES]
            load_mailing(pages, at=self._sent_at(issue), by=_manager(), is_latest=issue is content.SENT[-1])
        self._issue(archive, content.DRAFT, "it")

    def _page(self, language: str) -> NewsletterPage:
        home = self.homes[language]
        found = NewsletterPage.objects.child_of(home).first()
        if found is not None:
            return found
        page = NewsletterPage(
            title=_say(content.PAGE_TITLE, language),
            slug=content.PAGE_SLUG,
            summary=_say(content.PAGE_SUMMARY, language),
            introduction=_say(content.PAGE_INTRODUCTION, language),
            postal_address=content.POSTAL_ADDRESS,
            is_demonstration=True,
            locale=self.locales[language],
        )
        if language != "it":
            page.translation_key = NewsletterPage.objects.child_of(self.homes["it"]).get().translation_key
        home.refresh_from_db()
        home.add_child(instance=page)
        page.save_revision().publish()
        return page

    def _issue(self, archive: dict[str, NewsletterPage], issue: Issue, language: str) -> NewsletterIssuePage:
        italian = NewsletterIssuePage.objects.child_of(archive["it"]).filter(slug=issue.slug).first()
        found = italian if language == "it" else italian and italian.get_translation_or_none(self.locales[language])
        if found is not None:
            return found
        page = NewsletterIssuePage(**self._fields(issue, language), locale=self.locales[language])
        if italian is not None:
            page.translation_key = italian.translation_key
        archive[language].refresh_from_db()
        archive[language].add_child(instance=page)
        page.to_themes = Theme.objects.filter(slug__in=issue.themes)
        revision = page.save_revision()
        if issue.days_ago is not None:
            revision.publish()
        return NewsletterIssuePage.objects.select_related("locale", "hero_image").get(pk=page.pk)

    def _fields(self, issue: Issue, language: str) -> dict:
        return {
            "title": _say(issue.title, language),
            "slug": issue.slug if language == "it" else issue.slug_en,
            "live": issue.days_ago is not None,
            "date": timezone.localdate(self._sent_at(issue)),
            "subject": _say(issue.subject, language),
            "preheader": _say(issue.preheader, language),
            "summary": _say(issue.summary, language),
            "hero_image": self.images.get(issue.illustration),
            "hero_image_alt": _say(issue.illustration_alt, language) if issue.illustration_alt else "",
            "body": json.dumps([each for block in issue.blocks if (each := self._block(block, language))]),
            "to_municipi": list(issue.municipi),
            "is_demonstration": True,
        }

    def _block(self, block, language: str) -> dict | None:
        match block:
            case content.IssueHeading():
                return _raw("heading", _say(block.text, language))
            case content.IssueText():
                return _raw("text", self._rich(_say(block.text, language)))
            case content.IssueButton():
                page = Page.objects.get(slug=block.page, locale=self.locales["it"], depth=3)
                return _raw("button", {"label": _say(block.label, language), "page": page.pk, "url": ""})
            case content.IssueProject():
                return _raw("project", {"project": self._project(block.project).pk})
            case content.IssuePicture():
                return self._picture(block, language)
            case content.IssueLive():
                return _raw(block.kind, {"heading": "", **DEFAULTS[block.kind], **block.values})
        raise TypeError(f"no block for {block!r}")

    def _picture(self, block: content.IssuePicture, language: str) -> dict | None:
        image = self.images.get(block.illustration)
        texts = {"alt": _say(block.alt, language), "caption": _say(block.caption, language)}
        value = {"is_decorative": False, "page": None, "url": "", **texts}
        return _raw("picture", {"image": image.pk, **value}) if image else None

    def _rich(self, html: str) -> str:
        return _PROJECT_LINK.sub(lambda found: f'linktype="page" id="{self._project(found[1]).pk}"', html)

    def _project(self, slug: str) -> ProjectPage:
        return ProjectPage.objects.get(slug=slug, locale=self.locales["it"])

    def _sent_at(self, issue: Issue) -> datetime:
        day = timezone.localdate(self.now) - timedelta(days=issue.days_ago or 0)
        return timezone.make_aware(datetime.combine(day, SENT_AT))


def _raw(kind: str, value) -> dict:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def _say(text: Text, language: str) -> str:
    return getattr(text, language)


def _manager():
    return get_user_model().objects.filter(username="responsabile").first()
