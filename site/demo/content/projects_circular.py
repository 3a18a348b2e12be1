"""The projects about the circular economy: the library of things and the toy hospital."""

from demo.content.schema import (
    BudgetLine,
    FaqBlock,
    FaqItem,
    ImageBlock,
    Project,
    QuoteBlock,
    RichTextBlock,
    SuggestedAmount,
    Text,
    TimelineBlock,
    TimelineItem,
)

LIBRARY = Project(
    slug="biblioteca-delle-cose",
    slug_en="library-of-things",
    title=Text("La biblioteca delle cose", "The library of things"),
    summary=Text(
        """Al Corvetto si prende in prestito il trapano come fosse un romanzo: seicento oggetti utili, una
        tessera e un bancone.""",
        """In Corvetto you can borrow a drill as if it were a novel: six hundred useful objects, a card and
        a counter.""",
    ),
    hero_image_alt=Text(
        "Scaffali da biblioteca con trapani, tende, una macchina da cucire e una scala.",
        "Library shelves with drills, tents, a sewing machine and a ladder.",
    ),
    organisation="scaffale-comune",
    neighbourhood="corvetto",
    theme="economia-circolare",
    ranking_position=5,
    approved_budget_cents=4_200_000,
    budget_lines=(
        BudgetLine(Text("Oggetti e ricambi", "Objects and spare parts"), 1_380_000),
        BudgetLine(Text("Scaffali, bancone e magazzino", "Shelving, counter and store room"), 640_000),
        BudgetLine(Text("Bibliotecaria delle cose, un anno", "Librarian of things, one year"), 1_440_000),
        BudgetLine(Text("Catalogo e prenotazioni in rete", "Online catalogue and booking"), 360_000),
        BudgetLine(Text("Revisioni di sicurezza e assicurazione", "Safety checks and insurance"), 380_000),
    ),
    use_of_funds=Text(
        """<p>Compriamo gli oggetti che nessuno dona (quelli buoni durano), attrezziamo il magazzino e
        paghiamo chi sta al bancone e controlla che ogni cosa torni sicura sullo scaffale.</p>""",
        """<p>We buy the objects nobody donates (good ones last), fit out the store room and pay the person
        at the counter, who makes sure that everything is safe before it goes back on the shelf.</p>""",
    ),
    story=(
        RichTextBlock(
            Text(
                """<p>Un trapano, nella sua vita, lavora in media un quarto d'ora. Il resto del tempo sta in
                un armadio, e l'armadio sta in una casa di quarantacinque metri quadrati. Nel nostro palazzo
                di trapani ne abbiamo contati ventinove. Di tende da campeggio sei, di macchine per il pane
                quattro, tutte nuove.</p>
                <p>Così abbiamo cominciato: un foglio in portineria con scritto «chi ha, chi cerca». In un
                anno il foglio è diventato un quaderno, il quaderno uno sgabuzzino, e lo sgabuzzino non
                basta più.</p>
                <h3>Come funziona il prestito</h3>
                <ul><li>ci si fa la tessera, che costa da zero a trenta euro: <b>decide chi la
                prende</b>;</li>
                <li>si sceglie dal catalogo o dagli scaffali;</li>
                <li>si tiene l'oggetto una settimana, e se qualcosa si rompe si porta indietro lo stesso,
                senza vergogna.</li></ul>
                <p>Seicento oggetti: attrezzi, pentole da festa, passeggini da viaggio, proiettori,
                deambulatori, un violino da tre quarti. Accanto al bancone, un tavolo dove il sabato due
                volontari riparano ciò che è tornato zoppo e insegnano a farlo.</p>
                <h3>Che cosa si risparmia</h3>
                <p>Soldi, prima di tutto: per una famiglia che monta due mensole e va in campeggio una volta
                l'anno, circa quattrocento euro. Poi spazio, rifiuti e l'imbarazzo di non potere. Ma la cosa
                che ci hanno detto più spesso, nel primo anno, è un'altra: «Adesso conosco i miei vicini per
                nome, e so chi ha la scala».</p>
                <p>Apriremo quattro giorni alla settimana in un ex negozio di elettrodomestici. Ci è
                sembrato un lieto fine.</p>""",
                """<p>In its whole life, a drill works for a quarter of an hour on average. The rest of the
                time it sits in a cupboard, and the cupboard sits in a flat of forty-five square metres. In
                our building we counted twenty-nine drills. Tents: six. Bread machines: four, all
                unused.</p>
                <p>That is how we began: a sheet of paper in the porter's lodge saying "who has, who needs".
                Within a year the sheet had become a notebook, the notebook a broom cupboard, and the
                cupboard is now too small.</p>
                <h3>How borrowing works</h3>
                <ul><li>you get a card, which costs between zero and thirty euros: <b>you decide</b>;</li>
                <li>you choose from the catalogue or the shelves;</li>
                <li>you keep the object for a week and, if something breaks, you bring it back just the
                same, with no shame.</li></ul>
                <p>Six hundred objects: tools, party-sized pots, travel pushchairs, projectors, walking
                frames, a three-quarter violin. Beside the counter there is a table where on Saturdays two
                volunteers mend whatever has come back limping and teach others how to do it.</p>
                <h3>What you save</h3>
                <p>Money, first of all: for a family that puts up two shelves and goes camping once a year,
                about four hundred euros. Then space, waste and the embarrassment of not being able to
                afford it. But what people told us most often in the first year was something else: "Now I
                know my neighbours by name, and I know who has the ladder".</p>
                <p>We shall open four days a week in what used to be an electrical goods shop. It seemed to
                us a happy ending.</p>""",
            )
        ),
        ImageBlock(
            "biblioteca-delle-cose/2",
            Text(
                "Una bibliotecaria porge una scala a un signore oltre il bancone.",
                "A librarian hands a ladder to a man across the counter.",
            ),
            Text(
                "L'oggetto più prestato: la scala da tre metri.",
                "The most borrowed object: the three-metre ladder.",
            ),
        ),
        QuoteBlock(
            Text(
                """Ho fatto il compleanno di mia figlia con il gazebo, le pentole e il karaoke. Non ho
                comprato niente, solo la torta.""",
                """I gave my daughter a birthday party with a gazebo, pots and karaoke. I bought nothing but
                the cake.""",
            ),
            "Liliana Quispe",
            Text("tessera numero 214", "card number 214"),
        ),
        FaqBlock(
            (
                FaqItem(
                    Text("Che cosa posso portare?", "What can I bring?"),
                    Text(
                        """<p>Oggetti funzionanti, puliti e utili a più di una persona. Vestiti e libri no:
                        in quartiere hanno già la loro casa.</p>""",
                        """<p>Objects that work, are clean and are useful to more than one person. Not
                        clothes or books: they already have a home in the neighbourhood.</p>""",
                    ),
                ),
                FaqItem(
                    Text("Se mi faccio male con un attrezzo?", "What if I hurt myself with a tool?"),
                    Text(
                        """<p>Ogni oggetto elettrico è controllato al rientro e si consegna con una scheda
                        d'uso. Il prestito è coperto da assicurazione.</p>""",
                        """<p>Every electrical item is checked when it comes back and goes out with an
                        instruction card. Loans are covered by insurance.</p>""",
                    ),
                ),
            )
        ),
    ),
    scenario="funded",
    opens_in_days=-205,
    suggested_amounts=(
        SuggestedAmount(1_500, Text("la revisione di un attrezzo elettrico", "a safety check for an electric tool")),
        SuggestedAmount(
            2_500,
            Text(
                "una tessera per una famiglia che non può pagarla",
                "a card for a family that cannot pay for one",
            ),
        ),
        SuggestedAmount(
            5_000,
            Text("una tenda per quattro, usata e in ordine", "a second-hand tent for four in good order"),
        ),
        SuggestedAmount(15_000, Text("il set completo per una festa di cortile", "a full kit for a courtyard party")),
    ),
)

