"""The sensory garden for people with dementia, a project told with every kind of block."""

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

SENSES_STORY = (
    RichTextBlock(
        Text(
            """<p>Il signor Aldo faceva il giardiniere. Oggi non ricorda il nome dei figli, ma se gli si
            mette in mano un rametto di salvia dice «salvia», e poi sorride, e per qualche minuto parla. Sua
            moglie Rita, quei minuti, li aspetta tutto il giorno.</p>
            <p>A Niguarda, in uno spazio verde di novecento metri quadrati dietro la nostra sede, vogliamo
            costruire un giardino pensato per chi ha una demenza e per chi gli vuole bene. Non un reparto
            all'aperto: un giardino bello, in cui <b>nessuno si perde e nessuno deve sentirsi dire di
            no</b>.</p>
            <h3>Un sentiero che riporta a casa</h3>
            <p>Il sentiero è ad anello, senza bivi e senza scalini: ovunque si vada, si torna alla panchina
            da cui si è partiti. Lungo il cammino ci sono cinque stanze verdi, una per senso. Lavanda e
            menta da stropicciare, graminacee che frusciano, lamponi da cogliere, foglie di salvia
            vellutata, un muro di fiori gialli e arancio, che sono gli ultimi colori a sbiadire.</p>
            <h3>Anche per chi accompagna</h3>
            <p>Chi si prende cura di un familiare spesso non esce per settimane. Due mattine alla settimana,
            in giardino, ci saranno un'educatrice e due volontari: chi accompagna può restare, oppure
            sedersi sotto il glicine con gli altri, o semplicemente andare a tagliarsi i capelli.</p>""",
            """<p>Aldo used to be a gardener. He no longer remembers his children's names, but put a sprig
            of sage in his hand and he says "sage", and then he smiles, and for a few minutes he talks. His
            wife Rita waits all day for those minutes.</p>
            <p>In Niguarda, on nine hundred square metres of green behind our building, we want to make a
            garden designed for people with dementia and for those who love them. Not an open-air ward: a
            beautiful garden where <b>nobody gets lost and nobody has to be told no</b>.</p>
            <h3>A path that brings you home</h3>
            <p>The path is a loop, with no forks and no steps: wherever you go, you come back to the bench
            you started from. Along the way there are five green rooms, one for each sense. Lavender and
            mint to rub between your fingers, grasses that rustle, raspberries to pick, velvety sage leaves,
            a wall of yellow and orange flowers, which are the last colours to fade.</p>
            <h3>For those who come along, too</h3>
            <p>People who care for a relative often do not go out for weeks. Two mornings a week there will
            be a care worker and two volunteers in the garden: whoever comes along can stay, or sit under
            the wisteria with the others, or simply go and get a haircut.</p>""",
        )
    ),
    ImageBlock(
        "giardino-dei-sensi/2",
        Text(
            "Una signora anziana sfiora con le mani un cespuglio di lavanda.",
            "An elderly lady brushing a lavender bush with her hands.",
        ),
        Text(
            "Le piante da toccare sono ad altezza di chi sta seduto.",
            "Plants to touch grow at the height of someone sitting down.",
        ),
    ),
    QuoteBlock(
        Text(
            """Mio padre non mi riconosce più. Ma quando lo porto fra le piante mi prende per mano, e per me
            basta.""",
            """My father no longer knows who I am. But when I take him among the plants he holds my hand,
            and that is enough for me.""",
        ),
        "Emanuela Tornaghi",
        Text("figlia di un ospite dei gruppi del mercoledì", "daughter of a member of the Wednesday group"),
    ),
    TimelineBlock(
        (
            TimelineItem(
                Text("Primo mese", "Month one"),
                Text("Disegnare insieme", "Designing together"),
                Text(
                    "Quattro incontri con famiglie, geriatri e paesaggista, con le piante sul tavolo.",
                    """Four meetings with families, geriatricians and the landscape architect, with the
                    plants on the table.""",
                ),
            ),
            TimelineItem(
                Text("Mesi dal secondo al quarto", "Months two to four"),
                Text("Il sentiero", "The path"),
                Text(
                    "Si scava, si posano il fondo drenante e i corrimano di castagno.",
                    "We dig, and lay the draining base and the chestnut handrails.",
                ),
            ),
            TimelineItem(
                Text("Quinto mese", "Month five"),
                Text("Le cinque stanze", "The five rooms"),
                Text(
                    "Milleduecento piante in tre fine settimana, con chiunque voglia dare una mano.",
                    "Twelve hundred plants over three weekends, with anyone who would like to help.",
                ),
            ),
            TimelineItem(
                Text("Sesto mese", "Month six"),
                Text("Si apre il cancello", "The gate opens"),
                Text(
                    "Due mattine a settimana con l'educatrice; la domenica il giardino è di tutti.",
                    "Two mornings a week with the care worker; on Sundays the garden is for everyone.",
                ),
            ),
        )
    ),
    BudgetTableBlock(
        Text("Il sentiero ad anello, voce per voce", "The loop path, item by item"),
        (
            BudgetTableRow(
                Text("Scavo e fondo drenante", "Digging and draining base"),
                Text("centotrenta metri", "a hundred and thirty metres"),
                980_000,
            ),
            BudgetTableRow(
                Text("Pavimentazione morbida", "Soft paving"),
                Text("attutisce le cadute, non abbaglia", "cushions falls, does not dazzle"),
                1_160_000,
            ),
            BudgetTableRow(
                Text("Corrimano in castagno", "Chestnut handrails"),
                Text("su entrambi i lati, a due altezze", "on both sides, at two heights"),
                640_000,
            ),
            BudgetTableRow(
                Text("Nove panchine con braccioli", "Nine benches with armrests"),
                Text("una ogni quindici passi", "one every fifteen steps"),
                360_000,
            ),
        ),
    ),
    VideoBlock(
        Text("Una mattina con Aldo e Rita", "A morning with Aldo and Rita"),
        "https://www.example.org/video/giardino-dei-sensi",
        "giardino-dei-sensi/3",
    ),
    GalleryBlock(
        (
            GalleryImage(
                "giardino-dei-sensi/1",
                Text(
                    "Il sentiero ad anello gira intorno a un'aiuola di fiori gialli.",
                    "The loop path winding round a bed of yellow flowers.",
                ),
            ),
            GalleryImage(
                "giardino-dei-sensi/3",
                Text(
                    "Una coppia di anziani seduta su una panchina sotto il glicine.",
                    "An elderly couple sitting on a bench under the wisteria.",
                ),
            ),
        ),
        Text(
            "Il giardino, come lo vedono i disegni della paesaggista.",
            "The garden, as the landscape architect draws it.",
        ),
    ),
    TeamBlock(
        (
            TeamMember("Clotilde Ramponi", Text("psicologa, responsabile del progetto", "psychologist, project lead")),
            TeamMember("Stefano Olgiani", Text("geriatra", "geriatrician")),
            TeamMember("Irina Vasilcu", Text("educatrice", "care worker")),
            TeamMember("Marta Fiordispini", Text("paesaggista", "landscape architect")),
        )
    ),
    FaqBlock(
        (
            FaqItem(
                Text("Serve una diagnosi per entrare?", "Do you need a diagnosis to come in?"),
                Text(
                    """<p>No. Il martedì e il venerdì mattina la precedenza è delle persone con demenza e di
                    chi le accompagna; negli altri orari il giardino è aperto al quartiere.</p>""",
                    """<p>No. On Tuesday and Friday mornings people with dementia and their companions come
                    first; at other times the garden is open to the neighbourhood.</p>""",
                ),
            ),
            FaqItem(
                Text("È gratuito?", "Is it free?"),
                Text(
                    """<p>Sì, anche le mattine con l'educatrice. Chiediamo soltanto di prenotare, per non
                    essere mai più di venti.</p>""",
                    """<p>Yes, including the mornings with the care worker. We only ask you to book, so that
                    there are never more than twenty of us.</p>""",
                ),
            ),
            FaqItem(
                Text("Chi lo curerà fra cinque anni?", "Who will look after it in five years' time?"),
                Text(
                    """<p>La Fondazione si è impegnata alla manutenzione per dieci anni. Un gruppo di
                    quattordici volontari ha già adottato le prime aiuole.</p>""",
                    """<p>The Foundation has committed to maintaining it for ten years. A group of fourteen
                    volunteers has already adopted the first flower beds.</p>""",
                ),
            ),
        )
    ),
)

