"""The newsletter: its page, three issues that were sent and one that is being written. All of it is invented."""

from dataclasses import dataclass, field

from demo.content.schema import Text


@dataclass(frozen=True, slots=True)
class IssueText:
    'Rich text; `href="progetto:<slug>"` leads to a project\'s page.'

    text: Text


@dataclass(frozen=True, slots=True)
class IssueHeading:
    text: Text


@dataclass(frozen=True, slots=True)
class IssuePicture:
    illustration: str
    alt: Text
    caption: Text


@dataclass(frozen=True, slots=True)
class IssueButton:
    "Leads to the page with the Italian slug `page`, one of the sections of the site."

    label: Text
    page: str


@dataclass(frozen=True, slots=True)
class IssueProject:
    project: str


@dataclass(frozen=True, slots=True)
class IssueLive:
    "A block that the site fills; `values` are its choices, the rest is as new."

    kind: str
    values: dict = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Issue:
    "Sent `days_ago`; `None` where it is a draft, in Italian alone."

    slug: str
    slug_en: str
    title: Text
    subject: Text
    preheader: Text
    summary: Text
    blocks: tuple
    days_ago: int | None
    illustration: str = ""
    illustration_alt: Text | None = None
    municipi: tuple[int, ...] = ()
    themes: tuple[str, ...] = ()


PAGE_SLUG = "newsletter"
PAGE_TITLE = Text("La newsletter", "The newsletter")
PAGE_SUMMARY = Text(
    "Ogni due settimane che cosa si apre, che cosa si chiude e a chi manca poco.",
    "Every two weeks: what is opening, what is closing and who is nearly there.",
)
PAGE_INTRODUCTION = Text(
    """<p>Due minuti di lettura, un giovedì sì e uno no: le raccolte che si aprono, quelle che finiscono, le storie
    dei progetti. Niente pubblicità, e ti togli con un clic quando vuoi.</p>""",
    """<p>A two-minute read, every other Thursday: campaigns that open, campaigns that end, the projects' stories. No
    advertising, and you can leave with one click whenever you like.</p>""",
)
POSTAL_ADDRESS = "Via degli Esempi 1, 20100 Milano"

AUTUMN = Issue(
    slug="tre-raccolte-per-l-autunno",
    slug_en="three-campaigns-for-autumn",
    title=Text("Tre raccolte per l'autunno", "Three campaigns for autumn"),
    subject=Text("Tre progetti a cui puoi già donare", "Three projects you can give to already"),
    preheader=Text(
        "Un teatro nei cortili, una radio di quartiere e un giardino da toccare.",
        "A theatre in courtyards, a street radio and a garden made for touching.",
    ),
    summary=Text(
        "Si riparte: chi sono, che cosa vogliono fare e quanto serve a ciascuno.",
        "Off we go again: who they are, what they want to do and how much each of them needs.",
    ),
    illustration="news/1",
    illustration_alt=Text(
        "Abitanti leggono i fogli appesi a una bacheca di quartiere.",
        "Residents reading the sheets pinned to a neighbourhood notice board.",
    ),
    days_ago=36,
    blocks=(
        IssueText(
            Text(
                """<p>Cara vicina, caro vicino,</p><p>a settembre si riaprono le finestre e si riaprono le raccolte. La
                prima a partire è stata <a href="progetto:teatro-in-cortile">Teatro in cortile</a>: sei spettacoli fra
                le case di San Siro, con gli attori che abitano lì.</p>""",
                """<p>Dear neighbour,</p><p>in September the windows open again, and so do the campaigns. The first was
                <a href="progetto:teatro-in-cortile">Courtyard theatre</a>: six shows among the houses of San Siro, with
                actors who live there.</p>""",
            )
        ),
        IssueProject("teatro-in-cortile"),
        IssueLive("new_projects", {"since": "days", "days": 30}),
        IssueHeading(Text("Come funziona, in tre righe", "How it works, in three lines")),
        IssueText(
            Text(
                """<ul><li>Scegli un progetto e doni quanto vuoi, anche due euro.</li><li>Se le donazioni arrivano alla
                soglia, il Comune aggiunge la sua quota.</li><li>Ogni progetto racconta come spende i soldi, voce per
                voce.</li></ul>""",
                """<ul><li>Choose a project and give what you like, even two euros.</li><li>If donations reach the
                threshold, the City adds its share.</li><li>Every project tells how it spends the money, item by
                item.</li></ul>""",
            )
        ),
        IssueButton(Text("Guarda tutti i progetti", "See all the projects"), "progetti"),
    ),
)

