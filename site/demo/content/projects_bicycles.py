"""The bicycle workshop for teenagers, a project told with every kind of block."""

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

BICYCLES_STORY = (
    RichTextBlock(
        Text(
            """<p>A Quarto Oggiaro le biciclette rotte si trovano dappertutto: nelle cantine, sui balconi,
            legate a un palo con una ruota sola. Anche i pomeriggi vuoti si trovano dappertutto. Un giorno,
            davanti al nostro portone, quattro ragazzi stavano cercando di raddrizzare un cerchione a calci.
            Siamo scesi con una chiave tiraraggi.</p>
            <p>Quel cerchione ha ricominciato a girare. I ragazzi sono tornati il giorno dopo con un'altra
            bici, e quello dopo con tre amici. In due anni ne abbiamo rimesse in strada centonovanta,
            lavorando in un box di diciotto metri quadrati con una lampadina.</p>
            <h3>Un'officina vera</h3>
            <p>Ora abbiamo trovato un locale: centodieci metri quadrati a piano terra, chiusi da nove anni,
            con la saracinesca sulla piazza. Vogliamo aprirci un'officina aperta cinque pomeriggi alla
            settimana, dove chi ha fra i dodici e i diciotto anni impara a smontare, pulire, regolare e
            rimontare. La regola è semplice: <b>ogni tre bici riparate per gli altri, una è tua</b>.</p>
            <p>C'è chi ne farà un mestiere: i meccanici di biciclette in città non bastano. E c'è chi
            imparerà soltanto che una cosa rotta non è per forza una cosa finita. Ci va bene uguale.</p>""",
            """<p>In Quarto Oggiaro broken bicycles turn up everywhere: in cellars, on balconies, chained to
            a post with only one wheel. Empty afternoons turn up everywhere too. One day, outside our front
            door, four boys were trying to kick a rim straight. We went down with a spoke key.</p>
            <p>That rim started turning again. The boys came back the next day with another bike, and the
            day after that with three friends. In two years we have put a hundred and ninety back on the
            road, working in an eighteen-square-metre lock-up with one light bulb.</p>
            <h3>A proper workshop</h3>
            <p>Now we have found premises: a hundred and ten square metres on the ground floor, closed for
            nine years, with a shutter on the square. We want to open a workshop there, five afternoons a
            week, where anyone between twelve and eighteen can learn to strip, clean, adjust and reassemble.
            The rule is simple: <b>for every three bikes you mend for others, one is yours</b>.</p>
            <p>Some will make a trade of it: the city does not have enough bicycle mechanics. Others will
            just learn that a broken thing is not necessarily a finished one. Either is fine by us.</p>""",
        )
    ),
    ImageBlock(
        "officina-delle-biciclette/2",
        Text(
            "Una ragazza regola il cambio di una bicicletta appesa al cavalletto.",
            "A girl adjusts the gears of a bicycle hung on a work stand.",
        ),
        Text("Il cambio: la prova d'esame del secondo mese.", "The gears: the exam of the second month."),
    ),
    QuoteBlock(
        Text(
            "Prima in piazza stavo sulla panchina. Adesso se passo mi chiedono di guardare i freni.",
            """I used to sit on the bench in the square. Now when I walk past they ask me to look at their
            brakes.""",
        ),
        "Ismael",
        Text("sedici anni, al box dal primo giorno", "sixteen, at the lock-up from day one"),
    ),
    TimelineBlock(
        (
            TimelineItem(
                Text("Autunno", "Autumn"),
                Text("La saracinesca si alza", "The shutter goes up"),
                Text(
                    "Muri, luci e banchi. I ragazzi disegnano e dipingono l'insegna.",
                    "Walls, lights and benches. The young people design and paint the sign.",
                ),
            ),
            TimelineItem(
                Text("Inverno", "Winter"),
                Text("Primo corso", "First course"),
                Text(
                    "Venti iscritti, dodici incontri: dalla foratura al movimento centrale.",
                    "Twenty places, twelve sessions: from punctures to the bottom bracket.",
                ),
            ),
            TimelineItem(
                Text("Primavera", "Spring"),
                Text("Sportello in piazza", "Out on the square"),
                Text(
                    "Ogni sabato riparazioni gratuite per chi va a scuola o al lavoro in bici.",
                    "Free repairs every Saturday for anyone who cycles to school or to work.",
                ),
            ),
            TimelineItem(
                Text("Estate", "Summer"),
                Text("Il viaggio", "The ride"),
                Text(
                    "Centodieci chilometri lungo il Villoresi, sulle bici riparate da noi.",
                    """A hundred and ten kilometres along the Villoresi canal, on bikes we have mended
                    ourselves.""",
                ),
            ),
        )
    ),
    BudgetTableBlock(
        Text("Che cosa c'è in un'officina", "What goes into a workshop"),
        (
            BudgetTableRow(
                Text("Otto cavalletti", "Eight work stands"),
                Text("due all'altezza di chi lavora seduto", "two at the height of someone sitting"),
                200_000,
            ),
            BudgetTableRow(
                Text("Otto serie di chiavi", "Eight sets of spanners"),
                Text("brugole, tiraraggi, estrattori", "hex keys, spoke keys, pullers"),
                288_000,
            ),
            BudgetTableRow(
                Text("Centraruote e compressore", "Truing stands and compressor"),
                Text("due usati, revisionati", "two second-hand, serviced"),
                172_000,
            ),
            BudgetTableRow(
                Text("Vasca per il lavaggio", "Parts washer"),
                Text("a detergente biologico", "with a bio-based detergent"),
                120_000,
            ),
        ),
    ),
    VideoBlock(
        Text("Un pomeriggio nel box", "An afternoon in the lock-up"),
        "https://www.example.org/video/officina-delle-biciclette",
        "officina-delle-biciclette/3",
    ),
    GalleryBlock(
        (
            GalleryImage(
                "officina-delle-biciclette/1",
                Text(
                    "L'officina con la saracinesca alzata e le bici in fila.",
                    "The workshop with its shutter up and bikes in a row.",
                ),
            ),
            GalleryImage(
                "officina-delle-biciclette/3",
                Text(
                    "Un gruppo di ragazzi pedala lungo un canale.",
                    "A group of teenagers cycling along a canal.",
                ),
            ),
        ),
        Text("Dalla piazza al canale.", "From the square to the canal."),
    ),
    TeamBlock(
        (
            TeamMember(
                "Renzo Maffiotti",
                Text("meccanico, quarant'anni di bottega", "mechanic, forty years in the trade"),
            ),
            TeamMember("Samira Belhadi", Text("educatrice di strada", "street youth worker")),
            TeamMember("Tommaso Vergagni", Text("presidente di Raggi e Catene", "chair of Raggi e Catene")),
        )
    ),
    FaqBlock(
        (
            FaqItem(
                Text("Posso donare una bicicletta vecchia?", "Can I donate an old bicycle?"),
                Text(
                    """<p>Sì, volentieri: anche senza ruote. La ritiriamo il sabato mattina, oppure la porti
                    in officina quando la saracinesca è su.</p>""",
                    """<p>Yes, please: even without wheels. We collect on Saturday mornings, or you can
                    bring it to the workshop whenever the shutter is up.</p>""",
                ),
            ),
            FaqItem(
                Text("Bisogna pagare per frequentare?", "Is there a charge to take part?"),
                Text(
                    """<p>No. Il corso, gli attrezzi e la merenda sono gratuiti. Chiediamo soltanto di
                    venire davvero.</p>""",
                    """<p>No. The course, the tools and the snacks are free. All we ask is that you really
                    turn up.</p>""",
                ),
            ),
            FaqItem(
                Text("E se le bici fossero rubate?", "What if the bikes are stolen?"),
                Text(
                    """<p>Di ogni bici annotiamo il numero di telaio e chi l'ha portata. Se qualcosa non
                    torna, non la tocchiamo e avvisiamo chi di dovere.</p>""",
                    """<p>We record each bike's frame number and who brought it. If something does not add
                    up we leave it alone and tell the authorities.</p>""",
                ),
            ),
        )
    ),
)

