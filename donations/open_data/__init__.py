"""What anybody may take away and use: campaigns and their days as files and as a small API that only reads.

No name, e-mail, message or single donation is in it; ``donations.periods`` says how quiet days are published.
"""

LICENCE_NAME = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
