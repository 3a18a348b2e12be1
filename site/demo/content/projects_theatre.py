"""The theatre in the courtyards of public housing, a project told with every kind of block."""

from demo.content.schema import (
    BudgetLine,
    BudgetTableBlock,
    BudgetTableRow,
    Document,
    FaqBlock,
    FaqItem,
    GalleryBlock,
    GalleryImage,
    ImageBlock,
    Project,
    QuoteBlock,
    RichTextBlock,
    SuggestedAmount,
    TeamBlock,
    TeamMember,
    Text,
    TimelineBlock,
    TimelineItem,
    VideoBlock,
)

THEATRE_STORY = (
    RichTextBlock(
        Text(
            """<p>Nei cortili di San Siro il pubblico è già seduto. Basta alzare gli occhi: duecento
            finestre, quaranta ballatoi, le sedie di plastica fuori dalla porta nelle sere di giugno. Manca
            soltanto lo spettacolo.</p>
            <p>La Compagnia Scala F prende il nome dalla scala in cui abbiamo provato la prima volta, perché
            l'ascensore era rotto e tanto valeva fermarsi sul pianerottolo. Da allora abbiamo recitato in
            sei cortili con una cassa presa in prestito e le torce dei telefoni. Vogliamo farlo bene:
            <b>venti serate in dieci cortili</b>, con un palco che si monta in un'ora e storie scritte da
            chi ci abita.</p>
            <h3>Prima si ascolta</h3>
            <p>Per tre mesi andiamo di porta in porta a raccogliere racconti. Chi è arrivato da Foggia nel
            1961 e chi da Alessandria d'Egitto l'anno scorso. Chi ha imparato a ballare in cantina, chi ha
            nascosto un gallo sul balcone. Una drammaturga li intreccia; poi si legge tutto insieme e chi ha
            raccontato può cambiare, togliere o salire in scena.</p>
            <h3>Poi si recita</h3>
            <p>Quattro attori di mestiere e trenta abitanti, fra cui un coro di bambini. L'ingresso è libero
            e il posto migliore è sempre il balcone del secondo piano.</p>""",
            """<p>In the courtyards of San Siro the audience is already in its seats. Just look up: two
            hundred windows, forty access balconies, plastic chairs outside front doors on June evenings.
            All that is missing is the show.</p>
            <p>Compagnia Scala F – Staircase F – is named after the stairs where we first rehearsed, because
            the lift was broken and we might as well stop on the landing. Since then we have performed in
            six courtyards with a borrowed loudspeaker and the torches of our phones. We want to do it
            properly: <b>twenty evenings in ten courtyards</b>, with a stage that goes up in an hour and
            stories written by those who live there.</p>
            <h3>First we listen</h3>
            <p>For three months we go from door to door collecting stories. From the man who came from
            Foggia in 1961 and the woman who came from Alexandria last year. From those who learned to dance
            in the cellar and those who hid a cockerel on the balcony. A playwright weaves them together;
            then we read everything aloud, and whoever told a story may change it, take it out or come on
            stage.</p>
            <h3>Then we perform</h3>
            <p>Four professional actors and thirty residents, including a choir of children. Admission is
            free, and the best seat is always the second-floor balcony.</p>""",
        )
    ),
    ImageBlock(
        "teatro-in-cortile/2",
        Text(
            "Spettatori affacciati ai ballatoi guardano un piccolo palco illuminato.",
            "Spectators on access balconies look down at a small lit stage.",
        ),
        Text("La platea è in verticale.", "The stalls are vertical."),
    ),
    QuoteBlock(
        Text(
            """In quarantadue anni i vicini di sopra li avevo solo sentiti camminare. Poi mi sono trovata a
            recitare con loro.""",
            """For forty-two years all I knew of my upstairs neighbours was their footsteps. Then I found
            myself acting with them.""",
        ),
        "Carmela Straface",
        Text("inquilina e, da due estati, attrice", "tenant and, for two summers now, actress"),
    ),
    TimelineBlock(
        (
            TimelineItem(
                Text("Febbraio-aprile", "February to April"),
                Text("Porta a porta", "Door to door"),
                Text(
                    "Raccogliamo i racconti con un registratore e molti caffè.",
                    "We collect stories with a recorder and a great deal of coffee.",
                ),
            ),
            TimelineItem(
                Text("Maggio", "May"),
                Text("Scrittura e prove", "Writing and rehearsals"),
                Text(
                    "Si prova nella sala comune e, se non piove, sulle scale.",
                    "We rehearse in the common room and, if it stays dry, on the stairs.",
                ),
            ),
            TimelineItem(
                Text("Giugno e luglio", "June and July"),
                Text("Venti serate", "Twenty evenings"),
                Text(
                    "Dieci cortili, due repliche ciascuno, sempre alle nove di sera.",
                    "Ten courtyards, two performances each, always at nine in the evening.",
                ),
            ),
            TimelineItem(
                Text("Settembre", "September"),
                Text("L'archivio delle voci", "The archive of voices"),
                Text(
                    "Racconti e registrazioni diventano un archivio da ascoltare in biblioteca.",
                    "Stories and recordings become an archive to listen to at the library.",
                ),
            ),
        )
    ),
    BudgetTableBlock(
        Text("Il palco che si monta in un'ora", "The stage that goes up in an hour"),
        (
            BudgetTableRow(
                Text("Pedane pieghevoli", "Folding platforms"),
                Text("quaranta metri quadrati", "forty square metres"),
                520_000,
            ),
            BudgetTableRow(
                Text("Luci a LED e mixer", "LED lights and mixer"),
                Text("si alimentano da una presa di casa", "run from a household socket"),
                460_000,
            ),
            BudgetTableRow(
                Text("Microfoni e casse", "Microphones and loudspeakers"),
                Text("con trasmissione agli apparecchi acustici", "with transmission to hearing aids"),
                380_000,
            ),
            BudgetTableRow(
                Text("Rimorchio per biciclette", "Bicycle trailer"),
                Text("per spostare tutto senza furgone", "to move everything without a van"),
                60_000,
            ),
        ),
    ),
    VideoBlock(
        Text("Prove sul pianerottolo", "Rehearsing on the landing"),
        "https://www.example.org/video/teatro-in-cortile",
        "teatro-in-cortile/3",
    ),
    GalleryBlock(
        (
            GalleryImage(
                "teatro-in-cortile/1",
                Text(
                    "Un palco con un sipario rosso al centro di un cortile.",
                    "A stage with a red curtain in the middle of a courtyard.",
                ),
            ),
            GalleryImage(
                "teatro-in-cortile/3",
                Text(
                    "Attori e vicini provano su una scala con i copioni in mano.",
                    "Actors and neighbours rehearsing on a staircase, scripts in hand.",
                ),
            ),
        ),
        Text("Dalla scala al cortile.", "From the stairs to the courtyard."),
    ),
    TeamBlock(
        (
            TeamMember("Viola Sartirana", Text("regista", "director")),
            TeamMember("Mahmoud Elsherbi", Text("attore e mediatore", "actor and mediator")),
            TeamMember("Dafne Lumachi", Text("drammaturga", "playwright")),
            TeamMember("Pietro Bergomini", Text("luci, suono e cacciaviti", "lights, sound and screwdrivers")),
        )
    ),
    FaqBlock(
        (
            FaqItem(
                Text("E se piove?", "What if it rains?"),
                Text(
                    """<p>Si recita sulle scale, come abbiamo sempre fatto, oppure si recupera la domenica
                    dopo.</p>""",
                    """<p>We perform on the stairs, as we always have, or make it up the following
                    Sunday.</p>""",
                ),
            ),
            FaqItem(
                Text(
                    "Non abito nelle case popolari. Posso venire?",
                    "I don't live in public housing. May I come?",
                ),
                Text(
                    """<p>Certo. Chiediamo solo di ricordare che siete in casa d'altri: si entra in silenzio
                    e si esce aiutando a piegare le sedie.</p>""",
                    """<p>Of course. Just remember that you are in someone else's home: come in quietly, and
                    help fold the chairs on the way out.</p>""",
                ),
            ),
            FaqItem(
                Text("Come si sceglie il mio cortile?", "How can our courtyard be chosen?"),
                Text(
                    """<p>Servono dieci inquilini che dicano sì e una presa della corrente. Il modulo si
                    trova nelle portinerie e qui fra i documenti.</p>""",
                    """<p>All it takes is ten tenants who say yes and a power socket. The form is at the
                    porters' lodges and here among the documents.</p>""",
                ),
            ),
        )
    ),
)

