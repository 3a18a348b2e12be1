"""The shapes of the demonstration content: frozen records that the loader turns into pages."""

import re
from dataclasses import dataclass
from datetime import date, datetime

# Each campaign plays one of these parts; the loader makes its donations accordingly.
SCENARIOS = {
    "scheduled": 2,
    "just_opened": 1,
    "half_way": 1,
    "suspended": 1,
    "threshold_today": 1,
    "over_budget": 1,
    "last_day": 1,
    "open_over_threshold": 1,
    "funded": 9,
    "missed": 1,
    "no_body": 1,
}

LEGAL_FORMS = (
    "aps",
    "odv",
    "social_cooperative",
    "social_enterprise",
    "foundation",
    "association",
    "informal_group",
)

FOOTER_ROLES = (
    "",
    "privacy-policy-link",
    "accessibility-link",
    "legal-notes",
    "faq",
    "report-inefficiency",
)

_SPACE = re.compile(r"\s+")
_SPACE_AROUND_BLOCK_TAGS = re.compile(r"\s*(</?(?:p|ul|li|h3|h4)>)\s*")


def _unwrapped(source: str) -> str:
    "The text on one line: it may be wrapped freely in the source."
    return _SPACE_AROUND_BLOCK_TAGS.sub(r"\1", _SPACE.sub(" ", source)).strip()


@dataclass(frozen=True, slots=True)
class Text:
    "One text in both languages: plain, or HTML of p, ul, li, h3, h4, b, i and a where the field is rich."

    it: str
    en: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "it", _unwrapped(self.it))
        object.__setattr__(self, "en", _unwrapped(self.en))


# Blocks of a story or of a page's body. An illustration key is a subject (a project's Italian slug, or "news")
# with the number of a scene: "casa-delle-api/2".


@dataclass(frozen=True, slots=True)
class RichTextBlock:
    text: Text


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    text: Text
    author: str
    role: Text


@dataclass(frozen=True, slots=True)
class TimelineItem:
    when: Text
    title: Text
    text: Text


@dataclass(frozen=True, slots=True)
class TimelineBlock:
    items: tuple[TimelineItem, ...]


@dataclass(frozen=True, slots=True)
class TeamMember:
    name: str
    role: Text


@dataclass(frozen=True, slots=True)
class TeamBlock:
    members: tuple[TeamMember, ...]


@dataclass(frozen=True, slots=True)
class FaqItem:
    "A question and its answer; the answer is rich text."

    question: Text
    answer: Text


@dataclass(frozen=True, slots=True)
class FaqBlock:
    items: tuple[FaqItem, ...]


@dataclass(frozen=True, slots=True)
class BudgetTableRow:
    label: Text
    note: Text
    amount_cents: int


@dataclass(frozen=True, slots=True)
class BudgetTableBlock:
    "A closer look at one budget line: the rows add up to it."

    caption: Text
    rows: tuple[BudgetTableRow, ...]


@dataclass(frozen=True, slots=True)
class VideoBlock:
    title: Text
    url: str
    illustration: str


@dataclass(frozen=True, slots=True)
class ImageBlock:
    illustration: str
    alt: Text
    caption: Text


@dataclass(frozen=True, slots=True)
class GalleryImage:
    illustration: str
    alt: Text


@dataclass(frozen=True, slots=True)
class GalleryBlock:
    images: tuple[GalleryImage, ...]
    caption: Text


Block = (
    RichTextBlock
    | QuoteBlock
    | TimelineBlock
    | TeamBlock
    | FaqBlock
    | BudgetTableBlock
    | VideoBlock
    | ImageBlock
    | GalleryBlock
)


# Snippets.


@dataclass(frozen=True, slots=True)
class Theme:
    "`key` is also the slug."

    key: str
    name: Text


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    key: str
    name: str
    municipio: int


@dataclass(frozen=True, slots=True)
class Organisation:
    "`founded_as_legal_entity` tells, of an informal group, whether its new body exists."

    key: str
    name: str
    legal_form: str
    website: str
    description: Text
    founded_as_legal_entity: bool = True


@dataclass(frozen=True, slots=True)
class NewsCategory:
    "`key` is also the slug."

    key: str
    name: Text


# Pages.


