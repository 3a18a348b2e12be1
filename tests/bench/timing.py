"""Answers and how long they took, from several threads."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field


def nth(values: list[float], share: float) -> float:
    """The value below which that share of them lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


@dataclass
class Timings:
    answers: Counter = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    whole: float = 0

    def ask(self, request: Callable[[], int]) -> None:
        """Notes the answer's status, or the name of what went wrong in its place."""
        began = time.perf_counter()
        try:
            answer: object = request()
        except Exception as error:
            answer = type(error).__name__
        self.seconds.append(time.perf_counter() - began)
        self.answers[answer] += 1

    def __str__(self) -> str:
        answers = ", ".join(f"{number} of {answer}" for answer, number in sorted(self.answers.items(), key=str))
        p50, p95, most = (1000 * nth(self.seconds, share) for share in (0.5, 0.95, 1))
        pace = f", {len(self.seconds) / self.whole:.0f} a second" if self.whole else ""
        return f"answers {answers}{pace}; p50 {p50:.0f} ms, p95 {p95:.0f} ms, longest {most:.0f} ms"


def at_once(work: list[Callable[[], None]]) -> float:
    """Each in a thread of its own, all begun together; the seconds until the last has ended."""
    gate = threading.Barrier(len(work) + 1)

    def wait_and_work(each: Callable[[], None]) -> None:
        gate.wait()
        each()

    threads = [threading.Thread(target=wait_and_work, args=(each,)) for each in work]
    for thread in threads:
        thread.start()
    gate.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began
