"""What projects tell whoever listens; sent after the transaction has committed."""

from django.dispatch import Signal

# A project's update was published for the first time, and anybody may read it. Sent once for each language version,
# never for an alias. Arguments: page, the live ProjectUpdatePage.
update_published = Signal()
