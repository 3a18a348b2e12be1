"""The map shades what it is given, and has a shape for every Municipio that a neighbourhood can have."""

import pytest

from projects.city_map import HEIGHT, LEVELS, SHAPES, WIDTH, draw


def told(number: int, value: int) -> str:
    return f"{number}: {value}"


def test_there_is_one_shape_for_each_of_the_nine_municipi():
    assert [shape.number for shape in SHAPES] == list(range(1, 10))


def test_every_corner_is_within_the_view_box():
    for shape in SHAPES:
        corners = [tuple(map(int, pair.split(","))) for pair in shape.path[1:-1].split()]
        assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in corners)


def test_each_edge_inside_the_city_belongs_to_two_municipi():
    edges: list[frozenset[str]] = []
    for shape in SHAPES:
        corners = shape.path[1:-1].split()
        edges += [frozenset(pair) for pair in zip(corners, corners[1:] + corners[:1], strict=True)]
    around_the_centre = [edge for edge in edges if edges.count(edge) == 2]
    assert len(set(around_the_centre)) == 34  # nine around the centre, the others between its eight neighbours


@pytest.mark.parametrize(("value", "level"), [(0, 0), (1, 1), (25, 1), (26, 2), (75, 3), (76, 4), (100, LEVELS)])
def test_shades_go_in_equal_steps_up_to_the_most(value, level):
    areas = draw({1: value, 2: 100}, text=told)
    assert areas[0].level == level


def test_a_map_without_values_is_all_of_the_lightest_shade():
    assert {area.level for area in draw({}, text=told)} == {0}


def test_texts_addresses_and_the_chosen_one_go_with_their_municipio():
    areas = draw({3: 7}, text=told, url=lambda number: f"?municipio={number}", chosen=3)
    assert (areas[2].text, areas[2].url, areas[2].is_chosen) == ("3: 7", "?municipio=3", True)
    assert (areas[3].text, areas[3].is_chosen) == ("4: 0", False)
