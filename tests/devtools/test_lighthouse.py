"""What `make lighthouse` makes of the runs: medians, and the goals that are missed."""

from devtools.lighthouse.report import Page, measured, table

PAGE = Page("project", "http://127.0.0.1:1/it/", is_weighed=True)
REACHED = {
    "address": PAGE.address,
    "scores": [100, 100, 100, 100],
    "lcp_ms": 1399.6,
    "cls": 0.01,
    "bytes": 60_000,
    "requests": 8,
    "imperfect": [],
}


def of(*runs: dict):
    return measured(PAGE, [*runs, REACHED | {"address": "http://127.0.0.1:1/en/", "lcp_ms": 9000}])


def test_one_bad_run_of_three_misses_no_goal_and_two_do():
    bad = REACHED | {"lcp_ms": 2000.4, "cls": 0.2}
    assert of(bad, REACHED, REACHED).missed() == []
    assert of(bad, REACHED, bad).missed() == ["LCP 2000 ms", "layout shift 0.200"]


def test_a_score_below_one_hundred_is_told_with_the_audits_that_cost_it():
    poor = REACHED | {"scores": [99, 100, 100, 90], "imperfect": ["speed-index", "meta-description"]}
    assert of(poor, poor, REACHED).missed() == ["performance 99", "SEO 90 (meta-description, speed-index)"]


def test_only_a_page_that_is_weighed_may_be_too_heavy():
    heavy = REACHED | {"bytes": 60_001, "requests": 9}
    assert of(heavy, heavy, heavy).missed() == ["60001 bytes", "9 requests"]
    light = Page("home", PAGE.address)
    assert measured(light, [heavy]).missed() == []


def test_the_table_has_a_line_for_each_page():
    lines = table([of(REACHED)]).splitlines()
    assert lines[0].split() == ["scores", "LCP", "ms", "shift", "kB", "requests"]
    assert lines[1].split() == ["project", "100", "100", "100", "100", "1400", "0.010", "60.0", "8"]