WORKSHOP = Issue(
    slug="un-officina-e-un-orto",
    slug_en="a-workshop-and-a-garden",
    title=Text("Un'officina, un orto e una passeggiata", "A workshop, a garden and a walk"),
    subject=Text("Due nuovi progetti aspettano una mano", "Two new projects could use a hand"),
    preheader=Text(
        "L'officina delle biciclette a Quarto Oggiaro, e la passeggiata fra i progetti finiti.",
        "The bicycle workshop in Quarto Oggiaro, and a walk among the finished projects.",
    ),
    summary=Text(
        "Che cosa si è aperto in queste due settimane, e dove vanno i soldi.",
        "What has opened in these two weeks, and where the money goes.",
    ),
    illustration="news/4",
    illustration_alt=Text("Un gruppo guarda insieme una mappa.", "A group of people looking at a map."),
    days_ago=22,
    municipi=(2, 8),
    blocks=(
        IssueLive("new_projects"),
        IssueHeading(Text("Dentro l'officina", "Inside the workshop")),
        IssueText(
            Text(
                """<p>A Quarto Oggiaro si impara a riparare la propria bicicletta, con gli attrezzi appesi al muro e
                qualcuno accanto. Servono <b>banchi, cavalletti e una saracinesca</b>.</p>""",
                """<p>In Quarto Oggiaro people learn to mend their own bicycle, with tools on the wall and someone
                beside them. They need <b>benches, stands and a shutter</b>.</p>""",
            )
        ),
        IssueProject("officina-delle-biciclette"),
        IssueLive("municipio", {"municipio": "2"}),
        IssueLive("news", {"at_most": 2}),
    ),
)

NEARLY = Issue(
    slug="due-traguardi-vicini",
    slug_en="two-goals-in-sight",
    title=Text("Due traguardi vicini", "Two goals in sight"),
    subject=Text("Manca poco: due raccolte quasi alla soglia", "Nearly there: two campaigns close to their goal"),
    preheader=Text(
        "Chi ci è quasi, chi ce l'ha fatta, e le cifre di tutto il programma fin qui.",
        "Who is nearly there, who has made it, and the figures of the whole programme so far.",
    ),
    summary=Text(
        "A metà novembre i conti tornano: ecco dove siamo, progetto per progetto.",
        "By mid-November the sums add up: here is where we stand, project by project.",
    ),
    illustration="news/3",
    illustration_alt=Text("Gente di quartiere intorno a un tavolo.", "Neighbours around a table."),
    days_ago=8,
    themes=("cultura",),
    blocks=(
        IssueText(
            Text(
                """<p>Due settimane fa erano a metà strada, oggi vedono il traguardo. Quando le donazioni arrivano alla
                soglia, il Comune fa il resto.</p>""",
                """<p>Two weeks ago they were half way; today they can see the finish. When donations reach the
                threshold, the City does the rest.</p>""",
            )
        ),
        IssueLive("nearly_there", {"missing": 5_000_00}),
        IssueLive("closing_soon", {"days": 14}),
        IssueProject("radio-di-via"),
        IssueLive("totals"),
        IssueButton(Text("Tutti i numeri", "All the figures"), "numeri"),
    ),
)

DRAFT = Issue(
    slug="dicembre-si-chiude-un-sipario",
    slug_en="december-a-curtain-falls",
    title=Text("Si chiude un sipario, si apre un'arnia", "A curtain falls, a hive opens"),
    subject=Text("Ultime ore per Teatro in cortile", "Last hours for Courtyard theatre"),
    preheader=Text(
        "E intanto La casa delle api ha appena aperto: ecco che cosa ci farà nascere.",
        "Meanwhile The house of bees has just opened: here is what will grow there.",
    ),
    summary=Text(
        "Una bozza con ogni blocco: così si vede che cosa fa ciascuno.",
        "A draft with every block, to see what each of them does.",
    ),
    days_ago=None,
    municipi=(5, 7),
    themes=("cultura", "ambiente"),
    blocks=(
        IssueHeading(Text("Le ultime ore contano", "The last hours count")),
        IssueText(
            Text(
                """<p>A <a href="progetto:teatro-in-cortile">Teatro in cortile</a> manca l'ultimo tratto. Se aspettavi
                il momento giusto, è <b>adesso</b>.</p><ol><li>Scegli quanto.</li><li>Paga con la carta o con il
                conto.</li><li>Raccontalo a chi abita con te.</li></ol>""",
                """<p><a href="progetto:teatro-in-cortile">Courtyard theatre</a> has the last stretch to go. If you were
                waiting for the right moment, it is <b>now</b>.</p><ol><li>Choose how much.</li><li>Pay by card or from
                your account.</li><li>Tell the people you live with.</li></ol>""",
            )
        ),
        IssuePicture(
            "teatro-in-cortile/1",
            Text(
                "Un palco in un cortile, con il pubblico alle finestre.", "A stage in a courtyard, people at windows."
            ),
            Text("Le prove generali, a San Siro.", "The dress rehearsal, in San Siro."),
        ),
        IssueButton(Text("Guarda tutti i progetti", "See all the projects"), "progetti"),
        IssueProject("casa-delle-api"),
        IssueLive("closing_soon"),
        IssueLive("nearly_there"),
        IssueLive("new_projects"),
        IssueLive("municipio", {"municipio": "5"}),
        IssueLive("news"),
        IssueLive("totals"),
    ),
)

SENT = (AUTUMN, WORKSHOP, NEARLY)
CONSENT = Text(
    "Voglio ricevere la newsletter, e so che posso togliermi quando voglio. (Testo dimostrativo.)",
    "I want to receive the newsletter, and I know that I can leave whenever I like. (Demonstration text.)",
)
