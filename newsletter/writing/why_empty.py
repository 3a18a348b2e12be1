"""Why a live block has nothing to show, as a sentence for editors."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.blocks import StreamValue

from home.money import format_euros
from newsletter.blocks import NewsSince, Since


def why_empty(block: StreamValue.StreamChild) -> str:
    value = block.value
    match block.block_type:
        case "project":
            if value["project"] is None:
                return _("nessun progetto è scelto, o quello scelto non c'è più")
            return _("la pagina di «%(title)s» non è pubblicata per tutti") % {"title": value["project"].title}
        case "closing_soon":
            days = value["days"] or 0
            return ngettext(
                "nessuna raccolta aperta finisce entro %(count)d giorno",
                "nessuna raccolta aperta finisce entro %(count)d giorni",
                days,
            ) % {"count": days}
        case "nearly_there":
            missing = format_euros(value["missing"] or 0)
            return _("a nessuna raccolta aperta mancano meno di %(missing)s alla soglia") % {"missing": missing}
        case "new_projects" if value["since"] == Since.LAST_ISSUE:
            return _("nessuna raccolta si è aperta dopo l'ultimo numero inviato")
        case "new_projects":
            days = value["days"] or 0
            return ngettext(
                "nessuna raccolta si è aperta nell'ultimo giorno",
                "nessuna raccolta si è aperta negli ultimi %(count)d giorni",
                days,
            ) % {"count": days}
        case "municipio" if not value["municipio"]:
            return _("non hai scelto il Municipio")
        case "municipio":
            return _("nel Municipio %(number)s non c'è nessuna raccolta aperta") % {"number": value["municipio"]}
        case "news" if value["which"] == NewsSince.LAST_ISSUE:
            return _("nessuna notizia è uscita dopo l'ultimo numero inviato")
        case "news":
            return _("non c'è nessuna notizia in questa lingua")
    return _("non c'è nulla da mostrare")
