"""The content's records as the raw values that StreamFields keep."""

import json
from collections.abc import Callable

from demo.content import schema
from demo.content.schema import Text


class RawBlocks:
    """Turns records into StreamField JSON in one language; images are looked up by illustration key."""

    def __init__(self, language: str, image_id: Callable[[str], int | None]):
        self.language = language
        self.image_id = image_id

    def say(self, text: Text) -> str:
        return getattr(text, self.language)

    def stream(self, blocks) -> str:
        """The JSON of a body; a picture that cannot be drawn leaves its block out."""
        raw = [self._block(block) for block in blocks]
        return json.dumps([each for each in raw if each is not None])

    def rich(self, text: Text) -> str:
        return json.dumps([{"type": "text", "value": self.say(text)}])

    def faq(self, items) -> str:
        return json.dumps([{"type": "faq", "value": self._questions(items)}])

    def _block(self, block) -> dict | None:
        value: dict | None
        match block:
            case schema.RichTextBlock():
                return {"type": "text", "value": self.say(block.text)}
            case schema.QuoteBlock():
                value = {"text": self.say(block.text), "author": block.author, "role": self.say(block.role)}
                return {"type": "quote", "value": value}
            case schema.TimelineBlock():
                return {"type": "timeline", "value": [self._timeline_item(item) for item in block.items]}
            case schema.TeamBlock():
                members = [{"name": each.name, "role": self.say(each.role), "image": None} for each in block.members]
                return {"type": "team", "value": members}
            case schema.FaqBlock():
                return {"type": "faq", "value": self._questions(block.items)}
            case schema.BudgetTableBlock():
                rows = [self._row(row) for row in block.rows]
                return {"type": "budget_table", "value": {"caption": self.say(block.caption), "rows": rows}}
            case schema.VideoBlock():
                image = self.image_id(block.illustration)
                return {"type": "video", "value": {"title": self.say(block.title), "url": block.url, "image": image}}
            case schema.ImageBlock():
                value = self._image(block.illustration, block.alt, block.caption)
                return {"type": "image", "value": value} if value else None
            case schema.GalleryBlock():
                return self._gallery(block)
        raise TypeError(f"no block for {block!r}")

    def _gallery(self, block: schema.GalleryBlock) -> dict | None:
        images = [self._image(each.illustration, each.alt, None) for each in block.images]
        found = [image for image in images if image]
        value = {"images": found, "caption": self.say(block.caption)}
        return {"type": "gallery", "value": value} if len(found) > 1 else None

    def _image(self, key: str, alt: Text, caption: Text | None) -> dict | None:
        image = self.image_id(key)
        texts = {"alt": self.say(alt), "caption": self.say(caption) if caption else ""}
        return {"image": image, **texts} if image else None

    def _questions(self, items) -> list[dict]:
        return [{"question": self.say(item.question), "answer": self.say(item.answer)} for item in items]

    def _timeline_item(self, item: schema.TimelineItem) -> dict:
        return {"when": self.say(item.when), "title": self.say(item.title), "text": self.say(item.text)}

    def _row(self, row: schema.BudgetTableRow) -> dict:
        return {"label": self.say(row.label), "note": self.say(row.note), "amount": row.amount_cents}
