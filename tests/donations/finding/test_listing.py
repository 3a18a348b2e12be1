"""The list of projects: what choices leave, what else they could be, in which order."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.search.backends import get_search_backend

from donations.finding import Found, find
from donations.models import Campaign
from donations.services.campaigns import create_campaign
from projects.models import ProjectPage
from projects.taxonomy import Neighbourhood, Theme
from tests.factories import make_project, project_index

pytestmark = pytest.mark.django_db


def add(homes, call, title: str, *, place: str = "Greco", theme: str = "verde", rank: int | None = None, **campaign):
    """A project; ``opens`` and ``ends`` in days from now, ``raised`` in cents and ``donors`` make its campaign."""
    municipio = {"Greco": 2, "Barona": 6, "Lambrate": 3, "Bovisa": 9}[place]
    page = make_project(
        homes["it"],
        call=call,
        title=title,
        ranking_position=rank,
        neighbourhood=Neighbourhood.objects.get_or_create(name=place, defaults={"municipio": municipio})[0],
        theme=Theme.objects.get_or_create(slug=theme, defaults={"name": theme.title(), "name_en": theme})[0],
    )
    if campaign:
        made = create_campaign(project=page, opens_at=timezone.now())
        Campaign.objects.filter(pk=made.pk).update(
            opens_at=timezone.now() + timedelta(days=campaign["opens"]),
            ends_at=timezone.now() + timedelta(days=campaign["ends"]),
            raised_cents=campaign.get("raised", 0),
            donors_count=campaign.get("donors", 0),
        )
    return page


@pytest.fixture
def city(homes, call) -> None:
    add(homes, call, "Orto", rank=3, opens=-10, ends=20, raised=19_900_00, donors=9)
    add(homes, call, "Viale", rank=1, opens=-1, ends=50, raised=1_00, donors=1)
    add(homes, call, "Radio", place="Barona", theme="cultura", rank=5, opens=-40, ends=5, raised=30_000_00, donors=40)
    add(homes, call, "Teatro", place="Lambrate", theme="cultura", rank=2, opens=5, ends=65)
    add(homes, call, "Scuola", place="Bovisa", theme="scuola", rank=4)


def listed(homes, query: str = "") -> Found:
    index = project_index(homes["it"])
    return find(ProjectPage.objects.child_of(index), QueryDict(query), "it")


def titles(found: Found) -> list[str]:
    keys = [candidate.page.pk for candidate in found.page]
    pages = ProjectPage.objects.in_bulk(keys)
    return [pages[key].title for key in keys]


def counts(found: Found, name: str) -> dict[str, int]:
    return next({each.value: each.count for each in one.options} for one in found.filters if one.name == name)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("municipio=2", {"Orto", "Viale"}),
        ("quartiere=barona", {"Radio"}),
        ("tema=cultura", {"Radio", "Teatro"}),
        ("stato=aperte", {"Orto", "Viale", "Radio"}),
        ("stato=in-partenza", {"Teatro", "Scuola"}),
        ("tema=cultura&stato=aperte", {"Radio"}),
        ("municipio=2&tema=cultura", set()),
        ("", {"Orto", "Viale", "Radio", "Teatro", "Scuola"}),
    ],
)
def test_choices_narrow_the_list_down_together(homes, city, query, expected):
    found = listed(homes, query)
    assert set(titles(found)) == expected
    assert found.count == len(expected)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("", ["Radio", "Orto", "Viale", "Teatro", "Scuola"]),
        ("scadenza", ["Radio", "Orto", "Viale", "Teatro", "Scuola"]),
        ("recenti", ["Viale", "Orto", "Radio", "Teatro", "Scuola"]),
        ("sostenuti", ["Radio", "Orto", "Viale", "Teatro", "Scuola"]),
        ("soglia", ["Orto", "Viale", "Radio", "Teatro", "Scuola"]),
        ("graduatoria", ["Viale", "Teatro", "Orto", "Scuola", "Radio"]),
    ],
)
def test_the_list_can_be_read_in_several_orders(homes, city, order, expected):
    assert titles(listed(homes, f"ordine={order}" if order else "")) == expected


def test_projects_without_a_place_in_the_ranking_come_last_in_it(homes, call):
    for title, rank in (("Senza posto", None), ("Secondo", 2), ("Primo", 1)):
        add(homes, call, title, rank=rank)
    assert titles(listed(homes, "ordine=graduatoria")) == ["Primo", "Secondo", "Senza posto"]


def test_what_is_over_comes_after_what_is_to_come_the_latest_first(homes, call):
    add(homes, call, "Finita da tempo", opens=-90, ends=-30)
    add(homes, call, "Appena finita", opens=-61, ends=-1)
    add(homes, call, "In arrivo", opens=1, ends=61)
    assert titles(listed(homes)) == ["In arrivo", "Appena finita", "Finita da tempo"]


def test_counts_say_what_each_choice_would_leave_beside_the_others(homes, city):
    found = listed(homes, "stato=aperte&tema=verde")
    assert {value: count for value, count in counts(found, "municipio").items() if count} == {"2": 2}
    assert counts(found, "tema") == {"verde": 2, "cultura": 1}
    assert counts(found, "stato") == {"aperte": 2}
    for one in found.filters:
        for option in one.options:
            assert listed(homes, option.url.removeprefix("?")).count == option.count


def test_a_choice_that_leaves_nothing_stays_to_be_taken_back(homes, city):
    found = listed(homes, "municipio=2&tema=cultura")
    assert counts(found, "tema")["cultura"] == 0
    assert [(chip.label, chip.url) for chip in found.chips] == [
        ("Municipio 2", "?tema=cultura"),
        ("Cultura", "?municipio=2"),
    ]


def test_the_map_leads_to_each_municipio_and_back(homes, city):
    areas = listed(homes, "tema=cultura&municipio=6").areas
    assert {area.shape.number: area.url for area in areas if area.url} == {
        3: "?municipio=3&tema=cultura",
        6: "?tema=cultura",
    }
    assert [area.shape.number for area in areas if area.is_chosen] == [6]
    assert areas[5].text == "Municipio 6: 1 progetto"
    assert areas[0].text == "Municipio 1: 0 progetti"


def test_words_and_filters_go_together(homes, city):
    for page in ProjectPage.objects.all():
        get_search_backend().add(page)
    assert titles(listed(homes, "q=orti")) == ["Orto"]
    assert titles(listed(homes, "q=orti&municipio=6")) == []
    assert counts(listed(homes, "q=orti"), "municipio")["2"] == 1


@pytest.mark.parametrize(
    "query", ["municipio=77", "municipio=due", "tema=%00", "stato=OPEN", "ordine=x", "quartiere=%22"]
)
def test_choices_that_do_not_exist_are_told_and_left_out(homes, city, query):
    found = listed(homes, query)
    assert found.count == 5
    assert len(found.unknown) == 1
    assert Client().get(f"/it/progetti/?{query}").status_code == 200


def test_the_address_keeps_every_choice_when_turning_the_page(homes, call):
    for number in range(30):
        add(homes, call, f"Progetto numero {number}")
    html = Client().get("/it/progetti/?municipio=2&ordine=recenti").content.decode()
    assert 'href="?municipio=2&amp;ordine=recenti&amp;pagina=2"' in html
    second = listed(homes, "municipio=2&pagina=2")
    assert (len(second.page), second.count) == (6, 30)


@pytest.mark.parametrize("page", ["0", "-1", "999", "x"])
def test_a_page_that_does_not_exist_is_the_nearest_that_does(homes, city, page):
    assert Client().get(f"/it/progetti/?pagina={page}").status_code == 200


def test_drafts_and_private_projects_are_neither_listed_nor_counted(homes, city):
    draft, private = ProjectPage.objects.filter(title__in=["Orto", "Viale"]).order_by("title")
    draft.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    found = listed(homes)
    assert found.total == 3
    assert counts(found, "municipio")["2"] == 0


def test_the_list_takes_as_many_queries_for_many_projects_as_for_few(homes, call):
    def queries() -> int:
        path = "/it/progetti/?municipio=2&q=progetti"
        Client().get(path)  # a process that has served pages before
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(path).status_code == 200
        return len(asked)

    def fill(number: int) -> None:
        for each in range(number):
            page = add(homes, call, f"Progetto {each}", opens=-1, ends=9)
            get_search_backend().add(page)

    fill(2)
    few = queries()
    fill(28)
    assert queries() == few
    assert few <= 12


@pytest.mark.parametrize(
    ("sent", "shared"),
    [
        ("?q=&municipio=2&tema=&ordine=", "/it/progetti/?municipio=2"),
        ("?q=&municipio=&tema=", "/it/progetti/"),
        ("?q=%26+%22&tema=", "/it/progetti/?q=%26+%22"),
    ],
)
def test_the_address_of_a_sent_form_has_no_empty_fields(homes, city, sent, shared):
    assert Client().get(f"/it/progetti/{sent}")["Location"] == shared


def test_whoever_lives_where_there_is_no_project_is_told_so(homes, city):
    found = listed(homes, "municipio=1")
    assert (found.count, found.unknown) == (0, [])
    assert [chip.label for chip in found.chips] == ["Municipio 1"]
    assert len(found.municipi.options) == 9
    assert len(listed(homes).filters[1].options) == 4  # of the neighbourhoods those alone that have any


def test_the_other_language_is_narrowed_down_alike(homes, city):
    english = project_index(homes["it"]).copy_for_translation(homes["en"].locale, copy_parents=True)
    english.save_revision().publish()
    html = Client().get("/it/progetti/?municipio=2&q=orti&ordine=recenti").content.decode()
    assert f'href="{english.get_url()}?municipio=2&amp;ordine=recenti"' in html
