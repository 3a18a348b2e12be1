"""What a visitor chose in the list of projects, as it is written in the list's address."""

from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.http import urlencode

from donations.finding import orders
from donations.finding.criteria import Criterion
from home.searching import LONGEST_QUERY
from home.text import clean_text


@dataclass(frozen=True)
class Choices:
    """``text`` are words, ``values`` the chosen value by the name of its criterion."""

    text: str
    values: dict[str, str]
    order: str

    @property
    def query(self) -> str:
        """The address's query; what stands for no choice is not in it."""
        order = "" if self.order == orders.DEFAULT else self.order
        parts = {"q": self.text, **self.values, "ordine": order}
        return urlencode({name: value for name, value in parts.items() if value})

    @property
    def url(self) -> str:
        return f"?{self.query}" if self.query else "."

    def with_value(self, name: str, value: str) -> "Choices":
        return replace(self, values={**self.values, name: value})

    def without(self, name: str) -> "Choices":
        return replace(self, values={key: value for key, value in self.values.items() if key != name})

    def without_text(self) -> "Choices":
        return replace(self, text="")

    def ordered(self, order: str) -> "Choices":
        return replace(self, order=order)


def read(asked: QueryDict, criteria: list[Criterion], known: dict[str, set[str]]) -> tuple[Choices, list[str]]:
    """The choices in an address, and what it asks for that does not exist (any more), as ``name=value``."""
    values, unknown = {}, []
    for criterion in criteria:
        value = asked.get(criterion.name, "")
        if value in known[criterion.name]:
            values[criterion.name] = value
        elif value:
            unknown.append(f"{criterion.name}={value}")
    order = asked.get("ordine", "")
    if order and order not in orders.ORDERS:
        unknown.append(f"ordine={order}")
    choices = Choices(
        text=clean_text(asked.get("q", "")[:LONGEST_QUERY]),
        values=values,
        order=order if order in orders.ORDERS else orders.DEFAULT,
    )
    return choices, [clean_text(each[:LONGEST_QUERY]) for each in unknown]
