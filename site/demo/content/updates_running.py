"""Updates of the projects whose campaign is running or still to come."""

from demo.content.schema import ProjectUpdate, Text

UPDATES = (
    ProjectUpdate(
        project="orto-tra-i-binari",
        slug="il-primo-sabato",
        slug_en="the-first-saturday",
        days_ago=22,
        title=Text("Il primo sabato, sotto la pioggia", "The first Saturday, in the rain"),
        summary=Text(
            "Pioveva, e sono venuti in ventisette. Sotto i rovi c'era una panchina.",
            "It rained, and twenty-seven people came. There was a bench under the brambles.",
        ),
        body=Text(
            """<p>Avevamo scritto «in caso di pioggia si rimanda». Poi alle nove ha cominciato a piovere e
            al cancello eravamo già in ventisette, con gli ombrelli: nessuno ha avuto il coraggio di
            dirlo.</p>
            <p>Abbiamo liberato altri trenta metri di binario e trovato una panchina di ghisa, dritta, con
            ancora un po' di verde. La signora Bice ci si è seduta e ha detto che non si sarebbe più alzata.
            È tornata a casa alle due.</p>
            <p>Sabato prossimo si misura il terreno. Servono scarpe vecchie e due bindelle lunghe.</p>""",
            """<p>We had written "if it rains, we postpone". Then at nine it started raining and there were
            already twenty-seven of us at the gate, with umbrellas: nobody had the heart to say it.</p>
            <p>We cleared another thirty metres of track and found a cast-iron bench, upright, with a little
            green paint still on it. Bice sat down and said she would never get up again. She went home at
            two.</p>
            <p>Next Saturday we measure the ground. We need old shoes and two long tape measures.</p>""",
        ),
    ),
    ProjectUpdate(
        project="orto-tra-i-binari",
        slug="i-campioni-di-terra",
        slug_en="the-soil-samples",
        days_ago=6,
        title=Text("I campioni di terra sono partiti", "The soil samples are on their way"),
        summary=Text(
            "Dodici barattoli, un laboratorio e un cartello scritto dalla seconda C.",
            "Twelve jars, one laboratory and a sign written by class 2C.",
        ),
        body=Text(
            """<p>Dodici barattoli numerati, presi a tre profondità diverse: Luisa li ha portati in
            laboratorio in treno, che ci è sembrato il modo giusto. I risultati arriveranno fra qualche
            settimana e li pubblicheremo interi.</p>
            <p>Intanto la seconda C ha dipinto il cartello del cancello. Dice: «Qui cresce qualcosa.
            Chiudere piano».</p>
            <p>La campagna è a metà strada. Se avete già donato, il regalo più utile adesso è raccontarlo a
            chi abita al piano di sopra.</p>""",
            """<p>Twelve numbered jars, taken at three different depths: Luisa carried them to the
            laboratory by train, which seemed to us the right way. The results will take a few weeks, and we
            shall publish them in full.</p>
            <p>Meanwhile class 2C has painted the sign for the gate. It says: "Something is growing here.
            Close gently".</p>
            <p>The campaign is halfway through. If you have already given, the most useful present now is to
            tell whoever lives upstairs.</p>""",
        ),
    ),
    ProjectUpdate(
        project="officina-delle-biciclette",
        slug="abbiamo-le-chiavi",
        slug_en="we-have-the-keys",
        days_ago=17,
        title=Text("Abbiamo le chiavi!", "We have the keys!"),
        summary=Text(
            "La saracinesca era bloccata da nove anni. È bastato l'olio per catene.",
            "The shutter had been stuck for nine years. Chain oil was all it took.",
        ),
        body=Text(
            """<p>Ieri ci hanno consegnato il locale. La saracinesca non si muoveva: nove anni di ruggine.
            Ismael ha tirato fuori dalla tasca l'olio per catene, ha aspettato dieci minuti come si fa con
            un bullone grippato, e poi l'ha alzata con una mano sola.</p>
            <p>Dentro ci sono un bancone di marmo, trentotto piastrelle rotte e una luce bellissima alle
            quattro del pomeriggio. Le prime misure per l'impianto elettrico le prendiamo domani.</p>""",
            """<p>Yesterday we were handed the keys to the premises. The shutter would not move: nine years
            of rust. Ismael took some chain oil out of his pocket, waited ten minutes as you do with a
            seized bolt, and then lifted it with one hand.</p>
            <p>Inside there are a marble counter, thirty-eight broken tiles and a beautiful light at four in
            the afternoon. Tomorrow we take the first measurements for the wiring.</p>""",
        ),
    ),
    ProjectUpdate(
        project="officina-delle-biciclette",
        slug="a-un-passo-dalla-soglia",
        slug_en="one-step-from-the-threshold",
        days_ago=1,
        title=Text("A un passo dalla soglia", "One step from the threshold"),
        summary=Text(
            "Manca pochissimo al quaranta per cento. E domani c'è il mercato.",
            "We are very nearly at forty per cent. And tomorrow is market day.",
        ),
        body=Text(
            """<p>Ieri sera, in chiusura, abbiamo fatto i conti due volte: manca pochissimo. Quando la
            raccolta arriva al quaranta per cento del budget il Comune aggiunge la sua parte, e l'officina
            si fa.</p>
            <p>Domani mattina siamo al mercato con il cavalletto: gonfiamo le gomme a tutti e, a chi ha
            voglia, spieghiamo come si dona con il telefono. Si riconosce il banco dal campanello.</p>""",
            """<p>Last night, at closing time, we did the sums twice: there is very little to go. When the
            donations reach forty per cent of the budget the City adds its share, and the workshop
            happens.</p>
            <p>Tomorrow morning we shall be at the market with our work stand: we pump everyone's tyres and,
            for those who wish, explain how to give with a phone. You will know our stall by the
            bell.</p>""",
        ),
    ),
    ProjectUpdate(
        project="teatro-in-cortile",
        slug="il-primo-cortile-ha-detto-si",
        slug_en="the-first-courtyard-said-yes",
        days_ago=51,
        title=Text("Il primo cortile ha detto sì", "The first courtyard has said yes"),
        summary=Text(
            "Servivano dieci firme. Ne sono arrivate sessantadue, una con la zampa.",
            "We needed ten signatures. We got sixty-two, one of them a paw print.",
        ),
        body=Text(
            """<p>Il modulo chiede dieci firme e una presa della corrente. La signora Carmela ha fatto le
            scale con la biro al collo ed è tornata con sessantadue firme, di cui una di un cane, e con
            l'elenco delle tre prese disponibili, in ordine di affidabilità.</p>
            <p>Il primo cortile dunque c'è. Ne mancano nove: i moduli sono nelle portinerie.</p>""",
            """<p>The form asks for ten signatures and a power socket. Carmela did the stairs with a pen
            round her neck and came back with sixty-two signatures, one of them a dog's, and a list of the
            three available sockets in order of reliability.</p>
            <p>So we have our first courtyard. Nine to go: the forms are in the porters' lodges.</p>""",
        ),
    ),
    ProjectUpdate(
        project="teatro-in-cortile",
        slug="quaranta-racconti",
        slug_en="forty-stories",
        days_ago=20,
        title=Text("Quaranta racconti in un registratore", "Forty stories in a recorder"),
        summary=Text(
            "Un gallo sul balcone, un matrimonio in ascensore e la neve dell'85.",
            "A cockerel on the balcony, a wedding in the lift and the snow of 1985.",
        ),
        body=Text(
            """<p>Dafne ha riempito il primo registratore. Ci sono un gallo che per due inverni ha vissuto
            su un balcone del quarto piano, un matrimonio celebrato a metà in ascensore, la grande nevicata
            dell'85 vista da chi la neve non l'aveva mai vista.</p>
            <p>Chi ha raccontato riceverà la trascrizione e deciderà che cosa può andare in scena. Finora
            hanno chiesto tutti la stessa modifica: «Mi faccia un po' più giovane».</p>""",
            """<p>Dafne has filled the first recorder. It holds a cockerel that lived for two winters on a
            fourth-floor balcony, a wedding half celebrated in a lift, and the great snowfall of 1985 seen
            by someone who had never seen snow.</p>
            <p>Everyone who told a story will get the transcript and decide what may go on stage. So far
            they have all asked for the same change: "Make me a little younger".</p>""",
        ),
    ),
    ProjectUpdate(
        project="teatro-in-cortile",
        slug="domani-si-chiude",
        slug_en="tomorrow-we-close",
        days_ago=1,
        title=Text("Domani è l'ultimo giorno", "Tomorrow is the last day"),
        summary=Text(
            "La raccolta si chiude domani a mezzanotte. Noi siamo in cortile dalle sei.",
            "Donations close tomorrow at midnight. We shall be in the courtyard from six.",
        ),
        body=Text(
            """<p>Sessanta giorni sono passati in fretta. Domani, a mezzanotte, la campagna si chiude e non
            si potrà più donare. La soglia è vicina, ma non c'è ancora: ogni sedia conta.</p>
            <p>Dalle sei del pomeriggio proviamo all'aperto, senza costumi e con i copioni in mano. Chi
            passa può sedersi sul muretto. Grazie a chi ha donato, a chi ha prestato le sedie e al signore
            del primo piano che, a ogni prova, applaude per il personaggio sbagliato.</p>""",
            """<p>Sixty days have gone quickly. Tomorrow at midnight the campaign closes and you will no
            longer be able to give. The threshold is near, but we are not there yet: every seat counts.</p>
            <p>From six in the evening we shall be rehearsing outdoors, without costumes and with scripts in
            hand. Passers-by may sit on the low wall. Thank you to those who have given, to those who lent
            us chairs and to the gentleman on the first floor who, at every rehearsal, claps for the wrong
            character.</p>""",
        ),
    ),
    ProjectUpdate(
        project="giardino-dei-sensi",
        slug="le-piante-sul-tavolo",
        slug_en="plants-on-the-table",
        days_ago=25,
        title=Text("Le piante sul tavolo", "Plants on the table"),
        summary=Text(
            "Al primo incontro non abbiamo mostrato disegni: abbiamo portato i vasi.",
            "At the first meeting we showed no drawings: we brought the pots.",
        ),
        body=Text(
            """<p>Al primo incontro con le famiglie Marta ha lasciato i disegni in macchina e ha messo sul
            tavolo quattordici vasi. Si poteva toccare, annusare, assaggiare. Abbiamo scoperto che la menta
            piace a tutti, il geranio profumato divide e il rosmarino fa parlare.</p>
            <p>Aldo ha riconosciuto undici piante su quattordici. Per le altre tre ha scosso la testa:
            «Queste non le tenevo».</p>""",
            """<p>At the first meeting with the families Marta left the drawings in the car and put fourteen
            pots on the table. You could touch, smell and taste. We found out that everyone likes mint, that
            scented geraniums divide opinion and that rosemary makes people talk.</p>
            <p>Aldo recognised eleven plants out of fourteen. At the other three he shook his head: "I never
            grew those".</p>""",
        ),
    ),
    ProjectUpdate(
        project="giardino-dei-sensi",
        slug="soglia-superata",
        slug_en="past-the-threshold",
        days_ago=2,
        title=Text("Soglia superata: il giardino si fa", "Past the threshold: the garden will happen"),
        summary=Text(
            "Abbiamo superato il quaranta per cento. La raccolta continua, per le piante.",
            "We have passed forty per cent. The campaign goes on, for the plants.",
        ),
        body=Text(
            """<p>La soglia è superata: il Comune aggiungerà la sua parte e il sentiero ad anello si
            costruirà. L'abbiamo detto al gruppo del mercoledì e Rita ha pianto un po', poi ha chiesto
            quando si comincia.</p>
            <p>La campagna però resta aperta fino all'ultimo giorno. Ogni euro in più arriva comunque al
            progetto: le prossime donazioni servono per la pergola del glicine e per le panchine.</p>""",
            """<p>We have passed the threshold: the City will add its share, and the loop path will be
            built. When we told the Wednesday group, Rita cried a little, then asked when we start.</p>
            <p>The campaign stays open until the last day, though. Every extra euro still goes to the
            project: the next donations are for the wisteria pergola and the benches.</p>""",
        ),
    ),
    ProjectUpdate(
        project="radio-di-via",
        slug="una-maratona-in-vetrina",
        slug_en="a-marathon-in-the-window",
        days_ago=19,
        title=Text("Dodici ore in vetrina", "Twelve hours in the window"),
        summary=Text(
            "Una diretta dalle otto alle venti, con trentun ospiti e un pappagallo.",
            "Live from eight to eight, with thirty-one guests and a parrot.",
        ),
        body=Text(
            """<p>Sabato abbiamo trasmesso per dodici ore di fila, dietro il vetro, con i cartoni delle
            scarpe al posto dei pannelli fonoassorbenti. Sono passati trentun ospiti, tra cui il fornaio,
            tre classi, un arbitro e un pappagallo che ha detto la sua sul traffico.</p>
            <p>Le puntate sono tutte da riascoltare. Wanda ha messo quarantasei dischi e non ne ha ripetuto
            uno.</p>""",
            """<p>On Saturday we broadcast for twelve hours in a row, behind the glass, with shoe boxes
            instead of sound panels. Thirty-one guests came by, among them the baker, three school classes,
            a referee and a parrot with views on the traffic.</p>
            <p>You can listen to all of it again. Wanda played forty-six records without repeating
            one.</p>""",
        ),
    ),
    ProjectUpdate(
        project="radio-di-via",
        slug="oltre-il-budget",
        slug_en="beyond-the-budget",
        days_ago=1,
        title=Text("Oltre il budget: ecco che cosa faremo", "Beyond the budget: here is what we shall do"),
        summary=Text(
            "Le donazioni hanno superato il costo del progetto. Il di più va in onda.",
            "Donations have passed the cost of the project. The extra goes on air.",
        ),
        body=Text(
            """<p>Non ce l'aspettavamo: le vostre donazioni hanno superato l'intero budget. Prima di tutto
            grazie, uno per uno. Poi la domanda giusta, che ci avete già fatto in tanti: e adesso?</p>
            <ul><li>Uno studio mobile su un carrello, per trasmettere dai cortili e dalle scuole.</li>
            <li>Sei mesi in più di redattrice e tecnico.</li>
            <li>Un archivio delle puntate con la trascrizione, per chi non sente.</li></ul>
            <p>Il contributo del Comune è calcolato sul budget approvato, e non cambia. Renderemo conto qui
            di ogni spesa in più.</p>""",
            """<p>We did not expect this: your donations have passed the whole budget. First of all, thank
            you, one by one. Then the right question, which many of you have already asked: what now?</p>
            <ul><li>A mobile studio on a trolley, to broadcast from courtyards and schools.</li>
            <li>Six more months of our editor and technician.</li>
            <li>An archive of programmes with transcripts, for those who cannot hear.</li></ul>
            <p>The City's contribution is worked out on the approved budget and does not change. We shall
            account here for every extra expense.</p>""",
        ),
    ),
    ProjectUpdate(
        project="scuola-di-italiano",
        slug="la-lezione-sul-tram",
        slug_en="the-lesson-on-the-tram",
        days_ago=11,
        title=Text("La lezione sul tram", "The lesson on the tram"),
        summary=Text(
            "Quindici allieve, sei passeggini, una sola lingua fino al capolinea.",
            "Fifteen pupils, six pushchairs and a single language all the way to the terminus.",
        ),
        body=Text(
            """<p>La regola è che dalla prima fermata si parla soltanto italiano, anche con i bambini. Alla
            quarta fermata un signore ha ceduto il posto a Shirin, che gli ha risposto «si figuri». È sceso
            un applauso da tutto il fondo del tram.</p>
            <p>In centro abbiamo fatto la tessera della biblioteca: quindici su quindici. Il primo libro
            preso in prestito è stato un ricettario.</p>""",
            """<p>The rule is that from the first stop we speak only Italian, even to the children. At the
            fourth stop a gentleman gave up his seat for Shirin, who answered "si figuri", please don't
            mention it. The whole back of the tram burst into applause.</p>
            <p>In the centre we got our library cards: fifteen out of fifteen. The first book borrowed was a
            cookery book.</p>""",
        ),
    ),
    ProjectUpdate(
        project="robotica-in-cortile",
        slug="fra-poco-si-parte",
        slug_en="nearly-time-to-start",
        days_ago=4,
        title=Text("Fra dieci giorni si parte", "Ten days to go"),
        summary=Text(
            "La campagna si apre fra dieci giorni. Le ragazze hanno girato il video in un pomeriggio.",
            "The campaign opens in ten days. The girls filmed the video in one afternoon.",
        ),
        body=Text(
            """<p>Mancano dieci giorni all'apertura della raccolta. Jamila e le altre hanno scritto, girato
            e montato il video di presentazione: dura un minuto e quaranta, e il robot sbaglia strada due
            volte. Abbiamo deciso di non tagliare niente.</p>
            <p>Se volete sapere quando si potrà donare, iscrivetevi alla newsletter del sito.</p>""",
            """<p>The campaign opens in ten days. Jamila and the others have written, shot and edited the
            presentation video: it lasts a minute and forty seconds, and the robot goes the wrong way twice.
            We have decided not to cut a thing.</p>
            <p>If you would like to know when you can give, sign up for the site's newsletter.</p>""",
        ),
    ),
    ProjectUpdate(
        project="portineria-sociale",
        slug="lo-statuto-e-scritto",
        slug_en="the-articles-are-written",
        days_ago=12,
        title=Text("Lo statuto è scritto", "The articles of association are written"),
        summary=Text(
            "Cinque sere, undici firme: la nuova associazione è più vicina.",
            "Five evenings, eleven signatures: the new association is closer.",
        ),
        body=Text(
            """<p>Cinque sere intorno al tavolo di Ersilia, con una notaia in pensione che correggeva a
            matita. All'articolo 4 ci siamo fermati un'ora intera, perché nessuno voleva fare il
            presidente.</p>
            <p>Adesso mancano l'atto costitutivo e il codice fiscale. Quando l'associazione esisterà potremo
            aprire la campagna: lo scriveremo qui per primi.</p>""",
            """<p>Five evenings around Ersilia's table, with a retired notary correcting us in pencil. We
            spent a whole hour on article 4, because nobody wanted to be chair.</p>
            <p>What is missing now is the founding deed and the tax code. Once the association exists we can
            open the campaign: you will read it here first.</p>""",
        ),
    ),
)
