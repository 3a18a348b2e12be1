"""The garden along the railway, a project told with every kind of block."""

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
    StaffAct,
    SuggestedAmount,
    TeamBlock,
    TeamMember,
    Text,
    TimelineBlock,
    TimelineItem,
    VideoBlock,
)

GARDEN_STORY = (
    RichTextBlock(
        Text(
            """<p>Per trent'anni il raccordo merci di Greco è stato una riga di rovi fra due muri. I treni
            non ci passano più; ci passavano i topi, i sacchi della spazzatura e qualche gatto. Poi, una
            domenica di marzo, sedici vicini di casa si sono presentati al cancello con i guanti e un termos
            di caffè.</p>
            <p>Da allora abbiamo portato via undici carichi di rifiuti e trovato la ghiaia, le traversine e,
            sotto, una terra scura che aspettava soltanto luce. Ora vogliamo farne un orto di tutti:
            centottanta metri di cassoni, una serra, una cisterna per la pioggia e un tavolo lungo a cui
            sedersi.</p>
            <h3>Perché qui</h3>
            <p>Fra la ferrovia e la circonvallazione vivono quasi tremila persone, e il prato più vicino è a
            venti minuti a piedi. Chi è anziano quei venti minuti non li fa più; chi ha figli piccoli li fa
            col passeggino, lungo il traffico. <b>Un orto sotto casa cambia la giornata</b> prima ancora del
            paesaggio.</p>""",
            """<p>For thirty years the Greco goods siding was a line of brambles between two walls. Trains
            no longer came this way; rats, rubbish bags and the odd cat did. Then, one Sunday in March,
            sixteen neighbours turned up at the gate with gloves and a flask of coffee.</p>
            <p>Since then we have taken away eleven loads of rubbish and found gravel, sleepers and,
            underneath, dark soil that was only waiting for light. Now we want to make it a garden for
            everyone: a hundred and eighty metres of raised beds, a greenhouse, a tank for the rain and one
            long table to sit at.</p>
            <h3>Why here</h3>
            <p>Almost three thousand people live between the railway and the ring road, and the nearest lawn
            is twenty minutes away on foot. If you are old you no longer walk those twenty minutes; if you
            have small children you walk them with a pushchair, beside the traffic. <b>A garden downstairs
            changes your day</b> long before it changes the landscape.</p>""",
        )
    ),
    ImageBlock(
        "orto-tra-i-binari/2",
        Text(
            "Una volontaria annaffia i cassoni di legno allineati accanto a un binario.",
            "A volunteer watering the wooden raised beds in a row beside a railway track.",
        ),
        Text(
            "I cassoni seguono la linea del vecchio raccordo: i binari restano dove sono.",
            "The beds follow the line of the old siding: the rails stay where they are.",
        ),
    ),
    QuoteBlock(
        Text(
            """Ho guidato treni per ventotto anni e questo raccordo lo vedevo dal finestrino. Non avrei mai
            pensato di tornarci con una zappa.""",
            """I drove trains for twenty-eight years and used to see this siding from the cab. I never
            thought I would come back to it with a hoe.""",
        ),
        "Ornella Brambati",
        Text("presidente di Traversine APS", "chair of Traversine APS"),
    ),
    TimelineBlock(
        (
            TimelineItem(
                Text("Mesi 1 e 2", "Months 1 and 2"),
                Text("Si pulisce e si misura", "Clearing and measuring"),
                Text(
                    """Togliamo gli ultimi rovi, facciamo analizzare il terreno e mettiamo la recinzione con
                    due ingressi.""",
                    """We clear the last brambles, have the soil tested and put up a fence with two
                    entrances.""",
                ),
            ),
            TimelineItem(
                Text("Mesi 3 e 4", "Months 3 and 4"),
                Text("I cassoni e l'acqua", "Beds and water"),
                Text(
                    """Otto sabati di cantiere aperto: si montano quaranta cassoni, la cisterna e l'impianto
                    a goccia.""",
                    """Eight Saturdays of open building site: forty raised beds, the tank and the drip
                    irrigation go in.""",
                ),
            ),
            TimelineItem(
                Text("Mese 5", "Month 5"),
                Text("La prima semina", "The first sowing"),
                Text(
                    """Ogni cassone trova la sua famiglia, la sua classe o il suo condominio. Sei restano di
                    tutti.""",
                    """Each bed finds its family, its class or its block of flats. Six of them belong to
                    everyone.""",
                ),
            ),
            TimelineItem(
                Text("Mese 9", "Month 9"),
                Text("La festa del raccolto", "The harvest supper"),
                Text(
                    "Una tavola di centottanta metri, lunga come il binario. Il minestrone lo offriamo noi.",
                    "A table a hundred and eighty metres long, like the track. The minestrone is on us.",
                ),
            ),
        )
    ),
    BudgetTableBlock(
        Text("Quanto costano quaranta cassoni", "What forty raised beds cost"),
        (
            BudgetTableRow(
                Text("Legno di larice", "Larch timber"),
                Text(
                    "tavole non trattate, spesse quattro centimetri",
                    "untreated boards, four centimetres thick",
                ),
                620_000,
            ),
            BudgetTableRow(
                Text("Terra e compost", "Soil and compost"),
                Text("sessanta metri cubi, analizzati", "sixty cubic metres, tested"),
                540_000,
            ),
            BudgetTableRow(
                Text("Viti, teli e pacciamatura", "Screws, liners and mulch"),
                Text("tutto ciò che non si vede", "everything you do not see"),
                160_000,
            ),
            BudgetTableRow(
                Text("Trasporto", "Delivery"),
                Text("quattro viaggi con la gru", "four trips with a crane lorry"),
                120_000,
            ),
        ),
    ),
    VideoBlock(
        Text("Tre minuti lungo il binario", "Three minutes along the track"),
        "https://www.example.org/video/orto-tra-i-binari",
        "orto-tra-i-binari/3",
    ),
    GalleryBlock(
        (
            GalleryImage(
                "orto-tra-i-binari/1",
                Text(
                    "L'orto con il binario che lo attraversa e una bambina in mezzo alle rotaie.",
                    "The garden with the track running through it and a girl between the rails.",
                ),
            ),
            GalleryImage(
                "orto-tra-i-binari/3",
                Text(
                    "Una serra di vetro fra due alberi, con annaffiatoi davanti alla porta.",
                    "A glass greenhouse between two trees, with watering cans by the door.",
                ),
            ),
        ),
        Text("Come lo immaginiamo, dopo la prima estate.", "How we picture it, after the first summer."),
    ),
    TeamBlock(
        (
            TeamMember("Ornella Brambati", Text("presidente, macchinista in pensione", "chair, retired train driver")),
            TeamMember("Luisa Tagliaverde", Text("agronoma", "agronomist")),
            TeamMember("Youssef Amrouni", Text("capocantiere e giardiniere", "site manager and gardener")),
            TeamMember("Bice Solarini", Text("laboratori con le scuole", "school workshops")),
        )
    ),
    FaqBlock(
        (
            FaqItem(
                Text("Posso avere un cassone mio?", "Can I have a bed of my own?"),
                Text(
                    """<p>Sì. Trentaquattro cassoni vanno, per due anni, a chi abita o studia nel quartiere:
                    si sorteggiano in pubblico, senza quota da pagare. Si offrono invece quattro ore di
                    lavoro comune al mese.</p>""",
                    """<p>Yes. Thirty-four beds go for two years to people who live or study in the area:
                    they are drawn by lot in public and there is no fee. What you give is four hours of
                    shared work a month.</p>""",
                ),
            ),
            FaqItem(
                Text("E se la terra fosse inquinata?", "What if the soil is contaminated?"),
                Text(
                    """<p>Per questo coltiviamo in cassoni, con terra portata da fuori e separata dal fondo.
                    Le analisi del terreno sono comunque la prima spesa prevista e le pubblicheremo
                    qui.</p>""",
                    """<p>That is why we grow in raised beds, with soil brought in and kept apart from the
                    ground. Testing is still the first thing we will pay for, and we will publish the
                    results here.</p>""",
                ),
            ),
            FaqItem(
                Text("Ci si arriva in sedia a rotelle?", "Is it wheelchair accessible?"),
                Text(
                    """<p>Sì: vialetto in terra stabilizzata senza gradini e sei cassoni rialzati, da
                    lavorare stando seduti.</p>""",
                    """<p>Yes: there is a step-free path of compacted earth, and six beds are raised so that
                    you can work them sitting down.</p>""",
                ),
            ),
        )
    ),
)

