"""Sums up several runs of Lighthouse by page, and says which goals are missed."""

from __future__ import annotations  # as in prepare.py

from dataclasses import dataclass
from statistics import median

CATEGORIES = ("performance", "accessibility", "best practices", "SEO")
MOST_LCP_MS = 1400
MOST_CLS = 0.01
# Of a project's page alone: the one that most people see first.
MOST_BYTES = 60_000
MOST_REQUESTS = 8


@dataclass(frozen=True)
class Page:
    name: str
    address: str
    is_weighed: bool = False


@dataclass(frozen=True)
class Measured:
    """Medians over the runs of one page; ``imperfect`` are the audits that cost a point in any of them."""

    page: Page
    scores: tuple[int, ...]
    lcp_ms: int
    cls: float
    bytes: int
    requests: int
    imperfect: tuple[str, ...]

    def missed(self) -> list[str]:
        """The goals that are missed, each in words."""
        found = [f"{category} {score}" for category, score in zip(CATEGORIES, self.scores, strict=True) if score < 100]
        if found:
            found[-1] += f" ({', '.join(self.imperfect)})"
        if self.lcp_ms > MOST_LCP_MS:
            found.append(f"LCP {self.lcp_ms} ms")
        if self.cls > MOST_CLS:
            found.append(f"layout shift {self.cls:.3f}")
        if self.page.is_weighed and self.bytes > MOST_BYTES:
            found.append(f"{self.bytes} bytes")
        if self.page.is_weighed and self.requests > MOST_REQUESTS:
            found.append(f"{self.requests} requests")
        return found


def measured(page: Page, runs: list[dict]) -> Measured:
    """Of ``runs`` as audit.mjs prints them, those of ``page``."""
    own = [run for run in runs if run["address"] == page.address]
    return Measured(
        page=page,
        scores=tuple(round(median(scores)) for scores in zip(*(run["scores"] for run in own), strict=True)),
        lcp_ms=round(median(run["lcp_ms"] for run in own)),
        cls=median(run["cls"] for run in own),
        bytes=round(median(run["bytes"] for run in own)),
        requests=round(median(run["requests"] for run in own)),
        imperfect=tuple(sorted({name for run in own for name in run["imperfect"]})),
    )


def table(results: list[Measured]) -> str:
    """One line a page."""
    lines = [f"{'':<15}{'scores':<18}{'LCP ms':>7}{'shift':>8}{'kB':>7}{'requests':>10}"]
    for each in results:
        scores = " ".join(map(str, each.scores))
        weight = f"{each.bytes / 1000:>7.1f}{each.requests:>10}"
        lines.append(f"{each.page.name:<15}{scores:<18}{each.lcp_ms:>7}{each.cls:>8.3f}{weight}")
    return "\n".join(lines)
