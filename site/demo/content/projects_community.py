"""The projects about community: the shared kitchen, the solidarity grocery, the neighbourhood concierge."""

from demo.content.schema import (
    BudgetLine,
    FaqBlock,
    FaqItem,
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
)

KITCHEN = Project(
    slug="cucina-condivisa",
    slug_en="shared-kitchen",
    title=Text("La cucina condivisa", "The shared kitchen"),
    summary=Text(
        """Al Lorenteggio una cucina professionale da prenotare a ore: per chi vuole cominciare un lavoro e
        per chi vuole cenare in compagnia.""",
        """In Lorenteggio, a professional kitchen to book by the hour: for starting a trade or for having
        supper in company.""",
    ),
    hero_image_alt=Text(
        "Persone diverse cucinano intorno a un'isola centrale, con pentole fumanti.",
        "Different people cooking round a central island, with steaming pots.",
    ),
    organisation="mestolo-largo",
    neighbourhood="lorenteggio",
    theme="comunita",
    ranking_position=8,
    approved_budget_cents=6_400_000,
    budget_lines=(
        BudgetLine(Text("Fuochi, forni, cappa e frigoriferi", "Hobs, ovens, hood and refrigerators"), 2_560_000),
        BudgetLine(Text("Impianti e messa a norma", "Wiring, plumbing and standards"), 1_480_000),
        BudgetLine(Text("Due responsabili di cucina, un anno", "Two kitchen managers, one year"), 1_560_000),
        BudgetLine(Text("Tavoli, stoviglie e dispensa", "Tables, crockery and store cupboard"), 480_000),
        BudgetLine(Text("Corsi di igiene e avvio d'impresa", "Courses in hygiene and starting up"), 320_000),
    ),
    use_of_funds=Text(
        """<p>Una cucina a norma è ciò che separa una brava cuoca da una piccola impresa. I fondi servono a
        costruirla, ad accenderla e a tenere qualcuno che insegni a usarla.</p>""",
        """<p>A kitchen that meets the standards is what stands between a good cook and a small business.
        The money will build it, light it and pay someone to teach others how to use it.</p>""",
    ),
    story=(
        RichTextBlock(
            Text(
                """<p>Rosaura fa le migliori empanadas del Lorenteggio. Lo sanno nel suo cortile, in quello
                accanto e in due uffici di via Savona, che gliene chiedono di continuo. Non può venderle,
                perché la cucina di casa non è una cucina in cui si può lavorare. Per metterne in regola una
                servono trentamila euro. Rosaura ne ha ottocento.</p>
                <p>Abbiamo fatto un giro di scale e di Rosaure ne abbiamo contate quarantuno: chi fa il
                cuscus per i matrimoni, chi le marmellate, chi il babà. Abbiamo anche contato centosei
                persone sole che la sera mangiano in piedi. La stessa stanza può servire a tutti.</p>
                <h3>Di giorno si lavora</h3>
                <p>La cucina si prenota a ore, a un prezzo che parte da quattro euro per chi comincia. C'è
                una responsabile che aiuta con l'igiene, le etichette e i conti. Dopo sei mesi chi vuole
                apre la propria attività, e intanto ha già i clienti.</p>
                <h3>La sera si cena</h3>
                <p>Tre sere alla settimana il tavolo lungo è apparecchiato per quaranta. Si cucina insieme
                dalle sei, si mangia alle otto, si lava in coro. <b>Chi può lascia sette euro, chi non può
                lascia la ricetta di casa.</b> A fine anno le ricette diventeranno un libro.</p>
                <h3>Che cosa c'è già</h3>
                <p>Il locale, al pianterreno di una cooperativa di abitanti, in comodato per dodici anni. Il
                progetto dell'impianto, firmato. E la cappa, che un ristorante in chiusura ci ha promesso:
                va soltanto smontata, portata via e lavata moltissimo.</p>""",
                """<p>Rosaura makes the best empanadas in Lorenteggio. They know it in her courtyard, in the
                one next door and in two offices in Via Savona, which keep asking her for more. She cannot
                sell them, because a kitchen at home is not one you are allowed to work in. Bringing one up
                to standard takes thirty thousand euros. Rosaura has eight hundred.</p>
                <p>We went up and down the stairs and counted forty-one Rosauras: those who make couscous
                for weddings, those who make jam, those who make babà. We also counted a hundred and six
                people on their own who eat their supper standing up. The same room can serve them all.</p>
                <h3>By day we work</h3>
                <p>The kitchen can be booked by the hour, at a price that starts from four euros for
                beginners. A manager is there to help with hygiene, labels and bookkeeping. After six months
                those who wish can open their own business, and by then they already have customers.</p>
                <h3>In the evening we eat</h3>
                <p>Three evenings a week the long table is laid for forty. We cook together from six, eat at
                eight and wash up in chorus. <b>Those who can leave seven euros; those who cannot leave a
                family recipe.</b> At the end of the year the recipes will become a book.</p>
                <h3>What we already have</h3>
                <p>The premises, on the ground floor of a housing co-operative, on free loan for twelve
                years. The plans for the wiring and plumbing, signed. And the hood, which a restaurant that
                is closing has promised us: it only has to be taken down, carried away and washed a great
                deal.</p>""",
            )
        ),
        QuoteBlock(
            Text(
                "A tavola mi hanno chiesto di dov'ero. Ho detto: del terzo piano.",
                "At the table they asked where I was from. I said: the third floor.",
            ),
            "Abdou",
            Text("ospite delle cene di prova", "guest at the trial suppers"),
        ),
        ImageBlock(
            "cucina-condivisa/2",
            Text(
                "Vicini di casa dietro una lunga tavola apparecchiata con piatti tutti diversi.",
                "Neighbours behind a long table laid with plates that are all different.",
            ),
            Text("Quaranta posti, nessun piatto uguale.", "Forty places, no two plates alike."),
        ),
        TeamBlock(
            (
                TeamMember("Rosaura Cevalloz", Text("cuoca e socia fondatrice", "cook and founding member")),
                TeamMember("Fulvio Garbagnoli", Text("responsabile di cucina", "kitchen manager")),
                TeamMember("Latifa Zerouki", Text("cene e laboratori", "suppers and workshops")),
            )
        ),
    ),
    scenario="funded",
    opens_in_days=-140,
    suggested_amounts=(
        SuggestedAmount(1_000, Text("una cena per chi non può pagarla", "a supper for someone who cannot pay")),
        SuggestedAmount(2_500, Text("sei ore di cucina per chi comincia", "six kitchen hours for a beginner")),
        SuggestedAmount(5_000, Text("una pentola da trenta litri", "a thirty-litre pot")),
        SuggestedAmount(10_000, Text("il corso di igiene per una cuoca", "the hygiene course for one cook")),
    ),
)