SENSES = Project(
    slug="giardino-dei-sensi",
    slug_en="garden-of-the-senses",
    title=Text("Il giardino dei sensi", "The garden of the senses"),
    summary=Text(
        """A Niguarda un giardino ad anello, profumato e sicuro, per chi convive con la demenza e per le
        famiglie che gli stanno accanto.""",
        """In Niguarda, a safe and scented loop of a garden for people living with dementia and for the
        families beside them.""",
    ),
    hero_image_alt=Text(
        "Una coppia di anziani su una panchina, davanti a un sentiero ad anello fra lavanda e fiori gialli.",
        "An elderly couple on a bench by a looping path among lavender and yellow flowers.",
    ),
    organisation="rosmarino",
    neighbourhood="niguarda",
    theme="salute",
    ranking_position=4,
    approved_budget_cents=7_200_000,
    budget_lines=(
        BudgetLine(Text("Sentiero, corrimano e panchine", "Path, handrails and benches"), 3_140_000),
        BudgetLine(Text("Milleduecento piante e irrigazione", "Twelve hundred plants and irrigation"), 1_380_000),
        BudgetLine(
            Text("Pergola del glicine e bagno accessibile", "Wisteria pergola and accessible toilet"),
            1_060_000,
        ),
        BudgetLine(Text("Educatrice per un anno", "Care worker for a year"), 1_120_000),
        BudgetLine(Text("Progetto e direzione dei lavori", "Design and site supervision"), 500_000),
    ),
    use_of_funds=Text(
        """<p>Il sentiero che non fa perdere, le piante che fanno ricordare, l'ombra per sedersi e un anno
        di mattine con un'educatrice. La manutenzione resta a carico della Fondazione per dieci
        anni.</p>""",
        """<p>The path where nobody gets lost, the plants that help people remember, shade to sit in and a
        year of mornings with a care worker. The Foundation will pay for maintenance for ten years.</p>""",
    ),
    story=SENSES_STORY,
    scenario="open_over_threshold",
    opens_in_days=-37,
    suggested_amounts=(
        SuggestedAmount(1_000, Text("tre piante di lavanda", "three lavender plants")),
        SuggestedAmount(
            2_500,
            Text("un cespuglio di lamponi e la sua aromatica", "a raspberry bush and the herb beside it"),
        ),
        SuggestedAmount(
            5_000,
            Text("una mattina in giardino per due famiglie", "a morning in the garden for two families"),
        ),
        SuggestedAmount(
            25_000,
            Text("un metro di sentiero, dal fondo al corrimano", "a metre of path, from base to handrail"),
        ),
    ),
    documents=(
        Document(
            Text("Le cinque stanze e le loro piante", "The five rooms and their plants"),
            Text(
                """<p>Documento dimostrativo. L'elenco delle piante, tutte non tossiche e senza spine (anche
                i lamponi), con il mese in cui danno il meglio.</p>""",
                """<p>Demonstration document. The list of plants, all non-toxic and thornless (raspberries
                included), with the month in which each is at its best.</p>""",
            ),
        ),
    ),
)

PROJECTS = (SENSES,)
