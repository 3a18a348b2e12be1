"""Updates of the projects whose campaign has ended."""

from demo.content.schema import ProjectUpdate, Text

UPDATES = (
    ProjectUpdate(
        project="forno-di-quartiere",
        slug="la-prima-settimana",
        slug_en="the-first-week",
        days_ago=197,
        title=Text("La prima settimana di campagna", "The first week of the campaign"),
        summary=Text(
            "Abbiamo cominciato dal panificio sotto casa, e ha funzionato.",
            "We started with the people downstairs, and it worked.",
        ),
        body=Text(
            """<p>Per la prima settimana abbiamo fatto una cosa sola: suonare ai campanelli con una
            pagnotta. Una a scala, da dividere. Il giorno dopo qualcuno ci ha fermati per strada per dirci
            che era troppo cotta, e che avrebbe donato lo stesso.</p>
            <p>Adesso la cottura è giusta.</p>""",
            """<p>During the first week we did just one thing: ring doorbells with a loaf in our hands. One
            for each staircase, to share. The next day somebody stopped us in the street to say it was
            overbaked, and that they would give all the same.</p>
            <p>The baking is right now.</p>""",
        ),
    ),
    ProjectUpdate(
        project="forno-di-quartiere",
        slug="grazie-si-accende",
        slug_en="thank-you-lights-on",
        days_ago=143,
        title=Text("Grazie: si accende", "Thank you: lights on"),
        summary=Text(
            "La campagna è chiusa e la soglia è superata. Ora tocca ai muratori.",
            "The campaign is over and the threshold is passed. Now it is the builders' turn.",
        ),
        body=Text(
            """<p>La campagna si è chiusa oltre la soglia: alle vostre donazioni si aggiunge la parte
            del Comune, e il forno si accende. Abbiamo letto i messaggi ad alta voce, tutti. Il più breve
            dice: «Era ora».</p>
            <p>Da lunedì si lavora al pavimento e agli impianti. Le selezioni dei tirocinanti cominciano il
            mese prossimo.</p>""",
            """<p>The campaign closed past the threshold: the City's share is added to your donations,
            and the oven will be lit. We read all the messages aloud. The shortest says: "About time".</p>
            <p>On Monday work begins on the floor and the wiring. Selection of the trainees starts next
            month.</p>""",
        ),
    ),
    ProjectUpdate(
        project="forno-di-quartiere",
        slug="quattro-grembiuli",
        slug_en="four-aprons",
        days_ago=64,
        title=Text("Quattro grembiuli con il nome", "Four aprons with names on"),
        summary=Text(
            "Sono entrati i primi tirocinanti. Il più difficile è stato svegliarsi.",
            "The first trainees have started. The hardest part was getting up.",
        ),
        body=Text(
            """<p>Kevin, Dounia, Samuele e Lin hanno il grembiule con il nome. Il primo giorno due sono
            arrivati alle quattro e due alle cinque; il secondo giorno sono arrivati tutti insieme, perché
            si erano telefonati.</p>
            <p>Le prime cento pagnotte le abbiamo regalate in cambio di un parere scritto. Voto medio: sette
            e mezzo. Nota ricorrente: «più sale».</p>""",
            """<p>Kevin, Dounia, Samuele and Lin have aprons with their names on. On the first day two
            arrived at four and two at five; on the second they all arrived together, because they had rung
            each other up.</p>
            <p>We gave away the first hundred loaves in exchange for a written opinion. Average mark: seven
            and a half out of ten. Recurring note: "more salt".</p>""",
        ),
    ),
    ProjectUpdate(
        project="forno-di-quartiere",
        slug="il-banco-e-aperto",
        slug_en="the-counter-is-open",
        days_ago=16,
        title=Text("Il banco è aperto", "The counter is open"),
        summary=Text(
            "Si vende dalle sette alle diciotto. La cesta del pane in attesa è accanto alla porta.",
            "Open from seven to six. The basket of waiting bread is by the door.",
        ),
        body=Text(
            """<p>Abbiamo aperto di martedì, per non dare nell'occhio. Alle nove avevamo già finito il pane
            di segale.</p>
            <p>La cesta del pane in attesa si svuota ogni sera, e nessuno ha mai dovuto chiedere. I conti
            del primo mese, voce per voce, sono appesi accanto alla cassa: chi ha donato ha diritto di
            leggerli prima del fornaio.</p>""",
            """<p>We opened on a Tuesday, so as not to draw attention. By nine we had run out of rye
            bread.</p>
            <p>The basket of waiting bread is empty every evening, and nobody has ever had to ask. The first
            month's accounts, item by item, hang beside the till: those who gave have the right to read them
            before the baker does.</p>""",
        ),
    ),
    ProjectUpdate(
        project="biblioteca-delle-cose",
        slug="la-soglia-e-nostra",
        slug_en="the-threshold-is-ours",
        days_ago=144,
        title=Text("Ce l'abbiamo fatta", "We made it"),
        summary=Text(
            "Campagna chiusa oltre la soglia: i vicini hanno donato anche ventinove trapani.",
            "Campaign closed past the threshold, and our neighbours gave twenty-nine drills as well.",
        ),
        body=Text(
            """<p>Grazie. La soglia è alle spalle e il Comune aggiunge la sua parte. Nelle ultime due
            settimane, insieme ai soldi, sono arrivati gli oggetti: undici scatoloni, una canoa e ventinove
            trapani, cioè tutti quelli del palazzo.</p>
            <p>Ne terremo sei. Per gli altri apriamo le adozioni.</p>""",
            """<p>Thank you. The threshold is behind us and the City adds its share. Over the last two weeks
            objects arrived along with the money: eleven boxes, a canoe and twenty-nine drills, which is to
            say every drill in the building.</p>
            <p>We shall keep six. The others are up for adoption.</p>""",
        ),
    ),
    ProjectUpdate(
        project="biblioteca-delle-cose",
        slug="cento-tessere",
        slug_en="a-hundred-cards",
        days_ago=33,
        title=Text("La tessera numero cento", "Card number one hundred"),
        summary=Text(
            "L'ha presa una signora di ottantotto anni, per il karaoke.",
            "It went to a lady of eighty-eight, for the karaoke machine.",
        ),
        body=Text(
            """<p>La centesima tessera del nuovo bancone l'ha presa la signora Nives, ottantotto anni.
            Pensavamo alla lente d'ingrandimento. Voleva il karaoke, per sabato.</p>
            <p>Il catalogo in rete è pronto e la scala da tre metri ha già nove prenotazioni. Cerchiamo una
            seconda scala.</p>""",
            """<p>The hundredth card of the new counter went to Nives, aged eighty-eight. We were thinking
            of the magnifying glass. She wanted the karaoke machine, for Saturday.</p>
            <p>The online catalogue is ready, and the three-metre ladder already has nine bookings. We are
            looking for a second ladder.</p>""",
        ),
    ),
    ProjectUpdate(
        project="doposcuola-aperto",
        slug="cinque-pomeriggi",
        slug_en="five-afternoons",
        days_ago=110,
        title=Text("Da due pomeriggi a cinque", "From two afternoons to five"),
        summary=Text(
            "La lista d'attesa è vuota, per la prima volta.", "The waiting list is empty, for the first time."
        ),
        body=Text(
            """<p>Lunedì abbiamo aperto il terzo pomeriggio, mercoledì il quarto e oggi il quinto. La lista
            d'attesa, che era lunga cinquantasette nomi, è appesa in ufficio con una riga sopra
            ciascuno.</p>
            <p>La merenda più richiesta resta pane e pomodoro. Ringraziamo chi ha donato pensando alle mele:
            le mangiamo dopo.</p>""",
            """<p>On Monday we opened the third afternoon, on Wednesday the fourth and today the fifth. The
            waiting list, which was fifty-seven names long, hangs in the office with a line through each of
            them.</p>
            <p>The favourite snack is still bread and tomato. Our thanks to those who gave with apples in
            mind: we eat them afterwards.</p>""",
        ),
    ),
    ProjectUpdate(
        project="doposcuola-aperto",
        slug="la-tabellina-del-sette",
        slug_en="the-seven-times-table",
        days_ago=27,
        title=Text("La tabellina del sette", "The seven times table"),
        summary=Text(
            "Il tranviere Omar l'ha spiegata con le fermate. Ora la sanno in centoquattro.",
            "Omar the tram driver explained it by stops. A hundred and four children know it now.",
        ),
        body=Text(
            """<p>Sette minuti fra una fermata e l'altra, dieci fermate. Omar ha disegnato il percorso per
            terra con il gesso e ha fatto salire tutti. Chi sbagliava scendeva e aspettava il tram dopo.</p>
            <p>Oggi siamo centoquattro iscritti e trenta volontari fissi. I computer sono arrivati, l'angolo
            lettura ha una lampada in più e un tappeto in meno (succo d'arancia).</p>""",
            """<p>Seven minutes between one stop and the next, ten stops. Omar drew the route on the floor
            in chalk and invited everyone on board. Those who got it wrong stepped off and waited for the
            next tram.</p>
            <p>There are now a hundred and four children enrolled and thirty regular volunteers. The
            computers have arrived; the reading corner has one more lamp and one less rug (orange
            juice).</p>""",
        ),
    ),
    ProjectUpdate(
        project="bottega-solidale",
        slug="la-cella-e-il-furgone",
        slug_en="the-cold-room-and-the-van",
        days_ago=58,
        title=Text("La cella è fredda, il furgone è carico", "The cold room is cold, the van is full"),
        summary=Text(
            "Il primo mese di giri ai mercati: due tonnellate e mezzo recuperate.",
            "Our first month of market rounds: two and a half tonnes rescued.",
        ),
        body=Text(
            """<p>Il furgone elettrico è usato, bianco e fa un rumore da frigorifero. In un mese ha portato
            in bottega due tonnellate e mezzo di frutta e verdura che alle nove del mattino non erano più di
            nessuno.</p>
            <p>Le famiglie con la tessera sono settantotto. La prima a restituirla è stata Valentina, che ha
            trovato lavoro; il giovedì continua a venire, dall'altra parte del banco.</p>""",
            """<p>The electric van is second-hand, white and sounds like a fridge. In a month it has brought
            to the shop two and a half tonnes of fruit and vegetables that by nine in the morning belonged
            to nobody.</p>
            <p>Seventy-eight families have a card. The first to hand hers back was Valentina, who has found
            a job; on Thursdays she still comes, on the other side of the counter.</p>""",
        ),
    ),
    ProjectUpdate(
        project="cucina-condivisa",
        slug="la-cappa-e-arrivata",
        slug_en="the-hood-has-arrived",
        days_ago=46,
        title=Text("La cappa è arrivata (e lavata)", "The hood has arrived (and been washed)"),
        summary=Text(
            "Quattordici persone, tre pomeriggi e sessanta litri di sgrassatore.",
            "Fourteen people, three afternoons and sixty litres of degreaser.",
        ),
        body=Text(
            """<p>L'avevamo detto che andava soltanto lavata. Non avevamo detto quanto. Ci sono voluti tre
            pomeriggi, quattordici volontari e una discussione sul bicarbonato che non si è ancora
            chiusa.</p>
            <p>Adesso brilla, e gli impianti sono a buon punto. Le prime cene si faranno a lavori finiti: la
            data la decidiamo insieme, la lista dei piatti è già lunga due pagine.</p>""",
            """<p>We did say that it only had to be washed. We did not say how much. It took three
            afternoons, fourteen volunteers and an argument about bicarbonate of soda that is still going
            on.</p>
            <p>Now it gleams, and the wiring and plumbing are well under way. The first suppers will be held
            when the work is finished: we shall choose the date together, and the list of dishes is already
            two pages long.</p>""",
        ),
    ),
    ProjectUpdate(
        project="sartoria-del-riuso",
        slug="il-primo-orlo",
        slug_en="the-first-hem",
        days_ago=29,
        title=Text("Il primo orlo pagato", "The first paid hem"),
        summary=Text(
            "Sei euro, incorniciati accanto alla cassa. Il gruppo è al completo.",
            "Six euros, framed beside the till. The group is complete.",
        ),
        body=Text(
            """<p>I primi sei euro li abbiamo incorniciati: un orlo di pantaloni, cucito da Selam, per un
            vicino che è tornato il giorno dopo con altri tre paia.</p>
            <p>Le quattro tirocinanti del primo gruppo sono al lavoro. Il venerdì, a italiano, hanno chiesto
            di cominciare dalla parola «fattura».</p>""",
            """<p>We have framed the first six euros: a trouser hem, sewn by Selam, for a neighbour who came
            back the next day with three more pairs.</p>
            <p>The four trainees of the first group are at work. In Friday's Italian lesson they asked to
            begin with the word "fattura", invoice.</p>""",
        ),
    ),
    ProjectUpdate(
        project="laboratorio-di-falegnameria",
        slug="meno-rumore",
        slug_en="less-noise",
        days_ago=18,
        title=Text("Più aspirazione, meno rumore", "More suction, less noise"),
        summary=Text(
            "La parete verso le case è pronta. I vicini hanno fatto il collaudo con le orecchie.",
            "The wall facing the houses is ready. The neighbours tested it with their ears.",
        ),
        body=Text(
            """<p>Per il collaudo abbiamo acceso tutte le macchine e siamo andati a prendere il caffè dalla
            signora del primo piano. Dalla sua cucina si sentiva soltanto la moka.</p>
            <p>I banchi nuovi arrivano a fine mese. Le serate aperte ricominciano con il corso sulla
            sicurezza: i primi venti posti sono andati in un'ora.</p>""",
            """<p>For the test we switched on all the machines and went for a coffee with the lady on the
            first floor. From her kitchen all you could hear was the coffee pot.</p>
            <p>The new benches arrive at the end of the month. Open evenings start again with the safety
            course: the first twenty places went in an hour.</p>""",
        ),
    ),
    ProjectUpdate(
        project="cinema-in-piazza",
        slug="la-cassetta-dei-titoli",
        slug_en="the-box-of-titles",
        days_ago=24,
        title=Text("Trecentododici titoli in una cassetta", "Three hundred and twelve titles in a box"),
        summary=Text(
            "Abbiamo aperto le cassette nei bar. Il titolo più votato è una sorpresa.",
            "We have opened the boxes in the bars. The most voted title is a surprise.",
        ),
        body=Text(
            """<p>Trecentododici biglietti, fra cui una ricetta del tiramisù e una dichiarazione d'amore,
            che abbiamo consegnato. I ventiquattro film sono quasi scelti: otto lingue, due muti con il
            pianoforte dal vivo e quel melodramma, di nuovo, a grande richiesta.</p>
            <p>Lo schermo è arrivato. Gonfiato è più alto della farmacia.</p>""",
            """<p>Three hundred and twelve slips, including a recipe for tiramisù and a declaration of love,
            which we delivered. The twenty-four films are nearly chosen: eight languages, two silents with
            live piano and that melodrama, again, by popular demand.</p>
            <p>The screen has arrived. Inflated, it is taller than the chemist's.</p>""",
        ),
    ),
    ProjectUpdate(
        project="coro-di-quartiere",
        slug="non-ce-l-abbiamo-fatta",
        slug_en="we-did-not-make-it",
        days_ago=78,
        title=Text("Non ce l'abbiamo fatta, però cantiamo", "We did not make it, but we are singing"),
        summary=Text(
            "La soglia è rimasta lontana. Quello che avete donato diventa comunque musica.",
            "We fell short of the threshold. What you gave will become music all the same.",
        ),
        body=Text(
            """<p>Ve lo diciamo com'è: la campagna si è chiusa sotto la soglia, e quindi il contributo del
            Comune non arriverà. Ci è dispiaciuto. Poi era martedì, e abbiamo cantato.</p>
            <p>Le donazioni raccolte restano al progetto, come prevedono le regole di questa edizione.
            Bastano per qualche mese di prove con la direttrice e per i concerti nei cortili; rinunciamo al
            pianoforte nuovo e stamperemo il quaderno dei canti in fotocopia. Pubblicheremo qui come abbiamo
            speso ogni euro.</p>
            <p>A chi ha creduto in noi: grazie. Le porte restano aperte, anche agli stonati.</p>""",
            """<p>Here it is, plainly: the campaign closed below the threshold, so the City's contribution
            will not come. We were sorry. Then it was Tuesday, and we sang.</p>
            <p>The donations stay with the project, as the rules of this edition provide. They are enough
            for a few months of rehearsals with our conductor and for the courtyard concerts; we shall do
            without a new piano and photocopy the songbook. We will publish here how we spent every
            euro.</p>
            <p>To those who believed in us: thank you. The doors are still open, also to those who can't
            sing in tune.</p>""",
        ),
    ),
    ProjectUpdate(
        project="coro-di-quartiere",
        slug="il-concerto-sotto-la-finestra",
        slug_en="the-concert-beneath-the-window",
        days_ago=23,
        title=Text("Il concerto sotto la finestra", "The concert beneath the window"),
        summary=Text(
            "Trenta voci, diciannove canti e una torta calata con la corda.",
            "Thirty voices, nineteen songs and a cake lowered on a rope.",
        ),
        body=Text(
            """<p>Domenica eravamo in trenta sotto il balcone di Ennio. Diciannove canti (due nuovi, uno in
            tagalog), nessun microfono, molte finestre aperte. Ennio ha fatto i bassi dal terzo piano.</p>
            <p>La spesa: centoquaranta euro fra fotocopie, permesso e tè. La torta l'ha calata la signora
            del secondo.</p>""",
            """<p>On Sunday there were thirty of us beneath Ennio's balcony. Nineteen songs (two of them
            new, one in Tagalog), no microphones, plenty of open windows. Ennio sang the bass line from the
            third floor.</p>
            <p>What it cost: a hundred and forty euros for photocopies, the permit and tea. The cake was
            lowered by the lady on the second floor.</p>""",
        ),
    ),
)
