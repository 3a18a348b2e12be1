"""How a mailing reaches its recipients: begun, queued, handed over once, followed by what the provider tells."""
