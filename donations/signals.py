"""What donations tell whoever listens; sent after the transaction has committed, unless it says otherwise."""

from django.dispatch import Signal

# A donor ticked the newsletter box and the donation was paid. Arguments: donation.
newsletter_requested = Signal()
# A donor asked for the news of the project and the donation was paid. Arguments: donation.
updates_requested = Signal()
# Money of a campaign moved. Arguments: campaign_id.
campaign_moved = Signal()
# A campaign came to one of ``models.MilestoneKind``; once for each. Arguments: campaign, kind. Alone of all it is sent
# inside the transaction that marks it as told: a receiver writes to this database only, and raises to be asked again.
milestone_reached = Signal()
