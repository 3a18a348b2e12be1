"""How many messages a second are written and handed over to a folder, and whether memory grows with the readers."""

import json

from tests.storm.city import City

MODULE = "tests.bench.handing"
FEW, MANY = 10_000, 200_000
# Of the many, so many are handed over: what a process keeps of a stretch goes with it.
HANDED = 10_000
GOAL_A_SECOND = 100
GOAL_MEGABYTES = 30


def measure(city: City) -> str:
    few, _slower = _memory(city, FEW)
    pace, floor, by_two = _pace(city)
    many, queued = _memory(city, MANY)
    grown = {task: many[task] - few[task] for task in few}
    told = (
        f"{pace:.0f} a second by one process, {by_two:.0f} by two; "
        f"{pace / floor:.1f} times the {floor:.0f} of a naive sender, who notes nothing down; "
        f"written and queued at {queued:.0f} a second, {queued / floor:.1f} times of it; "
        + ", ".join(f"{task} {few[task]:.0f} MB with {FEW} readers, {many[task]:.0f} MB with {MANY}" for task in few)
    )
    assert by_two >= GOAL_A_SECOND, told
    assert max(grown.values()) <= GOAL_MEGABYTES, told
    return told


def _memory(city: City, readers: int) -> tuple[dict[str, float], float]:
    """Megabytes at most of the process that queues that many, and of the one that hands ``HANDED`` of them over.

    And how many are written and queued a second.
    """
    _begin_anew(city, readers)
    queued = json.loads(city.run(MODULE, "queue"))
    assert queued["number"] == readers, queued
    handed = json.loads(city.run(MODULE, "hand_over", HANDED))
    assert handed["number"] >= HANDED, handed
    megabytes = {"queueing": queued["megabytes"], "handing over": handed["megabytes"]}
    return megabytes, queued["number"] / queued["seconds"]


def _pace(city: City) -> tuple[float, float, float]:
    """Messages a second of one process, of the naive one right behind it, and of two at once."""
    _begin_anew(city, FEW)
    city.run(MODULE, "queue")
    alone = json.loads(city.run(MODULE, "hand_over", FEW // 4))
    floor = json.loads(city.run(MODULE, "floor"))
    both = [city.begin("-m", MODULE, "hand_over", str(FEW)) for _each in range(2)]
    told = [json.loads(city.finish(process, MODULE)) for process in both]
    together = sum(each["number"] for each in told) / max(each["seconds"] for each in told)
    return alone["number"] / alone["seconds"], floor["number"] / floor["seconds"], together


def _begin_anew(city: City, readers: int) -> None:
    for table in ("delivery", "mailingtext", "mailing", "subscription", "subscriber"):
        city.sql(f"DELETE FROM newsletter_{table}")  # noqa: S608
    city.run("tests.storm.readers", readers)
