"""The register of scenes: which function draws which key."""

from collections.abc import Callable

from demo.illustrations.canvas import Canvas

Scene = Callable[[Canvas], None]

SCENES: dict[str, Scene] = {}


def scene(key: str) -> Callable[[Scene], Scene]:
    """Register the function as the one that draws `key` ("<slug>/<number>")."""

    def register(function: Scene) -> Scene:
        SCENES[key] = function
        return function

    return register
