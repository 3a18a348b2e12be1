"""One page that shows all pictures side by side."""

from html import escape
from pathlib import Path

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Screens</title>
<style>
  body {{ font: 14px sans-serif; background: #888; }}
  main {{ display: flex; flex-wrap: wrap; gap: 16px; align-items: start; }}
  figure {{ margin: 0; }}
  img {{ display: block; width: 320px; height: 480px; object-fit: cover; object-position: top; }}
</style>
<main>
{figures}
</main>
"""
FIGURE = """<figure>
  <a href="{file}"><img src="{file}" alt="{name}" loading="lazy"></a>
  <figcaption>{name}</figcaption>
</figure>"""


def write(folder: Path, files: list[str]) -> Path:
    """The page's path."""
    figures = "\n".join(FIGURE.format(file=escape(file), name=escape(file.removesuffix(".png"))) for file in files)
    page = folder / "index.html"
    page.write_text(PAGE.format(figures=figures))
    return page
