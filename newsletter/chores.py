"""The regular work that the newsletter needs."""

from home.work.chores import Chore

QUICK: tuple[Chore, ...] = ()
