"""What told the rows of one theme apart goes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("projects", "0002_bilingual_themes")]

    operations = [
        migrations.AlterUniqueTogether(name="theme", unique_together=set()),
        migrations.RemoveField(model_name="theme", name="translation_key"),
        migrations.RemoveField(model_name="theme", name="locale"),
        migrations.AlterField(
            model_name="theme",
            name="name",
            field=models.CharField(max_length=80, verbose_name="nome in italiano"),
        ),
        migrations.AlterField(
            model_name="theme",
            name="slug",
            field=models.SlugField(max_length=80, unique=True, verbose_name="nome nell'indirizzo"),
        ),
    ]
