"""Themes become one row for both languages; what named them in English moves into their Italian row."""

import json

from django.db import migrations, models


def merge_languages(apps, schema_editor):
    theme_model, page_model = apps.get_model("projects", "Theme"), apps.get_model("projects", "ProjectPage")
    merged = {}
    for english in theme_model.objects.filter(locale__language_code="en"):
        italian = theme_model.objects.filter(translation_key=english.translation_key, locale__language_code="it").first()
        if italian is None:
            continue
        italian.name_en = english.name
        italian.save()
        merged[english.pk] = italian.pk
        page_model.objects.filter(theme=english).update(theme=italian)
        english.delete()
    theme_model.objects.filter(name_en="").update(name_en=models.F("name"))
    _point_revisions(apps, merged)


def _point_revisions(apps, merged):
    revision_model = apps.get_model("wagtailcore", "Revision")
    revisions = revision_model.objects.filter(content_type__app_label="projects", content_type__model="projectpage")
    for revision in revisions.iterator():
        content = revision.content if isinstance(revision.content, dict) else json.loads(revision.content)
        content["theme"] = merged.get(content.get("theme"), content.get("theme"))
        revision_model.objects.filter(pk=revision.pk).update(content=content)


class Migration(migrations.Migration):
    dependencies = [("projects", "0001_initial"), ("wagtailcore", "0098_apitoken")]

    operations = [
        migrations.AddField(
            model_name="theme",
            name="name_en",
            field=models.CharField(default="", max_length=80, verbose_name="nome in inglese"),
            preserve_default=False,
        ),
        migrations.RunPython(merge_languages, migrations.RunPython.noop, elidable=True),
    ]
