"""Charts' measures: in proportion, within the drawing, and written as SVG reads them."""

import pytest

from home.charts import GROUND, LONGEST_BAR, TICKS, TOP, bar_chart, column_chart, round_step


def test_bars_are_in_proportion_to_the_largest():
    chart = bar_chart([("a", 100), ("b", 50), ("c", 0), ("d", -5)], text=str)
    assert [bar.width for bar in chart.bars] == [str(LONGEST_BAR), str(LONGEST_BAR // 2), "0", "0"]
    assert [bar.amount for bar in chart.bars] == ["100", "50", "0", "-5"]
    assert chart.height == "13"


def test_a_long_label_is_cut():
    (bar,) = bar_chart([("Avviso pubblico per progetti di quartiere 2027", 1)], text=str).bars
    assert bar.label == "Avviso pubblico per progetti di q…"


@pytest.mark.parametrize("largest", [0, 1, 3_00, 4_00, 4_01, 20_00, 999_99, 1_000_00, 76_543_21, 1_234_567_00])
def test_lines_are_at_round_values_up_to_what_is_largest(largest):
    step = round_step(largest)
    assert step % 100 == 0
    assert str(step).rstrip("0") in ("1", "2", "5")
    assert step * TICKS >= largest
    assert step == 1_00 or largest > step * TICKS / 2.5


def test_columns_stand_on_the_ground_and_end_below_the_top():
    chart = column_chart([(str(number), number * 37_00) for number in range(14)], text=str)
    for column in chart.columns:
        assert float(column.y) + float(column.height) == pytest.approx(GROUND)
        assert TOP <= float(column.y) <= GROUND
        assert 0 <= float(column.x) < float(column.x) + float(column.width) <= 100
    assert float(chart.ticks[0].y) == GROUND
    assert float(chart.ticks[-1].y) == TOP
    assert [column.label for column in chart.columns if column.label] == ["0", "3", "6", "9", "12"]


def test_measures_have_a_decimal_point_in_italian(settings):
    settings.LANGUAGE_CODE = "it"
    chart = column_chart([("a", 1_00), ("b", 3_00), ("c", 7_00)], text=str)
    assert not [each for column in chart.columns for each in (column.x, column.y, column.width) if "," in each]


def test_lines_are_a_unit_apart_at_least():
    """Of people, nobody draws a line at half a person."""
    assert [round_step(largest, 1) for largest in (0, 3, 5, 57)] == [1, 1, 2, 20]