TOY_HOSPITAL = Project(
    slug="ospedale-dei-giocattoli",
    slug_en="toy-hospital",
    title=Text("L'ospedale dei giocattoli", "The toy hospital"),
    summary=Text(
        """A Villapizzone si ricoverano orsi, trenini e bambole: nonni e bambini li riparano insieme, poi
        tornano a casa o trovano famiglia.""",
        """In Villapizzone, bears, trains and dolls are admitted, mended by grandparents and children, then
        go home or find a family.""",
    ),
    hero_image_alt=Text(
        "Un orsetto con la zampa fasciata su un lettino, accanto a un trenino smontato.",
        "A teddy bear with a bandaged paw on a little bed, beside a train in pieces.",
    ),
    organisation="vite-e-bottoni",
    neighbourhood="villapizzone",
    theme="economia-circolare",
    ranking_position=19,
    approved_budget_cents=2_600_000,
    budget_lines=(
        BudgetLine(
            Text("Laboratorio: banchi, attrezzi, aspirazione", "Workshop: benches, tools, extraction"),
            620_000,
        ),
        BudgetLine(Text("Stampante 3D e materiali", "3D printer and materials"), 280_000),
        BudgetLine(Text("Coordinatrice per un anno", "Co-ordinator for a year"), 1_040_000),
        BudgetLine(Text("Ricambi, stoffe e imbottiture", "Spare parts, fabrics and stuffing"), 260_000),
        BudgetLine(Text("Ambulanza a pedali", "Pedal-powered ambulance"), 180_000),
        BudgetLine(Text("Laboratori nelle scuole", "School workshops"), 220_000),
    ),
    use_of_funds=Text(
        """<p>Un laboratorio sicuro, una coordinatrice che lo tenga aperto tre giorni alla settimana e
        un'ambulanza a pedali per andare a prendere i pazienti nelle scuole.</p>""",
        """<p>A safe workshop, a co-ordinator to keep it open three days a week, and a pedal-powered
        ambulance to fetch patients from the schools.</p>""",
    ),
    story=(
        RichTextBlock(
            Text(
                """<p>La prima paziente si chiamava Susanna: bambola, anno di nascita 1958, un braccio
                staccato e nessun capello. L'aveva portata una signora che voleva regalarla alla nipote. Il
                signor Franco, quarant'anni da elettrotecnico, l'ha guardata a lungo e ha detto: «Serve una
                sarta». È così che siamo diventati un ospedale.</p>
                <p>Da allora abbiamo curato <b>milletrecento giocattoli</b> su un tavolo della parrocchia,
                il sabato mattina. La diagnosi più frequente è «pile lasciate dentro», la seconda «fratello
                maggiore».</p>
                <h3>Il ricovero</h3>
                <p>All'accettazione il bambino compila la cartella: nome del paziente, che cosa gli è
                successo, dove gli fa male. Poi, se vuole, assiste all'operazione e tiene il cacciavite.
                Riparare insieme è metà della cura: si scopre che dentro il robot non c'è una magia ma un
                motorino, e che il motorino si può pulire.</p>
                <h3>Quelli che nessuno aspetta</h3>
                <p>Molti giocattoli arrivano senza una famiglia. Li puliamo, li controlliamo e li diamo a
                chi ne ha bisogno, attraverso le scuole e i centri di accoglienza. Mai come «giocattoli
                usati»: ciascuno parte con una carta d'identità e la firma di chi l'ha guarito.</p>
                <h3>Che cosa faremo con i fondi</h3>
                <ul><li>un laboratorio di quarantacinque metri quadrati, aperto mercoledì, venerdì e
                sabato;</li>
                <li>una stampante 3D per rifare le ruote, le orecchie e gli ingranaggi che non si trovano
                più;</li>
                <li>un'ambulanza a pedali che ogni mese passa in dieci scuole;</li>
                <li>turni misti: chi ripara ha più di sessantacinque anni o meno di
                quattordici.</li></ul>""",
                """<p>The first patient was called Susanna: doll, born 1958, one arm off and no hair. A lady
                had brought her in because she wanted to give her to her granddaughter. Franco, an
                electrician for forty years, looked at her for a long time and said: "This needs a
                seamstress". That is how we became a hospital.</p>
                <p>Since then we have treated <b>thirteen hundred toys</b> on a parish hall table, on
                Saturday mornings. The most common diagnosis is "batteries left in"; the second, "big
                brother".</p>
                <h3>Admission</h3>
                <p>At reception the child fills in the notes: the patient's name, what happened, where it
                hurts. Then, if they like, they attend the operation and hold the screwdriver. Mending
                together is half the cure: you find out that inside the robot there is no magic but a little
                motor, and that the motor can be cleaned.</p>
                <h3>The ones nobody is waiting for</h3>
                <p>Many toys arrive without a family. We clean them, check them and give them to those who
                need them, through schools and reception centres. Never as "used toys": each one leaves with
                an identity card and the signature of whoever cured it.</p>
                <h3>What we shall do with the money</h3>
                <ul><li>a workshop of forty-five square metres, open on Wednesdays, Fridays and
                Saturdays;</li>
                <li>a 3D printer to remake wheels, ears and gears that can no longer be found;</li>
                <li>a pedal-powered ambulance that calls at ten schools every month;</li>
                <li>mixed shifts: those who mend are over sixty-five or under fourteen.</li></ul>""",
            )
        ),
        QuoteBlock(
            Text(
                """Il mio orso ha dormito fuori una notte sola. Quando è tornato gli funzionava di nuovo
                l'abbraccio.""",
                "My bear only slept away for one night. When he came back his hug was working again.",
            ),
            "Pietro",
            Text("sei anni", "six years old"),
        ),
        ImageBlock(
            "ospedale-dei-giocattoli/2",
            Text(
                "Un nonno e una bambina con la lente d'ingrandimento aprono un robot.",
                "A grandfather and a girl with a magnifying glass opening up a robot.",
            ),
            Text("Sala operatoria, sabato mattina.", "The operating theatre, Saturday morning."),
        ),
        TimelineBlock(
            (
                TimelineItem(
                    Text("Primo mese", "Month one"),
                    Text("I locali", "The premises"),
                    Text(
                        "Pavimento, banchi a due altezze e una finestra da cui si vede dentro.",
                        "Flooring, benches at two heights and a window to look in through.",
                    ),
                ),
                TimelineItem(
                    Text("Terzo mese", "Month three"),
                    Text("L'accettazione", "Reception opens"),
                    Text(
                        "Tre giorni alla settimana, cartella clinica e caramella.",
                        "Three days a week, with medical notes and a sweet.",
                    ),
                ),
                TimelineItem(
                    Text("Sesto mese", "Month six"),
                    Text("L'ambulanza", "The ambulance"),
                    Text(
                        "Il primo giro delle scuole, con la sirena a manovella.",
                        "The first round of the schools, with a hand-cranked siren.",
                    ),
                ),
            )
        ),
    ),
    scenario="scheduled",
    opens_in_days=20,
    suggested_amounts=(
        SuggestedAmount(1_000, Text("un trapianto di pile e contatti nuovi", "a battery transplant and new contacts")),
        SuggestedAmount(2_500, Text("il ricovero completo di un orso", "a bear's full stay in hospital")),
        SuggestedAmount(
            5_000,
            Text(
                "un chilo di filo per la stampante e cento bottoni",
                "a reel of printer filament and a hundred buttons",
            ),
        ),
        SuggestedAmount(10_000, Text("un giro dell'ambulanza in due scuole", "an ambulance visit to two schools")),
    ),
)

PROJECTS = (LIBRARY, TOY_HOSPITAL)
