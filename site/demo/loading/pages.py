"""Makes the demonstration pages, each in both languages, where they are missing."""

import json
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Locale, Page

from demo.content import call as call_content
from demo.content import news as news_content
from demo.content import site_pages, taxonomy
from demo.content.project_questions import FAQ, PLACES
from demo.content.projects import PROJECTS
from demo.content.schema import Document, Text
from demo.content.updates import UPDATES
from demo.loading.blocks import RawBlocks
from demo.loading.pictures import load_document
from home.models import HomePage, NewsCategory, NewsIndexPage, NewsPage, StandardPage
from projects.models import (
    CALL_FACTS,
    CallDocument,
    CallPage,
    ProgrammePage,
    ProjectDocument,
    ProjectIndexPage,
    ProjectPage,
    ProjectUpdatePage,
)
from projects.taxonomy import Neighbourhood, Organisation, Theme

LANGUAGES = ("it", "en")
# Behind a document's title, which also stands where no notice is near: in the real call's page and in a download.
DEMONSTRATION_MARK = {"it": " (dimostrativo)", "en": " (demonstration)"}


@dataclass
class Pair:
    """A page in both languages."""

    it: Page
    en: Page

    def __getitem__(self, language: str) -> Page:
        return getattr(self, language)


class PageLoader:
    """Loads everything that is a page or a snippet; ``report(text)`` is told of each step."""

    def __init__(self, homes: dict[str, HomePage], images: dict, report):
        self.locales = {code: Locale.objects.get(language_code=code) for code in LANGUAGES}
        self.homes = Pair(homes["it"], homes["en"])
        self.images = images
        self.raw = {code: RawBlocks(code, self._image_id) for code in LANGUAGES}
        self.report = report

    def load(self) -> dict[str, ProjectPage]:
        """Italian project page of each project, by Italian slug."""
        self._load_taxonomy()
        self._load_home()
        call = self._load_call()
        projects = self._load_projects(call)
        self._load_updates(projects)
        self._load_programme()
        self._load_news()
        for page in site_pages.STANDARD_PAGES:
            self._load_standard_page(page)
        return {slug: pair.it for slug, pair in projects.items()}

    def _image_id(self, key: str) -> int | None:
        image = self.images.get(key)
        return image.pk if image else None

    def _publish(self, parent: Pair, model: type[Page], slugs: Text | tuple[str, str], fields) -> Pair:
        """The page in both languages; ``fields(language)`` gives its values where it is made."""
        slug_of = dict(zip(LANGUAGES, slugs if isinstance(slugs, tuple) else (slugs.it, slugs.en), strict=True))
        pages: dict[str, Page] = {}
        for language in LANGUAGES:
            if language == "en":  # under whatever address it has by now
                found = pages["it"].get_translation_or_none(self.locales["en"])
            else:
                found = model.objects.child_of(parent[language]).filter(slug=slug_of[language]).first()
            if found is None:
                found = model(**fields(language), slug=slug_of[language], locale=self.locales[language])
                if language == "en":
                    found.translation_key = pages["it"].translation_key
                parent[language].add_child(instance=found)
                found.save_revision().publish()
                parent[language].refresh_from_db()
            pages[language] = found
        return Pair(**pages)

    def _load_taxonomy(self) -> None:
        self.report("themes, neighbourhoods, organisations")
        self.themes = {each.key: _named(Theme, each.name, each.key) for each in taxonomy.THEMES}
        self.categories = {each.key: _named(NewsCategory, each.name, each.key) for each in taxonomy.NEWS_CATEGORIES}
        self.neighbourhoods = {
            each.key: Neighbourhood.objects.get_or_create(name=each.name, defaults={"municipio": each.municipio})[0]
            for each in taxonomy.NEIGHBOURHOODS
        }
        self.organisations = {}
        self.organisation_texts = {each.key: each.description for each in taxonomy.ORGANISATIONS}
        for each in taxonomy.ORGANISATIONS:
            values = {
                "legal_form": each.legal_form,
                "website": each.website,
                "founded_as_legal_entity": each.founded_as_legal_entity,
            }
            self.organisations[each.key] = Organisation.objects.get_or_create(name=each.name, defaults=values)[0]

    def _load_home(self) -> None:
        self.report("home page")
        home = site_pages.HOME
        for language in LANGUAGES:
            page, raw = self.homes[language], self.raw[language]
            if page.is_demonstration:
                continue
            page.title = raw.say(home.title)
            page.programme_name = home.programme_name
            page.lead = raw.say(home.lead)
            page.summary = raw.say(home.lead)
            steps = [{"title": raw.say(step.title), "text": raw.say(step.text)} for step in home.steps]
            page.steps = json.dumps([{"type": "step", "value": step} for step in steps])
            page.body = raw.rich(home.body)
            page.institution_name, page.institution_url = home.institution_name, home.institution_url
            page.contact_email = home.contact_email
            page.fund_notice = raw.say(home.fund_notice)
            page.hero_image = self.images.get("home/1")
            page.is_demonstration = True
            page.save_revision().publish()

    def _load_call(self) -> Pair:
        self.report("call")
        call = call_content.CALL

        def fields(language: str) -> dict:
            raw = self.raw[language]
            forms = [{"form": each.form, "text": raw.say(each.text)} for each in call.support_forms]
            return {
                "title": raw.say(call.title),
                "summary": raw.say(call.summary),
                "hero_image": self.images.get("call/1"),
                "show_in_menus": True,
                "who_may_apply": raw.say(call.who_may_apply),
                "support_forms": json.dumps([{"type": "support_form", "value": form} for form in forms]),
                "informal_groups_rule": raw.say(call.informal_groups_rule),
                "body": raw.rich(call.body),
                "faq": raw.faq(call.faq),
                "contacts": raw.say(call.contacts),
                "documents": [
                    CallDocument(**self._document(document, language), sort_order=number)
                    for number, document in enumerate(call.documents)
                ],
                **{name: getattr(call, name) for name in CALL_FACTS},
            }

        return self._publish(self.homes, CallPage, (call.slug, call.slug_en), fields)

    def _document(self, document: Document, language: str) -> dict:
        raw = self.raw[language]
        text = strip_tags(raw.say(document.text).replace("</p>", "\n\n").replace("</li>", "\n"))
        title = raw.say(document.title) + DEMONSTRATION_MARK[language]
        return {
            "title": title,
            "document": load_document(title, text),
            "locale": self.locales[language],
        }

    def _load_projects(self, call: Pair) -> dict[str, Pair]:
        index = self._publish(self.homes, ProjectIndexPage, *self._index(site_pages.PROJECT_INDEX))
        pairs = {}
        for number, project in enumerate(PROJECTS, 1):
            self.report(f"project {number} of {len(PROJECTS)}: {project.title.it}")
            pairs[project.slug] = self._publish(
                index,
                ProjectPage,
                (project.slug, project.slug_en),
                lambda language, project=project: self._project_fields(project, call, language),
            )
        return pairs

    def _index(self, section):
        def fields(language: str) -> dict:
            raw = self.raw[language]
            return {
                "title": raw.say(section.title),
                "summary": raw.say(section.summary),
                "show_in_menus": True,
                "is_demonstration": True,
            }

        return (section.slug, section.slug_en), fields

    def _project_fields(self, project, call: Pair, language: str) -> dict:
        raw = self.raw[language]
        suggested = [
            {"amount": each.amount_cents, "makes_possible": raw.say(each.makes_possible)}
            for each in project.suggested_amounts
        ]
        return {
            "title": raw.say(project.title),
            "summary": raw.say(project.summary),
            "hero_image": self.images.get(project.hero_illustration),
            "hero_image_alt": raw.say(project.hero_image_alt),
            "is_demonstration": True,
            "call": call[language],
            "organisation": self.organisations[project.organisation],
            "promoter_text": raw.say(self.organisation_texts[project.organisation]),
            "neighbourhood": self.neighbourhoods[project.neighbourhood],
            "place": PLACES.get(project.slug, ""),
            "faq": raw.faq(FAQ[project.slug]) if project.slug in FAQ else "[]",
            "theme": self.themes[project.theme],
            "ranking_position": project.ranking_position,
            "story": raw.stream(project.story),
            "use_of_funds": raw.say(project.use_of_funds),
            "approved_budget_cents": project.approved_budget_cents,
            "suggested_amounts": json.dumps([{"type": "suggested_amount", "value": each} for each in suggested]),
            "budget_lines": json.dumps(
                [{"type": "line", "value": self._budget_line(each, raw)} for each in project.budget_lines]
            ),
            "documents": [
                ProjectDocument(**self._document(document, language), sort_order=number)
                for number, document in enumerate(project.documents)
            ],
        }

    @staticmethod
    def _budget_line(line, raw: RawBlocks) -> dict:
        return {"label": raw.say(line.label), "amount": line.amount_cents}

    def _load_updates(self, projects: dict[str, Pair]) -> None:
        self.report(f"{len(UPDATES)} updates")
        for update in UPDATES:

            def fields(language: str, update=update) -> dict:
                raw = self.raw[language]
                return {
                    "title": raw.say(update.title),
                    "summary": raw.say(update.summary),
                    "body": raw.rich(update.body),
                    "date": _days_ago(update.days_ago),
                    "is_demonstration": True,
                }

            self._publish(projects[update.project], ProjectUpdatePage, (update.slug, update.slug_en), fields)

    def _load_programme(self) -> None:
        content = site_pages.PROGRAMME

        def fields(language: str) -> dict:
            raw = self.raw[language]
            return {
                "title": raw.say(content.title),
                "seo_title": raw.say(content.title_for_search),
                "summary": raw.say(content.summary),
                "introduction": raw.say(content.introduction),
                "data_note": raw.say(content.data_note),
                "body": raw.rich(content.body),
                "show_in_menus": True,
                "is_demonstration": True,
            }

        self._publish(self.homes, ProgrammePage, (content.slug, content.slug_en), fields)

    def _load_news(self) -> None:
        self.report(f"{len(news_content.NEWS)} news pages")
        index = self._publish(self.homes, NewsIndexPage, *self._index(site_pages.NEWS_INDEX))
        for news in news_content.NEWS:

            def fields(language: str, news=news) -> dict:
                raw = self.raw[language]
                return {
                    "title": raw.say(news.title),
                    "summary": raw.say(news.summary),
                    "body": raw.rich(news.body),
                    "date": news.published_on or _days_ago(news.days_ago or 0),
                    "is_demonstration": news.is_demonstration,
                    "hero_image": self.images.get(news.illustration) if news.illustration else None,
                    "hero_image_alt": raw.say(news.illustration_alt) if news.illustration_alt else "",
                }

            pair = self._publish(index, NewsPage, (news.slug, news.slug_en), fields)
            for language in LANGUAGES:
                self._file_news(pair[language], news)

    def _file_news(self, page: NewsPage, news) -> None:
        if page.categories.exists():
            return
        page.categories = [self.categories[key] for key in news.categories]
        page.tags.set(news.tags)
        page.save_revision().publish()

    def _load_standard_page(self, content) -> None:
        def fields(language: str) -> dict:
            raw = self.raw[language]
            return {
                "title": raw.say(content.title),
                "summary": raw.say(content.summary),
                "body": raw.stream(content.body),
                "footer_role": content.footer_role,
                "show_in_menus": not content.footer_role,
                "is_demonstration": True,
            }

        self._publish(self.homes, StandardPage, (content.slug, content.slug_en), fields)


def _named(model, name: Text, slug: str):
    return model.objects.get_or_create(slug=slug, defaults={"name": name.it, "name_en": name.en})[0]


def _days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)