BICYCLES = Project(
    slug="officina-delle-biciclette",
    slug_en="bicycle-workshop",
    title=Text("L'officina delle biciclette", "The bicycle workshop"),
    summary=Text(
        """A Quarto Oggiaro un'officina dove chi ha fra i dodici e i diciotto anni impara a riparare
        biciclette e se ne guadagna una.""",
        """In Quarto Oggiaro, a workshop where twelve-to-eighteen-year-olds learn to mend bicycles and earn
        one of their own.""",
    ),
    hero_image_alt=Text(
        "La saracinesca alzata di un'officina con biciclette colorate appese e ragazzi al lavoro.",
        "A workshop with its shutter up, colourful bicycles hanging and teenagers at work.",
    ),
    organisation="raggi-e-catene",
    neighbourhood="quarto-oggiaro",
    theme="giovani",
    ranking_position=7,
    approved_budget_cents=3_800_000,
    budget_lines=(
        BudgetLine(Text("Attrezzatura dell'officina", "Workshop equipment"), 780_000),
        BudgetLine(Text("Impianto elettrico, bagno e pittura", "Wiring, toilet and painting"), 920_000),
        BudgetLine(Text("Meccanico ed educatrice per un anno", "Mechanic and youth worker for a year"), 1_560_000),
        BudgetLine(Text("Ricambi, caschi e luci", "Spare parts, helmets and lights"), 380_000),
        BudgetLine(Text("Assicurazione e viaggio d'estate", "Insurance and the summer ride"), 160_000),
    ),
    use_of_funds=Text(
        """<p>Con la raccolta si comprano cavalletti, chiavi e ricambi e si rifà l'impianto elettrico. La
        parte del Comune paga un anno di lavoro a un meccanico e a un'educatrice: senza di loro sarebbe
        soltanto un garage.</p>""",
        """<p>The money raised buys stands, spanners and spare parts and pays for rewiring. The City's share
        pays a mechanic and a youth worker for a year: without them it would only be a garage.</p>""",
    ),
    story=BICYCLES_STORY,
    scenario="threshold_today",
    opens_in_days=-24,
    suggested_amounts=(
        SuggestedAmount(1_000, Text("una camera d'aria e un kit per forature", "an inner tube and a puncture kit")),
        SuggestedAmount(2_500, Text("due copertoni o un paio di freni nuovi", "two tyres or a new pair of brakes")),
        SuggestedAmount(5_000, Text("un casco e un set di luci", "a helmet and a set of lights")),
        SuggestedAmount(
            10_000,
            Text(
                "tutti i ricambi per rimettere in strada tre bici",
                "all the parts to put three bikes back on the road",
            ),
        ),
    ),
    documents=(
        Document(
            Text("Le regole dell'officina", "Workshop rules"),
            Text(
                """<p>Documento dimostrativo. Orari, sicurezza, registro dei telai e la regola delle tre
                biciclette, scritti insieme ai ragazzi in una pagina.</p>""",
                """<p>Demonstration document. Opening hours, safety, the frame register and the three-bike
                rule, written on one page together with the young people.</p>""",
            ),
        ),
    ),
)

PROJECTS = (BICYCLES,)