GARDEN = Project(
    slug="orto-tra-i-binari",
    slug_en="garden-between-the-tracks",
    title=Text("Orto tra i binari", "Garden between the tracks"),
    summary=Text(
        """Lungo il raccordo ferroviario dismesso di Greco, quaranta cassoni, una serra e una tavola lunga
        per coltivare insieme.""",
        """Along the disused railway siding in Greco: forty raised beds, a greenhouse and one long table for
        growing together.""",
    ),
    hero_image_alt=Text(
        "Un orto di cassoni fioriti lungo un vecchio binario, con le case di Greco sullo sfondo.",
        "A garden of flowering raised beds along an old railway track, with the houses of Greco behind.",
    ),
    organisation="traversine",
    neighbourhood="greco",
    theme="ambiente",
    ranking_position=3,
    approved_budget_cents=5_200_000,
    budget_lines=(
        BudgetLine(Text("Pulizia, analisi del terreno e recinzione", "Clearing, soil tests and fence"), 960_000),
        BudgetLine(Text("Quaranta cassoni con la terra", "Forty raised beds with soil"), 1_440_000),
        BudgetLine(Text("Serra e capanno degli attrezzi", "Greenhouse and tool shed"), 1_020_000),
        BudgetLine(Text("Cisterna e irrigazione a goccia", "Rainwater tank and drip irrigation"), 780_000),
        BudgetLine(
            Text("Agronoma e laboratori per due stagioni", "Agronomist and workshops for two seasons"),
            800_000,
        ),
        BudgetLine(Text("Assicurazione e imprevisti", "Insurance and contingencies"), 200_000),
    ),
    use_of_funds=Text(
        """<p>Il vostro dono diventa legno, terra e acqua. Con la raccolta costruiamo i cassoni e la
        cisterna; con la parte del Comune la serra, la recinzione e due stagioni di lavoro con le
        scuole.</p>""",
        """<p>Your gift becomes wood, soil and water. The money raised builds the beds and the rainwater
        tank; the City's share pays for the greenhouse, the fence and two seasons of work with
        schools.</p>""",
    ),
    story=GARDEN_STORY,
    scenario="half_way",
    opens_in_days=-30,
    acts=(
        StaffAct(
            days_ago=4,
            more_days=10,
            reason=Text(
                "Per cinque giorni il pagamento con bonifico non ha funzionato: la raccolta dura dieci giorni in più.",
                "For five days paying by bank debit did not work: the campaign lasts ten days longer.",
            ),
        ),
    ),
    suggested_amounts=(
        SuggestedAmount(1_000, Text("dodici bustine di semi", "twelve packets of seeds")),
        SuggestedAmount(2_500, Text("un sacco di terriccio e quattro piantine", "a bag of compost and four seedlings")),
        SuggestedAmount(5_000, Text("le tavole per un lato di cassone", "the boards for one side of a bed")),
        SuggestedAmount(15_000, Text("un cassone di larice, pronto da riempire", "one larch bed, ready to be filled")),
    ),
    documents=(
        Document(
            Text("Disegno dell'orto", "Layout of the garden"),
            Text(
                """<p>Documento dimostrativo. Quaranta cassoni di 120 per 240 centimetri in due file lungo
                il binario, due ingressi, una serra di trenta metri quadrati, una cisterna da diecimila
                litri.</p>""",
                """<p>Demonstration document. Forty raised beds of 120 by 240 centimetres in two rows along
                the track, two entrances, a greenhouse of thirty square metres, a tank of ten thousand
                litres.</p>""",
            ),
        ),
    ),
)

PROJECTS = (GARDEN,)
