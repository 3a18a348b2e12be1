"""Charts as shapes to print: bars beside each other, columns over months; measures as texts, whatever the language."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

# Of the chart's width: the amount stands behind the longest bar.
LONGEST_BAR = 66
LONGEST_LABEL = 34
ROW_EM = 3.25
# Of the chart's height, from above: the columns stand between these, their labels below.
TOP, GROUND = 10, 86
TICKS = 4
LABELS = 6


@dataclass(frozen=True)
class Bar:
    """``y`` are ems from above: of the label, of the bar and of the amount."""

    label: str
    amount: str
    width: str
    label_y: str
    bar_y: str
    amount_y: str


@dataclass(frozen=True)
class BarChart:
    height: str
    bars: list[Bar]


@dataclass(frozen=True)
class Column:
    """Percents of the chart; the label is empty where there is no room for one."""

    title: str
    label: str
    x: str
    width: str
    middle: str
    y: str
    height: str


@dataclass(frozen=True)
class Tick:
    text: str
    y: str


@dataclass(frozen=True)
class ColumnChart:
    columns: list[Column]
    ticks: list[Tick]


def bar_chart(rows: Iterable[tuple[str, int]], *, text: Callable[[int], str]) -> BarChart:
    """A bar for each label and value, the largest as long as there is room; below nought is nought.

    ``text`` says a value in words. A long label is cut: the table beside the chart has it whole.
    """
    given = list(rows)
    most = max((value for _label, value in given), default=0)
    bars = [
        Bar(
            label=label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…",
            amount=text(value),
            width=_number(_share(value, most) * LONGEST_BAR),
            label_y=_number(number * ROW_EM + 1.1),
            bar_y=_number(number * ROW_EM + 1.55),
            amount_y=_number(number * ROW_EM + 2.4),
        )
        for number, (label, value) in enumerate(given)
    ]
    return BarChart(_number(len(given) * ROW_EM), bars)


def column_chart(rows: Sequence[tuple[str, int]], *, text: Callable[[int], str], unit: int = 1_00) -> ColumnChart:
    """A column for each label and value, in front of lines at round values; below nought is nought.

    Lines are a ``unit`` apart at least: a euro in cents, unless what is counted is something else.
    """
    largest = max((value for _label, value in rows), default=0)
    step = round_step(largest, unit)
    most = max(step, -(-largest // step) * step)
    band = 100 / max(len(rows), 1)
    every = -(-len(rows) // LABELS)
    columns = [
        Column(
            title=f"{label}: {text(value)}",
            label="" if number % every else label,
            x=_number((number + 0.15) * band),
            width=_number(0.7 * band),
            middle=_number((number + 0.5) * band),
            y=_number(_height_of(value, most)),
            height=_number(GROUND - _height_of(value, most)),
        )
        for number, (label, value) in enumerate(rows)
    ]
    lines = [(value, _height_of(value, most)) for value in range(0, most + 1, step)]
    return ColumnChart(columns, [Tick(text(value), _number(y)) for value, y in lines])


def round_step(largest: int, unit: int = 1_00) -> int:
    """1, 2 or 5 units, tens, hundreds …: the smallest of which ``TICKS`` at most reach the largest value."""
    step, factors = unit, (2, 2.5, 2)  # from 1 to 2, to 5, to 10
    number = 0
    while step * TICKS < largest:
        step = int(step * factors[number % 3])
        number += 1
    return step


def _height_of(value: int, most: int) -> float:
    """Percent from above at which a column of that value ends."""
    return GROUND - _share(value, most) * (GROUND - TOP)


def _share(value: int, most: int) -> float:
    return max(0, value) / most if most > 0 else 0.0


def _number(value: float) -> str:
    """As SVG reads it: Django would write a decimal comma in Italian."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
