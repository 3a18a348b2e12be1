"""How somebody comes in, changes what they get, and leaves; each by the click of whoever owns the mailbox."""
