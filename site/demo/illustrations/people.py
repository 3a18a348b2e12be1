"""The people of the neighbourhood: one figure, dressed and posed by values."""

import math
from dataclasses import dataclass

from demo.illustrations import hair
from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas, Point, arc_points, spline
from demo.illustrations.limbs import joint, limb
from demo.illustrations.palette import Colour


@dataclass(frozen=True)
class Look:
    """How a person looks; `bottom` is trousers, shorts, skirt or dress by `cut`."""

    skin: Colour = p.SKIN_LIGHT
    hair: Colour = p.HAIR_BROWN
    style: str = "short"
    top: Colour = p.CORAL
    bottom: Colour = p.NIGHT
    shoes: Colour = p.INK
    cut: str = "trousers"
    sleeves: str = "long"
    apron: Colour | None = None
    stripe: Colour | None = None
    beard: Colour | None = None
    glasses: bool = False
    child: bool = False


@dataclass(frozen=True)
class Pose:
    """Where hands and feet are, in hundredths of the height from the ground below the hips.

    `turn` is -1 (facing left) to 1 (facing right), 0 towards us; `hips` is where the body rests;
    `knees` bend to the right (1) or left (-1), elbows of themselves; left limb first.
    """

    hands: tuple[Point, Point] = ((-15, -44), (15, -44))
    feet: tuple[Point, Point] = ((-6, 0), (6, 0))
    hips: Point = (0, -46)
    lean: float = 0
    turn: float = 0
    nod: float = 0
    knees: tuple[int, int] = (-1, 1)
    back: bool = False
    singing: bool = False


STANDING = Pose()