THEATRE = Project(
    slug="teatro-in-cortile",
    slug_en="courtyard-theatre",
    title=Text("Teatro in cortile", "Courtyard theatre"),
    summary=Text(
        """Venti serate di teatro in dieci cortili delle case popolari di San Siro, con le storie e le voci
        di chi ci abita.""",
        """Twenty evenings of theatre in ten courtyards of public housing in San Siro, with the stories and
        voices of those who live there.""",
    ),
    hero_image_alt=Text(
        "Un piccolo palco illuminato in un cortile la sera, con gente affacciata ai balconi.",
        "A small lit stage in a courtyard at dusk, with people watching from the balconies.",
    ),
    organisation="scala-f",
    neighbourhood="san-siro",
    theme="cultura",
    ranking_position=9,
    approved_budget_cents=4_600_000,
    budget_lines=(
        BudgetLine(Text("Palco, luci e suono", "Stage, lights and sound"), 1_420_000),
        BudgetLine(Text("Attori, regista e drammaturga", "Actors, director and playwright"), 1_740_000),
        BudgetLine(Text("Raccolta dei racconti e mediazione", "Collecting stories and mediation"), 640_000),
        BudgetLine(Text("Permessi, sicurezza e assicurazione", "Permits, safety and insurance"), 420_000),
        BudgetLine(Text("Costumi, scene e archivio delle voci", "Costumes, sets and the archive of voices"), 380_000),
    ),
    use_of_funds=Text(
        """<p>Un palco leggero che resterà al quartiere, il lavoro di chi recita e scrive, tre mesi di
        ascolto e i permessi per venti serate. Il biglietto non c'è, e non ci sarà.</p>""",
        """<p>A light stage that the neighbourhood will keep, the work of those who act and write, three
        months of listening and the permits for twenty evenings. There is no ticket, and there never will
        be.</p>""",
    ),
    story=THEATRE_STORY,
    scenario="last_day",
    opens_in_days=-60,
    suggested_amounts=(
        SuggestedAmount(1_500, Text("il caffè per un palazzo da ascoltare", "coffee for a building full of stories")),
        SuggestedAmount(2_500, Text("un costume cucito da una vicina di casa", "a costume sewn by a neighbour")),
        SuggestedAmount(5_000, Text("la corrente e le sedie per una serata", "power and chairs for one evening")),
        SuggestedAmount(10_000, Text("due metri quadrati di palco", "two square metres of stage")),
    ),
    documents=(
        Document(
            Text("Modulo per ospitare uno spettacolo", "Form for hosting a show"),
            Text(
                """<p>Documento dimostrativo. Nome del cortile, dieci firme, dove si trova la presa della
                corrente, le sere in cui è meglio non venire.</p>""",
                """<p>Demonstration document. Name of the courtyard, ten signatures, where the power socket
                is, and which evenings to avoid.</p>""",
            ),
        ),
    ),
)

PROJECTS = (THEATRE,)
