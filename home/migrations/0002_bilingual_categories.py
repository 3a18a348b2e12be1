"""Categories become one row for both languages; what named them in English moves into their Italian row."""

import json

from django.db import migrations, models


def merge_languages(apps, schema_editor):
    category_model = apps.get_model("home", "NewsCategory")
    links = apps.get_model("home", "NewsPage").categories.through
    merged = {}
    for english in category_model.objects.filter(locale__language_code="en"):
        italian = category_model.objects.filter(
            translation_key=english.translation_key, locale__language_code="it"
        ).first()
        if italian is None:
            continue
        italian.name_en = english.name
        italian.save()
        merged[english.pk] = italian.pk
        for link in links.objects.filter(newscategory_id=english.pk):
            links.objects.get_or_create(newspage_id=link.newspage_id, newscategory_id=italian.pk)
        links.objects.filter(newscategory_id=english.pk).delete()
        english.delete()
    category_model.objects.filter(name_en="").update(name_en=models.F("name"))
    _point_revisions(apps, merged)


def _point_revisions(apps, merged):
    revision_model = apps.get_model("wagtailcore", "Revision")
    for revision in revision_model.objects.filter(
        content_type__app_label="home", content_type__model="newspage"
    ).iterator():
        content = revision.content if isinstance(revision.content, dict) else json.loads(revision.content)
        content["categories"] = [merged.get(pk, pk) for pk in content.get("categories") or []]
        revision_model.objects.filter(pk=revision.pk).update(content=content)


class Migration(migrations.Migration):
    dependencies = [("home", "0001_initial"), ("wagtailcore", "0098_apitoken")]

    operations = [
        migrations.AddField(
            model_name="newscategory",
            name="name_en",
            field=models.CharField(default="", max_length=80, verbose_name="nome in inglese"),
            preserve_default=False,
        ),
        migrations.RunPython(merge_languages, migrations.RunPython.noop, elidable=True),
    ]
