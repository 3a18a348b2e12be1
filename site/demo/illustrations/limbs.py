"""Where arms and legs bend."""

import math

from demo.illustrations.canvas import Point


def joint(start: Point, end: Point, upper: float, lower: float, side: float) -> tuple[Point, Point]:
    """The bend between two bones, and where the end is truly reached."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 0.01
    reach = min(length, (upper + lower) * 0.995)
    ux, uy = dx / length, dy / length
    along = (upper**2 - lower**2 + reach**2) / (2 * reach)
    across = math.sqrt(max(upper**2 - along**2, 0)) * side
    bend = (start[0] + ux * along - uy * across, start[1] + uy * along + ux * across)
    return bend, (start[0] + ux * reach, start[1] + uy * reach)


def limb(a: Point, b: Point, c: Point) -> list[Point]:
    """A gently rounded bend through the joint b."""

    def towards(start: Point, end: Point, share: float) -> Point:
        return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share

    near, far = towards(b, a, 0.28), towards(b, c, 0.28)
    middle = towards(towards(near, b, 0.5), towards(b, far, 0.5), 0.5)
    return [a, near, middle, far, c]
