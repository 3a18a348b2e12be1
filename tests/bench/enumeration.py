"""Whether the sign-up form tells who is subscribed: bytes, times and mails, asked in turn for each kind of address."""

import random
import re
import statistics
import time

import requests

from tests.storm.city import City, wait_until

STATES = ("new", "pending", "confirmed", "left", "suppressed")
TRIES = 200
MOST_APART_MS = 5
# The moment, and nothing of the address.
CHANGING = {"Date", "Expires"}


def measure(city: City) -> str:
    city.within("subscribers")
    gunicorn, worker = city.serve(), city.work()
    city.wait_until_it_answers()
    url = f"{city.url}/it/iscrizione/"
    browser = requests.Session()
    shown = re.findall(r'name="shown" value="([^"]+)"', browser.get(url, timeout=30).text)[0]
    seconds: dict[str, list[float]] = {state: [] for state in STATES}
    answers = set()
    for number in range(TRIES + 5):
        for state in random.sample(STATES, len(STATES)):
            fields = {"email": f"{state}@example.org", "programme": "on", "shown": shown}
            began = time.perf_counter()
            answer = browser.post(url, fields, allow_redirects=False, timeout=30)
            if number >= 5:  # the first ones warm what is kept in memory
                seconds[state].append(time.perf_counter() - began)
            headers = {name: value for name, value in answer.headers.items() if name not in CHANGING}
            answers.add((answer.status_code, answer.content, tuple(sorted(headers.items()))))
    assert len(answers) == 1, answers
    waiting = "SELECT count(*) FROM newsletter_subscriptionrequest WHERE done_at IS NULL"
    wait_until(lambda: city.number(waiting) == 0, "every wish is worked off", seconds=120)
    unsent = "SELECT count(*) FROM newsletter_letter WHERE sent_at IS NULL"
    wait_until(lambda: city.number(unsent) == 0, "every letter is sent", seconds=60)
    city.kill(worker)
    city.kill(gunicorn)
    return _told(city, seconds)


def _told(city: City, seconds: dict[str, list[float]]) -> str:
    letters = city.sql(
        "SELECT s.email, count(*) FROM newsletter_letter l JOIN newsletter_subscriber s ON s.id = l.subscriber_id "
        "GROUP BY s.email"
    )
    assert dict(letters) == {f"{state}@example.org": 1 for state in STATES if state != "suppressed"}, letters
    medians = {state: 1000 * statistics.median(times) for state, times in seconds.items()}
    apart = max(medians.values()) - min(medians.values())
    assert apart <= MOST_APART_MS, medians
    each = ", ".join(f"{state} {median:.2f}" for state, median in medians.items())
    told = f"{TRIES} asks each, all answers alike; medians in ms: {each}; {apart:.2f} ms apart"
    return f"{told}; one letter each, none to the suppressed"
