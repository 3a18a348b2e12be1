"""The vocabulary in which parameters are described, decoded from Stripe's form encoding and checked."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from .errors import ParameterError

#: A check takes the raw value and the parameter's name, and returns the clean value or raises ParameterError.
Check = Callable[[Any, str], Any]

_NAME = re.compile(r"^([^\[\]]+)((?:\[[^\[\]]*\])*)$")
_DEEPEST = 8


def decode(pairs: list[tuple[str, str]]) -> dict:
    """``[("a[b][0]", "x")]`` to ``{"a": {"b": {"0": "x"}}}``; lists stay mappings until a check reads them."""
    decoded: dict = {}
    for name, value in pairs:
        match = _NAME.match(name)
        keys = [match.group(1), *re.findall(r"\[([^\[\]]*)\]", match.group(2))] if match else [name]
        if len(keys) > _DEEPEST:
            raise unknown(name)
        place = decoded
        for key in keys[:-1]:
            place = place.setdefault(key or str(len(place)), {})
            if not isinstance(place, dict):
                raise ParameterError(f"Invalid parameter: {name}", param=name)
        last = keys[-1] or str(len(place))
        if last in place:
            raise ParameterError(f"Parameter given twice: {name}", param=name)
        place[last] = value
    return decoded


def unknown(*names: str) -> ParameterError:
    plural = "s" if len(names) > 1 else ""
    return ParameterError(
        f"Received unknown parameter{plural}: {', '.join(names)}", param=names[0], code="parameter_unknown"
    )


def missing(name: str) -> ParameterError:
    return ParameterError(f"Missing required param: {name}.", param=name, code="parameter_missing")


def text(*, longest: int) -> Check:
    def check(value, name):
        if not isinstance(value, str):
            raise ParameterError(f"Invalid string: {name} must be a string", param=name)
        if value == "":
            raise ParameterError(
                f"You passed an empty string for '{name}'. We assume empty values are an attempt to unset a"
                f" parameter; however '{name}' cannot be unset. You should remove '{name}' from your request or"
                " supply a non-empty value.",
                param=name,
                code="parameter_invalid_empty",
            )
        if len(value) > longest:
            raise ParameterError(f"Invalid string: {value[:20]}...; must be at most {longest} characters", param=name)
        return value

    return check


def matching(pattern: str, refusal: str, *, longest: int, code: str | None = None) -> Check:
    checked_text = text(longest=longest)

    def check(value, name):
        value = checked_text(value, name)
        if not re.fullmatch(pattern, value):
            raise ParameterError(refusal.format(value=value, name=name), param=name, code=code)
        return value

    return check


def integer(*, least: int = 0, most: int = 99_999_999) -> Check:
    def check(value, name):
        if not isinstance(value, str) or not re.fullmatch(r"-?[0-9]{1,18}", value):
            raise ParameterError(f"Invalid integer: {value}", param=name, code="parameter_invalid_integer")
        number = int(value)
        if number < least:
            raise ParameterError(
                f"This value must be greater than or equal to {least}.",
                param=name,
                code="parameter_invalid_integer",
            )
        if number > most:
            raise ParameterError(
                f"Invalid integer: {number}; must be no more than {most}",
                param=name,
                code="parameter_invalid_integer",
            )
        return number

    return check


def boolean(value, name):
    if value not in ("true", "false"):
        raise ParameterError(f"Invalid boolean: {value}", param=name)
    return value == "true"


def choice(*options: str) -> Check:
    def check(value, name):
        if value not in options:
            raise ParameterError(f"Invalid {name}: must be one of {', '.join(options)}", param=name)
        return value

    return check


def url(value, name):
    value = text(longest=5000)(value, name)
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https"):
        raise ParameterError(
            "Invalid URL: An explicit scheme (such as https) must be provided.",
            param=name,
            code="url_invalid",
        )
    if not parts.hostname or re.search(r"[\s\x00-\x1f\x7f]", value):
        raise ParameterError("Not a valid URL", param=name, code="url_invalid")
    return value


def metadata(value, name):
    """At most 50 keys of 40 characters, with values of 500; an empty string stands for none."""
    if value == "":
        return {}
    if not isinstance(value, dict):
        raise ParameterError(f"Invalid object: {name} must be a set of keys and values", param=name)
    if len(value) > 50:
        raise ParameterError("You cannot have more than 50 metadata keys.", param=name)
    for key, item in value.items():
        if not isinstance(item, str):
            raise ParameterError("Metadata values must be strings", param=f"{name}[{key}]")
        if len(key) > 40:
            raise ParameterError("Metadata keys can have up to 40 characters.", param=name)
        if len(item) > 500:
            raise ParameterError(
                f"Metadata values can have up to 500 characters, but you passed in a value that is {len(item)}"
                " characters.",
                param=f"{name}[{key}]",
            )
    return {key: item for key, item in value.items() if item != ""}


def list_of(item: Check, *, most: int) -> Check:
    def check(value, name):
        if not isinstance(value, dict) or not all(key.isdigit() for key in value):
            raise ParameterError("Invalid array", param=name)
        if len(value) > most:
            raise ParameterError(f"Array {name} exceeded maximum {most} allowed elements.", param=name)
        return [item(value[key], f"{name}[{key}]") for key in sorted(value, key=int)]

    return check


def struct(fields: dict[str, Check], *, required: tuple[str, ...] = (), not_played: tuple[str, ...] = ()) -> Check:
    """A set of named parameters. ``not_played`` names those that Stripe knows and the stand-in does not play yet."""

    def check(value, name):
        if not isinstance(value, dict):
            raise ParameterError("Invalid object", param=name)
        named = {key: f"{name}[{key}]" if name else key for key in (*value, *required)}
        strange = [named[key] for key in value if key not in fields and key not in not_played]
        if strange:
            raise unknown(*strange)
        for key in value:
            if key in not_played:
                raise ParameterError(f"The stand-in does not play the parameter {named[key]}.", param=named[key])
        for key in required:
            if key not in value:
                raise missing(named[key])
        return {key: fields[key](item, named[key]) for key, item in value.items()}

    return check
