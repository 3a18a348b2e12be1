"""How processes share work that no visitor waits for: rows with leases, turns, schedules, progress, pace."""
