"""Someone without a mouse: goes from stop to stop, and sees where the focus is or does not."""

from playwright.sync_api import Locator

from tests.browser.visitor import Visitor

MOST_STOPS = 60
# Focus is seen by a shadow, or by an outline of ours (the browser's own is thinner), of the element or what holds it.
IS_SEEN = """element => {
  const look = (each) => {
    const style = getComputedStyle(each);
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return outline || style.boxShadow !== "none";
  };
  const box = element.getBoundingClientRect();
  const holder = element.closest(".euro-input, .check, .card-project, .search-results > li") ?? element;
  return box.width > 0 && box.height > 0 && (look(element) || look(holder));
}"""
HAS_FOCUS = "element => element.ownerDocument.hasFocus() && element.ownerDocument.activeElement === element"


class Keyboard:
    """Moves by Tab and collects the stops at which focus cannot be seen."""

    def __init__(self, visitor: Visitor):
        self.visitor = visitor
        self.page = visitor.page
        self.unseen: list[str] = []

    def tab_to(self, target: Locator) -> None:
        for _stop in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            self._look_at_stop()
            if target.evaluate(HAS_FOCUS):
                return
        raise AssertionError(f"{MOST_STOPS} times Tab do not reach {target}")

    def _look_at_stop(self) -> None:
        stop = self.page.locator(":focus")
        if not stop.count() or stop.evaluate("element => ['BODY', 'IFRAME'].includes(element.tagName)"):
            return
        if not stop.evaluate(IS_SEEN):
            self.unseen.append(stop.evaluate("element => element.outerHTML.slice(0, 120)"))

    def press(self, key: str) -> None:
        self.visitor.press(key)

    def type(self, text: str) -> None:
        self.visitor.type(text)
