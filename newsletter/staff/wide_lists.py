"""Lists of the admin with many columns: on a telephone the table moves sideways in a box of its own."""

from wagtail.admin.views.generic import IndexView


class WideIndexView(IndexView):
    results_template_name = "newsletter/admin/index_results.html"
    # Below this, words break in the middle.
    least_width = "52rem"

    def get_table_kwargs(self) -> dict:
        return {**super().get_table_kwargs(), "attrs": {"style": f"min-width: {self.least_width}"}}
