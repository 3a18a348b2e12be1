"""The columns of the open data, said once: for files, API, its description and the page that documents them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from donations.figures import CampaignState
from donations.models import Result
from donations.periods import Movements
from projects.models import FundingModel


@dataclass(frozen=True)
class Field:
    """``type`` and ``format`` are those of JSON Schema; in CSV, nothing stands for null."""

    name: str
    type: str
    meaning: str | Promise
    format: str = ""
    is_nullable: bool = False
    choices: tuple[str, ...] = ()

    @property
    def words(self) -> list[str]:
        """Of the name, so that it can be broken between them."""
        return self.name.split("_")


PUBLISHED_STATES = tuple(state.value for state in CampaignState if state != CampaignState.NONE)

CAMPAIGN_FIELDS = (
    Field("key", "string", _("codice del progetto: non cambia mai"), "uuid"),
    Field("title_it", "string", _("titolo in italiano"), is_nullable=True),
    Field("title_en", "string", _("titolo in inglese"), is_nullable=True),
    Field("url_it", "string", _("pagina del progetto in italiano"), "uri", is_nullable=True),
    Field("url_en", "string", _("pagina del progetto in inglese"), "uri", is_nullable=True),
    Field("promoter", "string", _("chi promuove il progetto")),
    Field("call_key", "string", _("codice del bando"), "uuid", is_nullable=True),
    Field("call_title_it", "string", _("titolo del bando in italiano"), is_nullable=True),
    Field("call_title_en", "string", _("titolo del bando in inglese"), is_nullable=True),
    Field("theme", "string", _("tema, come nome breve")),
    Field("theme_it", "string", _("tema in italiano")),
    Field("theme_en", "string", _("tema in inglese")),
    Field("municipio", "integer", _("Municipio, da 1 a 9")),
    Field("neighbourhood", "string", _("quartiere")),
    Field("opens_at", "string", _("apertura della raccolta, ora di Roma"), "date-time"),
    Field("ends_at", "string", _("fine della raccolta, ora di Roma: il primo istante in cui è chiusa"), "date-time"),
    Field("state", "string", _("a che punto è la raccolta"), choices=PUBLISHED_STATES),
    Field("funding_model", "string", _("che cosa succede sotto la soglia"), choices=tuple(FundingModel.values)),
    Field("budget_cents", "integer", _("costo approvato, in centesimi di euro")),
    Field("threshold_cents", "integer", _("soglia, in centesimi di euro")),
    Field("city_share_cents", "integer", _("quota che il Comune aggiunge se la soglia è raggiunta, in centesimi")),
    Field("city_share_granted_cents", "integer", _("quota del Comune già concessa con una determina, in centesimi")),
    Field("raised_cents", "integer", _("raccolto finora: arrivato meno tornato indietro, in centesimi")),
    Field("donations", "integer", _("donazioni di cui è rimasto qualcosa")),
    Field("donors", "integer", _("persone di cui è rimasto qualcosa, contate in questa raccolta")),
    Field("threshold_reached", "boolean", _("soglia raggiunta; dopo la fine, come da esito")),
    Field("outcome", "string", _("esito, dopo la fine"), is_nullable=True, choices=tuple(Result.values)),
    Field("outcome_raised_cents", "integer", _("raccolto al momento dell'esito, in centesimi"), is_nullable=True),
)

DAY_FIELDS = (
    Field("campaign_key", "string", _("codice del progetto, come nel file delle raccolte"), "uuid"),
    Field("title_it", "string", _("titolo in italiano"), is_nullable=True),
    Field("first_day", "string", _("primo giorno, ora di Roma"), "date"),
    Field("last_day", "string", _("ultimo giorno: lo stesso, se è un giorno solo"), "date"),
    Field("month", "string", _("il mese in cui la riga è contata, come AAAA-MM")),
    Field("movements", "string", _("donazioni arrivate, o denaro tornato indietro"), choices=tuple(Movements)),
    Field("count", "integer", _("quante donazioni, o quanti rimborsi e contestazioni")),
    Field("amount_cents", "integer", _("somma in centesimi di euro; sotto zero ciò che è tornato indietro")),
)


def columns(fields: tuple[Field, ...]) -> list[str]:
    return [field.name for field in fields]