GROCERY = Project(
    slug="bottega-solidale",
    slug_en="solidarity-grocery",
    title=Text("La bottega solidale", "The solidarity grocery"),
    summary=Text(
        """A Molise-Calvairate una bottega in cui le famiglie in difficoltà fanno la spesa a punti,
        scegliendo da sole che cosa mettere nella borsa.""",
        """In Molise-Calvairate, a shop where families in difficulty spend points instead of money and
        choose what goes in the bag.""",
    ),
    hero_image_alt=Text(
        "Una piccola bottega con cassette di frutta e una borsa a rete piena di arance.",
        "A small shop with crates of fruit and a string bag full of oranges.",
    ),
    organisation="borsa-a-rete",
    neighbourhood="molise-calvairate",
    theme="comunita",
    ranking_position=12,
    approved_budget_cents=6_200_000,
    budget_lines=(
        BudgetLine(Text("Banchi frigo e cella", "Refrigerated counters and cold room"), 1_740_000),
        BudgetLine(Text("Lavori e scaffali", "Building work and shelving"), 1_180_000),
        BudgetLine(Text("Responsabile e logistica, un anno", "Manager and logistics, one year"), 1_620_000),
        BudgetLine(Text("Furgone elettrico usato", "Second-hand electric van"), 960_000),
        BudgetLine(Text("Prodotti che non si recuperano", "Products that cannot be rescued"), 540_000),
        BudgetLine(Text("Cassa a punti e tessere", "Points till and cards"), 160_000),
    ),
    use_of_funds=Text(
        """<p>Frigoriferi, un furgone e una persona che ogni mattina fa il giro dei mercati. Una piccola
        parte compra ciò che nessuno butta: olio, pannolini, latte per i neonati.</p>""",
        """<p>Refrigerators, a van and someone who goes round the markets every morning. A small part buys
        what nobody throws away: oil, nappies, baby milk.</p>""",
    ),
    story=(
        RichTextBlock(
            Text(
                """<p>Il pacco alimentare arriva chiuso. Dentro ci sono cinque chili di pasta anche se sei
                celiaca, il tonno anche se non lo mangi, i biscotti anche se hai il diabete. Si dice grazie
                e poi ci si scambia le cose sulle scale. Per anni i pacchi li abbiamo preparati anche noi, e
                ogni volta qualcuno chiedeva, piano: «Posso scegliere?».</p>
                <p>La bottega solidale è la nostra risposta. <b>Si entra, si prende una borsa, si
                sceglie.</b> Le famiglie, segnalate dai servizi sociali, dalle scuole o dal vicino di casa,
                ricevono una tessera a punti secondo quante persone sono. La frutta costa poco, i dolci di
                più, le cose per i neonati niente.</p>
                <h3>Da dove viene il cibo</h3>
                <p>Siamo a quattro passi dai mercati generali. Ogni mattina, fra le sei e le nove, restano
                sul piazzale cassette perfette che nessuno fa in tempo a vendere: l'anno scorso, con un
                furgone in prestito, ne abbiamo recuperate ventidue tonnellate. Con una cella nostra non
                dovremo più lasciare lì quello che non si può distribuire in giornata.</p>
                <h3>Non solo spesa</h3>
                <ul><li>un tavolo con il caffè, perché si viene anche per parlare;</li>
                <li>uno sportello il giovedì, con chi se ne intende di bollette e di affitti;</li>
                <li>chi riceve la tessera può offrire qualche ora: al banco, in magazzino, in cucina. Sei
                dei nostri sessanta volontari hanno cominciato così.</li></ul>
                <p>Vogliamo accogliere centottanta famiglie e accompagnarle per un anno. L'obiettivo di
                ciascuna è lo stesso: restituire la tessera.</p>""",
                """<p>A food parcel comes sealed. Inside there are five kilos of pasta even if you are
                coeliac, tuna even if you do not eat it, biscuits even if you have diabetes. You say thank
                you and then swap things on the stairs. For years we packed those parcels too, and every
                time someone would ask, quietly: "May I choose?"</p>
                <p>The solidarity grocery is our answer. <b>You come in, take a bag and choose.</b>
                Families, referred by social services, by schools or by the neighbour next door, receive a
                points card according to how many they are. Fruit costs little, sweets cost more, things for
                babies cost nothing.</p>
                <h3>Where the food comes from</h3>
                <p>We are just round the corner from the wholesale markets. Every morning, between six and
                nine, perfect crates are left on the forecourt that nobody has time to sell: last year, with
                a borrowed van, we rescued twenty-two tonnes. With a cold room of our own we shall no longer
                have to leave behind what cannot be handed out the same day.</p>
                <h3>Not only groceries</h3>
                <ul><li>a table with coffee, because people also come to talk;</li>
                <li>an advice desk on Thursdays, with someone who understands bills and rents;</li>
                <li>cardholders may offer a few hours of their own: at the counter, in the store, in the
                kitchen. Six of our sixty volunteers started that way.</li></ul>
                <p>We want to welcome a hundred and eighty families and walk beside them for a year. Each
                has the same goal: to hand the card back.</p>""",
            )
        ),
        ImageBlock(
            "bottega-solidale/2",
            Text(
                "Una volontaria riempie una cassetta di mele accanto a un furgone.",
                "A volunteer fills a crate with apples beside a van.",
            ),
            Text(
                "Alle otto del mattino, il furgone in prestito.",
                "Eight in the morning, with the borrowed van.",
            ),
        ),
        QuoteBlock(
            Text(
                """Mio figlio ha scelto le pere. Sembra poco, ma erano mesi che a casa nostra nessuno
                sceglieva.""",
                """My son chose the pears. It may not sound like much, but it had been months since anyone
                in our house chose anything.""",
            ),
            "Valentina",
            Text("prima tessera della bottega", "the shop's first cardholder"),
        ),
        FaqBlock(
            (
                FaqItem(
                    Text("Si può fare la spesa pagando?", "Can I shop there with money?"),
                    Text(
                        """<p>No, non facciamo concorrenza ai negozi: mandiamo volentieri da loro chi può
                        permetterselo.</p>""",
                        """<p>No, we do not compete with the shops: those who can afford to we gladly send
                        to them.</p>""",
                    ),
                ),
                FaqItem(
                    Text("Posso portare del cibo?", "Can I bring food?"),
                    Text(
                        """<p>Sì, se è confezionato e non scaduto. Le cose di cui c'è più bisogno sono
                        scritte ogni lunedì in vetrina.</p>""",
                        """<p>Yes, if it is packaged and within its date. What is needed most is written in
                        the window every Monday.</p>""",
                    ),
                ),
            )
        ),
    ),
    scenario="funded",
    opens_in_days=-205,
    suggested_amounts=(
        SuggestedAmount(1_500, Text("un litro d'olio per tre famiglie", "a litre of oil for three families")),
        SuggestedAmount(
            2_500,
            Text(
                "una settimana di frutta e verdura per una famiglia",
                "a week of fruit and vegetables for one family",
            ),
        ),
        SuggestedAmount(
            5_000, Text("pannolini e latte per un neonato, un mese", "a month of nappies and milk for a baby")
        ),
        SuggestedAmount(15_000, Text("due settimane di giri con il furgone", "two weeks of rounds with the van")),
    ),
)

