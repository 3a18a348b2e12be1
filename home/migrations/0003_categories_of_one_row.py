"""What told the rows of one category apart goes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("home", "0002_bilingual_categories")]

    operations = [
        migrations.AlterUniqueTogether(name="newscategory", unique_together=set()),
        migrations.RemoveField(model_name="newscategory", name="translation_key"),
        migrations.RemoveField(model_name="newscategory", name="locale"),
        migrations.AlterField(
            model_name="newscategory",
            name="name",
            field=models.CharField(max_length=80, verbose_name="nome in italiano"),
        ),
        migrations.AlterField(
            model_name="newscategory",
            name="slug",
            field=models.SlugField(max_length=80, unique=True, verbose_name="nome nell'indirizzo"),
        ),
    ]
