"""What happens to a campaign and to updates, for the tests of notices."""

from donations.milestones import announce, note
from donations.models import Campaign, MilestoneKind
from newsletter.worker import send_deliveries, work_off_all
from projects.models import ProjectPage, ProjectUpdatePage


def work() -> None:
    while work_off_all() or send_deliveries():
        pass


def reach_threshold(campaign: Campaign) -> None:
    """With € 20,150 of € 20,000."""
    campaign.raised_cents = 20_150_00
    campaign.save()


def tell(campaign: Campaign, kind: MilestoneKind) -> None:
    """The news is made and, where it is true, sent."""
    note(campaign, kind)
    announce()
    work()


def publish_update(project: ProjectPage, **values) -> ProjectUpdatePage:
    fields = {"title": "Abbiamo le chiavi", "slug": "chiavi", "summary": "Da oggi lo spazio è nostro.", **values}
    update = project.add_child(instance=ProjectUpdatePage(**fields, locale=project.locale, live=False))
    update.save_revision().publish()
    return update
