"""What the site as a whole adds to Wagtail's own: readers' ratings of pages, a way to store pictures."""

from wagtail import hooks

from home import feedback_reports
from home.avif import AvifOperation


@hooks.register("register_admin_urls")
def register_feedback_urls():
    return feedback_reports.urlpatterns


@hooks.register("register_reports_menu_item")
def register_feedback_menu_item():
    return feedback_reports.menu_item()


@hooks.register("register_permissions")
def register_feedback_permission():
    return feedback_reports.view_permission()


@hooks.register("register_image_operations")
def register_image_operations():
    return [("avif", AvifOperation)]