@dataclass(frozen=True, slots=True)
class Document:
    "A small demonstration file: the loader writes `text` (rich) under `title`."

    title: Text
    text: Text


@dataclass(frozen=True, slots=True)
class BudgetLine:
    label: Text
    amount_cents: int


@dataclass(frozen=True, slots=True)
class SuggestedAmount:
    amount_cents: int
    makes_possible: Text


@dataclass(frozen=True, slots=True)
class StaffAct:
    """What staff did to a campaign `days_ago` whole days before the day of loading, with the reason that the page
    shows. `more_days` is how long an extension is; without it, giving was suspended."""

    days_ago: int
    reason: Text
    more_days: int = 0


@dataclass(frozen=True, slots=True)
class Project:
    """A project page with the part that its campaign plays. `opens_in_days` counts whole days from the day
    of loading to the campaign's opening: negative once opened, None when there is no campaign. News and
    updates are written to agree with it."""

    slug: str
    slug_en: str
    title: Text
    summary: Text
    hero_image_alt: Text
    organisation: str
    neighbourhood: str
    theme: str
    ranking_position: int
    approved_budget_cents: int
    budget_lines: tuple[BudgetLine, ...]
    use_of_funds: Text
    story: tuple[Block, ...]
    scenario: str
    opens_in_days: int | None
    suggested_amounts: tuple[SuggestedAmount, ...]
    documents: tuple[Document, ...] = ()
    acts: tuple[StaffAct, ...] = ()

    @property
    def hero_illustration(self) -> str:
        return f"{self.slug}/1"


@dataclass(frozen=True, slots=True)
class ProjectUpdate:
    "News from a project, `days_ago` whole days before the day of loading; the body is rich text."

    project: str
    slug: str
    slug_en: str
    days_ago: int
    title: Text
    summary: Text
    body: Text


@dataclass(frozen=True, slots=True)
class News:
    "A piece of news, dated either by `published_on` or by `days_ago`; the body is rich text."

    slug: str
    slug_en: str
    title: Text
    summary: Text
    body: Text
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    is_demonstration: bool
    published_on: date | None = None
    days_ago: int | None = None
    illustration: str | None = None
    illustration_alt: Text | None = None


@dataclass(frozen=True, slots=True)
class StandardPage:
    slug: str
    slug_en: str
    title: Text
    summary: Text
    body: tuple[RichTextBlock | FaqBlock, ...]
    footer_role: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    title: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Home:
    "Texts of the home page; `body` is rich text below the steps."

    title: Text
    programme_name: str
    lead: Text
    steps: tuple[Step, ...]
    body: Text
    demonstration_notice: Text
    institution_name: str
    institution_url: str
    contact_email: str
    fund_notice: Text


@dataclass(frozen=True, slots=True)
class SectionIndex:
    "A page that lists others: projects or news."

    slug: str
    slug_en: str
    title: Text
    summary: Text


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    "The texts around the programme's figures; all but titles and summary are rich. The title stands in the menu."

    slug: str
    slug_en: str
    title: Text
    title_for_search: Text
    summary: Text
    introduction: Text
    data_note: Text
    body: Text


@dataclass(frozen=True, slots=True)
class SupportForm:
    "`form` is spaces, micro_grants or civic_crowdfunding."

    form: str
    text: Text


@dataclass(frozen=True, slots=True)
class Call:
    "The public notice; moments are aware, money in cents, rich fields as in CallPage."

    slug: str
    slug_en: str
    title: Text
    summary: Text
    opens_at: datetime
    closes_at: datetime
    ranking_published_at: datetime
    ranking_date_is_assumed: bool
    who_may_apply: Text
    support_forms: tuple[SupportForm, ...]
    cost_ceiling_cents: int
    endowment_cents: int
    campaign_days: int
    threshold_percent: int
    city_share_percent: int
    city_ceiling_cents: int
    funding_model: str
    informal_groups_rule: Text
    body: Text
    documents: tuple[Document, ...]
    faq: tuple[FaqItem, ...]
    contacts: Text
    application_url: str
    official_url: str


# Donors.


@dataclass(frozen=True, slots=True)
class DonorMessage:
    "What a donor wrote, in the donor's own language."

    language: str
    text: str