class _Figure:
    """One person while being drawn, in units of a hundredth of the height."""

    def __init__(self, canvas: Canvas, look: Look, pose: Pose) -> None:
        self.canvas, self.look, self.pose = canvas, look, pose
        small = look.child
        self.torso = 27 if small else 33
        self.head = 11.5 if small else 8.8
        narrow = 1 - 0.3 * abs(pose.turn)
        self.half_shoulder = (8.6 if small else 9.8) * narrow
        self.half_hip = (7.2 if small else 7.6) * narrow
        lean = math.radians(pose.lean)
        hx, hy = pose.hips
        self.neck = (hx + math.sin(lean) * self.torso, hy - math.cos(lean) * self.torso)
        self.across = (math.cos(lean), math.sin(lean))

    def shoulder(self, side: int) -> Point:
        (nx, ny), (ax, ay) = self.neck, self.across
        reach = side * (self.half_shoulder - 2.1)
        return nx + ax * reach - ay * 4.6, ny + ay * reach + ax * 4.6

    def leg(self, index: int) -> None:
        look, pose, c = self.look, self.pose, self.canvas
        side = -1 if index == 0 else 1
        hip = (pose.hips[0] + side * self.half_hip * 0.48, pose.hips[1])
        bones = (abs(STANDING.hips[1]) - 2.4) / 2
        foot = pose.feet[index]
        ankle = (foot[0], foot[1] - 2.6)
        knee, ankle = joint(hip, ankle, bones, bones, -pose.knees[index])
        bare = look.cut in ("skirt", "dress", "shorts")
        points = limb(hip, knee, ankle)
        colour = look.bottom if not bare else look.skin
        colour = p.shade(colour, 0.1) if index == (0 if pose.turn >= 0 else 1) else colour
        if look.cut in ("skirt", "dress"):
            c.stroke(points[2:], 6.2, colour, 5)
        else:
            c.stroke(points, 8.4, colour, 5.6)
        if bare and pose.hips[1] >= -36:
            c.stroke([hip, knee], 10.5, look.top if look.cut == "dress" else look.bottom, 9)
        elif look.cut == "shorts":
            short = (hip[0] + (knee[0] - hip[0]) * 0.72, hip[1] + (knee[1] - hip[1]) * 0.72)
            c.stroke([hip, short], 9, look.bottom, 8.8)
        toe = pose.turn if pose.turn else side * 0.45
        x, y = ankle
        c.polygon(
            spline(
                [
                    (x - 2.9 + toe, y - 0.6),
                    (x + 2.9 + toe, y - 0.6),
                    (x + 3.3 + max(toe, 0) * 4.5, y + 1.6),
                    (x + 2.8 + max(toe, 0) * 4.5, y + 3),
                    (x - 2.8 + min(toe, 0) * 4.5, y + 3),
                    (x - 3.3 + min(toe, 0) * 4.5, y + 1.6),
                ]
            ),
            look.shoes,
        )

    def arm(self, index: int, colour: Colour) -> None:
        look, pose, c = self.look, self.pose, self.canvas
        side = -1 if index == 0 else 1
        shoulder = self.shoulder(side)
        bone = 14.2 if look.child else 16.2
        bends = [joint(shoulder, pose.hands[index], bone, bone, way) for way in (1, -1)]
        outwards = side * (1 - abs(pose.turn)) - pose.turn
        elbow, hand = max(bends, key=lambda bend: bend[0][1] + bend[0][0] * outwards)
        points = limb(shoulder, elbow, hand)
        thick = 5.8
        if look.sleeves == "long":
            wrist = [*points[:-1], self._between(points[-2], hand, 0.7)]
            c.circle(*hand, 2.9, look.skin)
            c.stroke(wrist, thick, colour, 4.9)
        else:
            c.stroke(points, thick - 0.9, look.skin, 4)
            c.circle(*hand, 2.8, look.skin)
            c.stroke([shoulder, self._between(shoulder, elbow, 0.62)], thick + 0.3, colour, 6.6)

    @staticmethod
    def _between(a: Point, b: Point, share: float) -> Point:
        return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share

    def _outline(self, *rows: tuple[float, float]) -> list[Point]:
        """A symmetric outline around the body's axis from rows of (share of the way down, half width)."""
        (nx, ny), (hx, hy) = self.neck, self.pose.hips
        ax, ay = self.across
        left, right = [], []
        for share, half in rows:
            x, y = nx + (hx - nx) * share, ny + (hy - ny) * share
            left.append((x - ax * half, y - ay * half))
            right.append((x + ax * half, y + ay * half))
        return [*left, *reversed(right)]

    def body(self) -> None:
        look, c = self.look, self.canvas
        s, h = self.half_shoulder, self.half_hip
        rows = (
            (-0.03, 3),
            (0.03, s * 0.6),
            (0.1, s * 0.97),
            (0.24, s),
            (0.55, h + 0.3),
            (0.86, h),
            (1.09, h - 0.4),
        )
        shape = spline(self._outline(*rows), steps=4)
        c.polygon(shape, look.top)
        with c.clip(shape):
            if look.stripe:
                for share in (0.3, 0.5, 0.7, 0.9):
                    c.polygon(
                        self._outline((share - 0.05, 14), (share + 0.05, 14)),
                        look.stripe,
                    )
            (nx, ny), (hx, hy) = self.neck, self.pose.hips
            c.polygon(
                [(nx + s * 0.5, ny - 2), (nx + 20, ny - 2), (hx + 20, hy + 9), (hx + h * 0.42, hy + 9)],
                p.NIGHT_DARK,
                0.13,
            )
        if look.cut in ("trousers", "shorts") and self.pose.hips[1] < -36:
            c.polygon(spline(self._outline((0.93, h - 0.2), (1.1, h + 0.3), (1.24, h - 1)), steps=4), look.bottom)
        if look.apron:
            self.apron(look.apron)

    def skirt(self) -> None:
        look, c = self.look, self.canvas
        hx, hy = self.pose.hips
        h = self.half_hip
        length = 24 if look.cut == "skirt" else 27
        colour = look.bottom if look.cut == "skirt" else look.top
        if self.pose.hips[1] > -36:
            return
        left = min(self.pose.feet[0][0] - 4.5, hx - h - 4.5)
        right = max(self.pose.feet[1][0] + 4.5, hx + h + 4.5)
        shape = [(hx - h, hy - 3), (hx + h, hy - 3), (right, hy + length), (left, hy + length)]
        c.polygon(shape, colour)
        c.stroke([shape[3], (shape[2][0], shape[2][1])], 2, colour)
        with c.clip(shape):
            c.polygon(
                [(hx + h * 0.4, hy - 4), (hx + 30, hy - 4), (hx + 30, hy + 40), (hx + h * 0.9, hy + 40)],
                p.NIGHT_DARK,
                0.13,
            )

    def apron(self, colour: Colour) -> None:
        c, h = self.canvas, self.half_hip
        s = self.half_shoulder
        bib = self._outline((0.3, s * 0.55), (0.58, s * 0.62))
        c.stroke([self._outline((0.02, s * 0.42))[0], bib[0]], 1.4, colour)
        c.stroke([self._outline((0.02, s * 0.42))[1], bib[-1]], 1.4, colour)
        c.polygon(bib, colour)
        bottom = 1.62 if self.pose.hips[1] < -36 else 1.08
        c.polygon(
            self._outline((0.56, h * 0.95), (0.62, h + 0.3), (bottom - 0.04, h + 1), (bottom, h + 0.4)),
            colour,
        )
        c.stroke(self._outline((1.0, h * 0.45)), 1, p.shade(colour, 0.2))

    def face(self, x: float, y: float) -> None:
        look, pose, c, r = self.look, self.pose, self.canvas, self.head
        shift = pose.turn * r * 0.42
        for side in (-1, 1):
            ear = x + side * r * 0.92 - shift * 0.7
            if pose.turn * side > 0.5 or look.style == "scarf":
                continue
            c.circle(ear, y + r * 0.1, r * 0.2, p.shade(look.skin, 0.06))
        c.polygon(arc_points(x, y, r * 0.94, r), look.skin)
        if pose.back:
            return
        cheek = p.mix(look.skin, p.CORAL, 0.45)
        for side in (-1, 1):
            c.circle(x + shift + side * r * 0.5, y + r * 0.3, r * 0.17, cheek, 0.6)
            c.circle(x + shift + side * r * 0.34, y + r * 0.02, r * 0.095, p.HAIR_BLACK)
        if look.beard:
            hair.beard(c, x, y, r, shift, look.beard)
        if pose.singing:
            c.ellipse(x + shift, y + r * 0.5, r * 0.17, r * 0.21, p.BRICK)
        else:
            smile = p.mix(look.skin, p.BRICK, 0.75) if not look.beard else p.BLUSH
            c.arc(x + shift, y + r * 0.28, r * 0.27, 30, 150, r * 0.1, smile)
        if look.glasses:
            for side in (-1, 1):
                c.ring(x + shift + side * r * 0.34, y + r * 0.02, r * 0.25, r * 0.055, p.INK)
            c.stroke([(x + shift - r * 0.1, y), (x + shift + r * 0.1, y)], r * 0.055, p.INK)

    def _head(self) -> Point:
        (nx, ny), (ax, ay) = self.neck, self.across
        reach = self.head * 0.9 + 2
        return nx + ay * reach + self.pose.turn * 1.2, ny - ax * reach

    def hair_behind(self) -> None:
        x, y = self._head()
        with self.canvas.at(x, y, rotate=self.pose.lean * 0.35 + self.pose.nod):
            hair.behind(self.canvas, self.look.style, self.head, self.pose.turn, self.look.hair)

    def skull(self) -> None:
        look, pose, c, r = self.look, self.pose, self.canvas, self.head
        x, y = self._head()
        c.stroke([(self.neck[0], self.neck[1] + 1.5), (x, y)], 5, p.shade(look.skin, 0.14))
        with c.at(x, y, rotate=pose.lean * 0.35 + pose.nod):
            self.face(0, 0)
            if pose.back:
                hair.from_behind(c, look.style, r, look.hair)
            else:
                hair.front(c, look.style, r, pose.turn, look.hair)


def person(
    canvas: Canvas,
    x: float,
    y: float,
    height: float,
    look: Look,
    pose: Pose = STANDING,
    flip: bool = False,
    shadow: bool = True,
) -> None:
    """A person of that height, whose ground is at (x, y)."""
    with canvas.at(x, y, height / 100, flip=flip):
        if shadow:
            wide = max(abs(pose.feet[0][0]), abs(pose.feet[1][0])) + 9
            canvas.ellipse(2, 0.6, wide, 2.6, p.NIGHT_DARK, 0.16)
        figure = _Figure(canvas, look, pose)
        far, near = (0, 1) if pose.turn >= 0 else (1, 0)
        sleeve = look.top
        figure.hair_behind()
        if abs(pose.turn) > 0.2:
            figure.arm(far, p.shade(sleeve, 0.18))
        figure.leg(far)
        figure.leg(near)
        if look.cut in ("skirt", "dress"):
            figure.skirt()
        figure.body()
        figure.skull()
        if abs(pose.turn) <= 0.2:
            figure.arm(far, p.shade(sleeve, 0.1))
        figure.arm(near, p.shade(sleeve, 0.1))
