"""Finds projects by place, theme, state and words, in an order, and says what each further choice would leave."""

from donations.finding.listing import Found, find

__all__ = ["Found", "find"]
