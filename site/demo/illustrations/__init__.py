"""The illustrations of the demonstration content, drawn by this program."""

from importlib import import_module
from pathlib import Path

from PIL import Image

from demo.illustrations.canvas import Canvas
from demo.illustrations.scene import SCENES

SUBJECTS = (
    "bicycles",
    "choir",
    "circular",
    "city",
    "community",
    "culture",
    "garden",
    "kitchen",
    "learning",
    "news",
    "outdoors",
    "senses",
    "tailoring",
    "theatre",
    "work",
)
for _subject in SUBJECTS:
    import_module(f"demo.illustrations.scenes_{_subject}")

KEYS = tuple(sorted(SCENES))


def draw(key: str, width: int = 1600, height: int = 1000) -> Image.Image:
    """The illustration `key` as an RGB image of that many pixels, always the same for the same key.

    Other proportions than 16:10 show the middle of the scene. An unknown key is refused (KeyError).
    """
    canvas = Canvas(width, height)
    SCENES[key](canvas)
    return canvas.finished()


def save(key: str, path: Path) -> None:
    """Write the illustration at 1600 × 1000 pixels; the format follows the suffix (.png, .webp, .jpg)."""
    draw(key).save(path, quality=90)