CONCIERGE = Project(
    slug="portineria-sociale",
    slug_en="neighbourhood-concierge",
    title=Text("La portineria sociale", "The neighbourhood concierge"),
    summary=Text(
        """A Dergano un'edicola chiusa diventa portineria di quartiere: chiavi, pacchi, piccoli lavori e
        qualcuno che ti chiede come stai.""",
        """In Dergano a closed newsstand becomes a neighbourhood porter's lodge: keys, parcels, odd jobs and
        a friendly face.""",
    ),
    hero_image_alt=Text(
        "Un'edicola trasformata in portineria, con chiavi appese e pacchi sul bancone.",
        "A newsstand turned into a porter's lodge, with hanging keys and parcels on the counter.",
    ),
    organisation="portone-aperto",
    neighbourhood="dergano",
    theme="comunita",
    ranking_position=17,
    approved_budget_cents=4_800_000,
    budget_lines=(
        BudgetLine(Text("Acquisto e sistemazione dell'edicola", "Buying and refitting the newsstand"), 1_420_000),
        BudgetLine(Text("Due portinaie a mezza giornata, un anno", "Two part-time concierges, one year"), 2_360_000),
        BudgetLine(Text("Attrezzi, carrelli e cassette", "Tools, trolleys and lockers"), 420_000),
        BudgetLine(Text("Telefono, prenotazioni e utenze", "Telephone, bookings and utilities"), 380_000),
        BudgetLine(Text("Costituzione dell'ente e assicurazione", "Founding the new body and insurance"), 220_000),
    ),
    use_of_funds=Text(
        """<p>Quando la campagna si aprirà, i fondi serviranno a rimettere a nuovo l'edicola e a pagare due
        portinaie per un anno. La raccolta comincerà soltanto dopo la nascita dell'associazione che li
        riceverà.</p>""",
        """<p>When the campaign opens, the money will refit the newsstand and pay two concierges for a year.
        Fund-raising will begin only once the association that is to receive it has been founded.</p>""",
    ),
    story=(
        RichTextBlock(
            Text(
                """<p>A Dergano le portinerie erano tante. Ce n'era una per palazzo, con la tendina, la
                radio e una persona che sapeva tutto di tutti e lo usava quasi sempre bene. Oggi al loro
                posto ci sono le cassette per i pacchi. Comode, ma non ti guardano in faccia.</p>
                <p>Noi siamo undici vicini. Due anni fa una di noi è rimasta tre giorni a terra in casa con
                il femore rotto, perché nessuno aveva le sue chiavi. Da quella volta ce le siamo scambiate:
                ciascuno ha quelle di altri due, in una scatola di biscotti. Poi sono venuti i pacchi, la
                spesa, il gatto, la lampadina. Il gruppo è nato così, senza un nome e senza un timbro.</p>
                <h3>L'edicola</h3>
                <p>In piazza c'è un'edicola chiusa da cinque anni. Vogliamo riaprirla come portineria di
                tutti: dalle otto alle venti, con due portinaie assunte fra chi il lavoro lo cerca. Terranno
                le chiavi e i pacchi, sapranno chi monta una mensola e chi tiene un bambino per un'ora, si
                accorgeranno se la tapparella del secondo piano non si alza.</p>
                <h3>A che punto siamo</h3>
                <p>Il progetto è stato selezionato. Siamo però un <b>gruppo informale</b> e il bando è
                chiaro: il contributo può riceverlo soltanto un ente senza scopo di lucro, nato apposta. Lo
                stiamo fondando. Lo statuto è scritto, le cariche sono (quasi) decise, mancano l'atto e il
                codice fiscale. Fino ad allora la campagna resta chiusa: torneremo ad avvisarvi qui.</p>""",
                """<p>There used to be plenty of porter's lodges in Dergano. Every building had one, with a
                net curtain, a radio and someone who knew everything about everyone and nearly always put it
                to good use. Today there are parcel lockers in their place. Handy, but they do not look you
                in the eye.</p>
                <p>We are eleven neighbours. Two years ago one of us spent three days on her floor with a
                broken hip, because nobody had her keys. After that we exchanged them: each of us keeps
                those of two others, in a biscuit tin. Then came the parcels, the shopping, the cat, the
                light bulb. That is how the group was born, without a name and without a rubber stamp.</p>
                <h3>The newsstand</h3>
                <p>In the square there is a newsstand that has been closed for five years. We want to reopen
                it as everyone's porter's lodge: from eight to eight, with two concierges hired from among
                people looking for work. They will keep keys and parcels, know who can put up a shelf and
                who can mind a child for an hour, and notice if the blind on the second floor has not gone
                up.</p>
                <h3>Where we are now</h3>
                <p>The project has been selected. But we are an <b>informal group</b>, and the call is
                clear: only a non-profit body, newly founded, may receive the money. We are founding it. The
                articles of association are written, the offices are (almost) decided, and what is missing is
                the deed and the tax code. Until then the campaign stays closed: we shall let you know here.</p>""",
            )
        ),
        ImageBlock(
            "portineria-sociale/2",
            Text(
                "Una scatola di biscotti aperta, piena di mazzi di chiavi con etichette colorate.",
                "An open biscuit tin full of bunches of keys with coloured tags.",
            ),
            Text("Ventidue mazzi di chiavi e nessun biscotto.", "Twenty-two sets of keys and no biscuits."),
        ),
        QuoteBlock(
            Text(
                "So che qualcuno ha le mie chiavi. Dormo meglio di quando avevo l'allarme.",
                "I know that someone has my keys. I sleep better than I did with the alarm.",
            ),
            "Ersilia Verganti",
            Text("settantanove anni, scala B", "seventy-nine, staircase B"),
        ),
        TimelineBlock(
            (
                TimelineItem(
                    Text("Fatto", "Done"),
                    Text("Lo statuto", "The articles of association"),
                    Text(
                        "Scritto in cinque sere, con l'aiuto di una notaia in pensione.",
                        "Written over five evenings, with the help of a retired notary.",
                    ),
                ),
                TimelineItem(
                    Text("Adesso", "Now"),
                    Text("L'associazione", "The association"),
                    Text(
                        "Si firma l'atto costitutivo e si chiede il codice fiscale.",
                        "We sign the founding deed and apply for a tax code.",
                    ),
                ),
                TimelineItem(
                    Text("Poi", "Next"),
                    Text("La campagna", "The campaign"),
                    Text(
                        "Sessanta giorni per raccogliere la nostra parte.",
                        "Sixty days to raise our share.",
                    ),
                ),
            )
        ),
    ),
    scenario="no_body",
    opens_in_days=None,
    suggested_amounts=(
        SuggestedAmount(1_000, Text("dieci portachiavi con l'etichetta", "ten labelled key rings")),
        SuggestedAmount(
            2_500,
            Text("due ore di piccoli lavori per un anziano", "two hours of odd jobs for an older person"),
        ),
        SuggestedAmount(5_000, Text("un carrello per portare la spesa", "a trolley for carrying shopping")),
        SuggestedAmount(10_000, Text("una giornata di portineria", "one day of the concierge")),
    ),
)

PROJECTS = (KITCHEN, GROCERY, CONCIERGE)
