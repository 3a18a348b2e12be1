"""Plays ``expand[]``: ids replaced by the objects they name."""

from .errors import ParameterError
from .params import list_of, text
from .store import Store

#: Fields that hold an id, and the kind of object it names.
_KINDS = {
    "payment_intent": "payment_intent",
    "latest_charge": "charge",
    "balance_transaction": "balance_transaction",
    "failure_balance_transaction": "balance_transaction",
    "charge": "charge",
}

#: Beginnings of the ids that a balance transaction's source may have.
_SOURCES = {"ch": "charge", "py": "charge", "re": "refund", "pyr": "refund", "du": "dispute"}

#: Stripe follows at most four levels.
_DEEPEST = 4

paths = list_of(text(longest=200), most=20)


def expand(store: Store, value: dict, wanted: list[str]) -> dict:
    """A copy of an object or list with the wanted paths expanded; raises ``ParameterError`` for any other path."""
    for path in wanted:
        steps = path.split(".")
        if len(steps) > _DEEPEST:
            raise ParameterError("You cannot expand more than 4 levels of a property.", param="expand")
        if value["object"] == "list":
            if steps[0] != "data" or len(steps) == 1:
                raise _impossible(path)
            value = {**value, "data": [_follow(store, item, steps[1:], path) for item in value["data"]]}
        else:
            value = _follow(store, value, steps, path)
    return value


def _follow(store, value, steps, path) -> dict:
    name, rest = steps[0], steps[1:]
    if value["object"] == "checkout.session" and name == "line_items" and not rest:
        return {**value, "line_items": store.hidden(value["id"])["line_items"]}
    kind = _kind(value, name)
    if kind is None or name not in value:
        raise _impossible(path)
    inner = value[name]
    if isinstance(inner, str):
        inner = store.get(kind, inner)
    if inner is not None and rest:
        inner = _follow(store, inner, rest, path)
    return {**value, name: inner}


def _kind(value, name) -> str | None:
    if value["object"] == "balance_transaction" and name == "source":
        return _SOURCES.get(str(value["source"]).partition("_")[0])
    return _KINDS.get(name)


def _impossible(path) -> ParameterError:
    return ParameterError(f"This property cannot be expanded ({path}).", param="expand[0]")
