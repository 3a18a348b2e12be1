"""What donations tell whoever listens; each is sent after the transaction has committed."""

from django.dispatch import Signal

# A donor ticked the newsletter box and the donation was paid. Arguments: donation.
newsletter_requested = Signal()
# Money of a campaign moved. Arguments: campaign_id.
campaign_moved = Signal()
