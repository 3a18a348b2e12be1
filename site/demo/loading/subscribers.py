"""Makes the demonstration's subscribers, each with the consent that proves it; all of them invented."""

import hashlib
import random
import uuid
from datetime import datetime, timedelta

from demo.content import donors as donor_content
from demo.content import newsletter as content
from newsletter.addresses import key_of, normalised
from newsletter.models import (
    Consent,
    ConsentAct,
    ConsentText,
    Frequency,
    Source,
    Subscriber,
    SubscriberState,
    Subscription,
)
from newsletter.topics import MUNICIPI, Topic

HOW_MANY = 64
FIRST_DAYS_AGO = 170
ENGLISH_SHARE, MONTHLY_SHARE = 0.14, 0.1
SOURCES = {Source.FORM: 6, Source.PROJECT: 3, Source.DONATION: 4, Source.IMPORT: 1}
PAGES = {
    Source.FORM: "/it/newsletter/",
    Source.PROJECT: "/it/progetti/",
    Source.DONATION: "/it/dona/",
    Source.IMPORT: "",
}


class SubscriberLoader:
    """The same seed gives the same people; what is there is left as it is."""

    def __init__(self, now: datetime, projects: list[uuid.UUID], themes: list[int]):
        self.now, self.projects, self.themes = now, projects, themes
        self.random = random.Random(2020)

    def load(self) -> None:
        if Subscriber.objects.exists():
            return
        self.texts = {code: self._text(code) for code in ("it", "en")}
        for number in range(HOW_MANY):
            self._add(number)

    def _text(self, language: str) -> ConsentText:
        words = getattr(content.CONSENT, language)
        digest = hashlib.sha256(words.encode()).hexdigest()
        return ConsentText.objects.get_or_create(digest=digest, defaults={"language": language, "text": words})[0]

    def _add(self, number: int) -> None:
        first, last = self.random.choice(donor_content.FIRST_NAMES), self.random.choice(donor_content.SURNAMES)
        plain = f"{first}.{last}.{number}@example.org".replace(" ", "").replace("'", "")
        address = normalised(plain)
        asked_at = self.now - timedelta(
            days=FIRST_DAYS_AGO * (1 - number / HOW_MANY), minutes=self.random.randrange(600)
        )
        # The last few have not confirmed yet.
        is_pending = number >= HOW_MANY - 4
        confirmed_at = None if is_pending else asked_at + timedelta(minutes=self.random.randrange(2, 300))
        subscriber = Subscriber.objects.create(
            email=address,
            email_key=key_of(address),
            language="en" if self.random.random() < ENGLISH_SHARE else "it",
            frequency=Frequency.MONTHLY if self.random.random() < MONTHLY_SHARE else Frequency.EVERY,
            state=SubscriberState.PENDING if is_pending else SubscriberState.CONFIRMED,
            source=self.random.choices(list(SOURCES), list(SOURCES.values()))[0],
            created_at=asked_at,
            confirmed_at=confirmed_at,
        )
        topics = [topic.key for topic in self._topics()]
        Subscription.objects.bulk_create(
            Subscription(
                subscriber=subscriber, topic=key, source=subscriber.source, asked_at=asked_at, confirmed_at=confirmed_at
            )
            for key in topics
        )
        self._prove(subscriber, topics)

    def _topics(self) -> list[Topic]:
        chosen = [Topic.programme()] if self.random.random() < 0.85 else []
        if self.random.random() < 0.4 or not chosen:
            chosen.append(Topic.municipio(self.random.choice(MUNICIPI)))
        if self.random.random() < 0.25:
            chosen.append(Topic.theme(self.random.choice(self.themes)))
        if self.random.random() < 0.35:
            chosen.append(Topic.project(self.random.choice(self.projects)))
        return chosen

    def _prove(self, subscriber: Subscriber, topics: list[str]) -> None:
        text, language = self.texts[subscriber.language], subscriber.language
        shared = {"topics": topics, "text": text, "language": language, "page": PAGES[Source(subscriber.source)]}
        acts = [(ConsentAct.ASKED, subscriber.created_at), (ConsentAct.CONFIRMED, subscriber.confirmed_at)]
        if subscriber.source == Source.IMPORT:
            acts = [(ConsentAct.IMPORTED, subscriber.created_at)]
        Consent.objects.bulk_create(
            Consent(subscriber=subscriber, act=act, at=at, **shared) for act, at in acts if at is not None
        )
