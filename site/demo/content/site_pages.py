"""The home page, the lists and the standard pages."""

from demo.content.call import DEMONSTRATION_EMAIL
from demo.content.legal_pages import ACCESSIBILITY, LEGAL_NOTES, PRIVACY
from demo.content.schema import (
    FaqBlock,
    FaqItem,
    Home,
    ProgrammePage,
    RichTextBlock,
    SectionIndex,
    StandardPage,
    Step,
    Text,
)

HOME = Home(
    title=Text("Milano fa quartiere", "Milano fa quartiere"),
    programme_name="Milano fa quartiere",
    lead=Text(
        """Il crowdfunding civico di Milano: sostieni un progetto nato in un quartiere e, quando le
        donazioni raggiungono la soglia, il Comune aggiunge la sua parte.""",
        """Milan's civic crowdfunding: support a project born in a neighbourhood and, once donations reach
        the threshold, the City adds its share.""",
    ),
    steps=(
        Step(
            Text("Scegli un progetto", "Choose a project"),
            Text(
                """Vicino a casa, o vicino a quello che ti sta a cuore. Ogni pagina racconta chi lo propone,
                quanto costa e a che cosa serve il denaro.""",
                """Near home, or near to your heart. Each page tells who is behind it, what it costs and what
                the money is for.""",
            ),
        ),
        Step(
            Text("Dona quello che vuoi", "Give what you like"),
            Text(
                """Bastano due minuti e nessuna registrazione, con la carta o con un addebito sul conto. La
                conferma arriva per e-mail.""",
                """It takes two minutes and no account, by card or by bank debit. Confirmation comes by
                e-mail.""",
            ),
        ),
        Step(
            Text("Il Comune fa la sua parte", "The City does its share"),
            Text(
                """Quando le donazioni arrivano al 40% del budget, il Comune versa il 60%, fino a 60.000
                euro. E il progetto parte.""",
                """When donations reach 40% of the budget, the City pays 60%, up to 60,000 euros. And the
                project begins.""",
            ),
        ),
    ),
    body=Text(
        """<h3>Perché si chiama così</h3>
        <p>Fare quartiere vuol dire sapere chi ha la scala da prestare, dove si trova un tavolo per i
        compiti, chi canta al terzo piano. I progetti che trovi qui nascono nelle periferie di Milano da chi
        ci abita e ci lavora: un orto lungo la ferrovia, un forno che insegna un mestiere, un teatro nei
        cortili.</p>
        <p>Nessuno di loro chiede beneficenza. Chiedono di mettercela insieme: un po' chi dona, un po' il
        Comune, il resto chi si rimbocca le maniche.</p>""",
        """<h3>What the name means</h3>
        <p>"Fare quartiere" is what makes a neighbourhood out of a set of streets: knowing who has a ladder
        to lend, where there is a table for homework, who is singing on the third floor. The projects you
        find here come from the outer districts of Milan, from those who live and work there: a garden along
        the railway, a bakery that teaches a trade, a theatre in the courtyards.</p>
        <p>None of them asks for charity. They ask us all to pitch in: a little from those who give, a
        little from the City, the rest from those who roll up their sleeves.</p>""",
    ),
    demonstration_notice=Text(
        """Questo sito è una dimostrazione. Il bando del 2020 è vero; progetti, organizzazioni, persone,
        donazioni e notizie della stagione sono inventati, e i pagamenti sono simulati.""",
        """This site is a demonstration. The 2020 call is real; projects, organisations, people, donations
        and the season's news are invented, and payments are simulated.""",
    ),
    institution_name="Comune di Milano",
    institution_url="https://www.comune.milano.it/",
    contact_email=DEMONSTRATION_EMAIL,
    fund_notice=Text(
        """Il bando fa parte di «Hub dell'Innovazione inclusiva» (MI3.3.1.d), progetto del PON Città
        Metropolitane 2014-⁠2020, programma dell'Unione europea.""",
        """The call is part of "Hub dell'Innovazione inclusiva" (MI3.3.1.d), a project of PON Città
        Metropolitane 2014-⁠2020, a programme of the European Union.""",
    ),
)

PROJECT_INDEX = SectionIndex(
    slug="progetti",
    slug_en="projects",
    title=Text("I progetti", "The projects"),
    summary=Text(
        "Venti idee per venti quartieri: scegli quella che ti somiglia, o quella più vicina a casa.",
        "Twenty ideas for twenty neighbourhoods: choose the one most like you, or the one nearest home.",
    ),
)

NEWS_INDEX = SectionIndex(
    slug="notizie",
    slug_en="news",
    title=Text("Notizie", "News"),
    summary=Text(
        "Il bando, le campagne che si aprono e si chiudono, le storie di chi le porta avanti.",
        "The call, the campaigns as they open and close, and the stories of the people behind them.",
    ),
)

PROGRAMME = ProgrammePage(
    slug="numeri",
    slug_en="figures",
    title=Text("I numeri", "Figures"),
    title_for_search=Text("I numeri del programma", "The programme in figures"),
    summary=Text(
        "Quanto è stato donato, dove, per che cosa, e quanto aggiunge il Comune: tutto qui, e tutto da scaricare.",
        "How much has been given, where, for what, and what the City adds: all here, and all to download.",
    ),
    introduction=Text(
        """<p>Queste cifre si aggiornano da sole, a ogni donazione. Contano il denaro che è arrivato davvero, meno
        quello che è tornato a chi l'aveva donato.</p>""",
        """<p>These figures update themselves with each donation. They count money that has really arrived, less
        what has gone back to those who gave it.</p>""",
    ),
    data_note=Text(
        f"""<p>Se li usi per una mappa, una tesi o un articolo, ci fa piacere saperlo: <a
        href="mailto:{DEMONSTRATION_EMAIL}">{DEMONSTRATION_EMAIL}</a> (indirizzo dimostrativo, non riceve
        posta).</p>""",
        f"""<p>If you use them for a map, a thesis or an article, we should love to hear: <a
        href="mailto:{DEMONSTRATION_EMAIL}">{DEMONSTRATION_EMAIL}</a> (a demonstration address, which receives
        no mail).</p>""",
    ),
    body=Text(
        """<h3>Come si leggono</h3>
        <ul><li>Una raccolta «ha raggiunto la soglia» quando le donazioni arrivano al 40% del budget. Da quel
        momento la parte del Comune è impegnata; a raccolta finita una determina la concede.</li>
        <li>Un addebito sul conto conta quando la banca lo conferma, anche dopo alcuni giorni.</li>
        <li>Un rimborso non cambia il mese della donazione: compare nel mese in cui il denaro è tornato
        indietro.</li></ul>""",
        """<h3>How to read them</h3>
        <ul><li>A campaign "has reached its threshold" once donations come to 40% of the budget. From then on the
        City's share is committed; when the campaign is over, an act grants it.</li>
        <li>A bank debit counts when the bank confirms it, which may take some days.</li>
        <li>A refund does not change the month of the gift: it appears in the month in which the money went
        back.</li></ul>""",
    ),
)

HOW_IT_WORKS = StandardPage(
    slug="come-funziona",
    slug_en="how-it-works",
    title=Text("Come funziona", "How it works"),
    summary=Text(
        "Che cosa succede alla tua donazione, dal primo clic al primo giorno di lavori.",
        "What happens to your donation, from the first click to the first day of work.",
    ),
    body=(
        RichTextBlock(
            Text(
                """<p>Il crowdfunding civico è un patto a tre. Chi propone un progetto lo racconta e ne
                risponde. Chi dona ci mette quello che può. Il Comune, se il quartiere ci crede abbastanza,
                aggiunge la sua parte.</p>
                <h3>Prima: il bando</h3>
                <p>Associazioni, cooperative, fondazioni e gruppi di vicini presentano un progetto per un
                quartiere periferico, con un budget di 100.000 euro al massimo. I progetti selezionati
                entrano in graduatoria e, se sono in posizione utile, aprono una campagna.</p>
                <h3>Durante: sessanta giorni</h3>
                <p>La pagina del progetto mostra, sempre aggiornati, quanto si è raccolto, quante persone
                hanno donato e quanto manca. I numeri da guardare sono tre:</p>
                <ul><li><b>il budget approvato</b>: quanto costa il progetto, voce per voce;</li>
                <li><b>la soglia</b>: il 40% del budget, cioè quello che le donazioni devono
                raggiungere;</li>
                <li><b>la parte del Comune</b>: il 60% del budget, fino a 60.000 euro, che arriva soltanto
                se la soglia è raggiunta.</li></ul>
                <p>Un esempio. L'officina delle biciclette costa 38.000 euro. La soglia è 15.200 euro. Se le
                donazioni ci arrivano, il Comune ne aggiunge 22.800 euro e l'officina apre.</p>
                <h3>Come si dona</h3>
                <ul><li>Scegli una cifra fra quelle proposte o scrivi la tua.</li>
                <li>Lascia nome ed e-mail. Sulla pagina puoi comparire con il nome o restare anonimo.</li>
                <li>Paga con la carta o con un addebito sul conto, nella pagina sicura del gestore dei
                pagamenti. Il numero della carta non passa da noi.</li>
                <li>Ricevi la conferma per e-mail. Se hai scelto l'addebito sul conto, la banca può
                impiegare qualche giorno: la donazione conta quando il denaro arriva.</li></ul>
                <h3>Dopo: tre finali possibili</h3>
                <ul><li><b>La soglia è raggiunta.</b> Il progetto riceve le donazioni e la parte del Comune,
                e si parte.</li>
                <li><b>Si raccoglie più del budget.</b> Il di più va al progetto, che spiega come lo userà.
                La parte del Comune non cambia.</li>
                <li><b>La soglia non è raggiunta.</b> In questa edizione le donazioni restano al progetto,
                che fa quello che può e lo racconta; la parte del Comune non viene versata.</li></ul>
                <p>In ogni caso la pagina resta al suo posto: gli aggiornamenti dicono che cosa è diventato,
                nel mondo, quel che hai donato.</p>""",
                """<p>Civic crowdfunding is a pact between three. Those who propose a project tell its story
                and answer for it. Those who give put in what they can. The City, if the neighbourhood
                believes in it enough, adds its share.</p>
                <h3>Before: the call</h3>
                <p>Associations, co-operatives, foundations and groups of neighbours propose a project for
                an outer neighbourhood, with a budget of 100,000 euros at most. The projects selected enter
                the ranking and, if they are placed high enough, open a campaign.</p>
                <h3>During: sixty days</h3>
                <p>The project's page shows, always up to date, how much has been raised, how many people
                have given and how much is still to go. There are three figures to watch:</p>
                <ul><li><b>the approved budget</b>: what the project costs, item by item;</li>
                <li><b>the threshold</b>: 40% of the budget, which donations have to reach;</li>
                <li><b>the City's share</b>: 60% of the budget, up to 60,000 euros, which comes only if the
                threshold is reached.</li></ul>
                <p>An example. The bicycle workshop costs 38,000 euros. Its threshold is 15,200 euros. If
                donations get there, the City adds 22,800 euros and the workshop opens.</p>
                <h3>How to give</h3>
                <ul><li>Choose one of the suggested sums or write your own.</li>
                <li>Leave your name and e-mail. On the page you may appear by name or stay anonymous.</li>
                <li>Pay by card or by bank debit, on the payment provider's secure page. Your card number
                never passes through us.</li>
                <li>You receive a confirmation by e-mail. If you chose bank debit, the bank may take a few
                days: the donation counts when the money arrives.</li></ul>
                <h3>After: three possible endings</h3>
                <ul><li><b>The threshold is reached.</b> The project receives the donations and the City's
                share, and work begins.</li>
                <li><b>More than the budget is raised.</b> The extra goes to the project, which explains how
                it will be used. The City's share does not change.</li>
                <li><b>The threshold is not reached.</b> In this edition the donations stay with the
                project, which does what it can and says so; the City's share is not paid.</li></ul>
                <p>Whatever happens, the page stays where it is: the updates tell what your gift has become,
                out there in the world.</p>""",
            )
        ),
    ),
)

QUESTIONS = StandardPage(
    slug="domande-frequenti",
    slug_en="frequently-asked-questions",
    title=Text("Domande frequenti", "Frequently asked questions"),
    summary=Text(
        "Le risposte brevi a quello che ci chiedono più spesso chi dona e chi propone.",
        "Short answers to what donors and promoters ask most often.",
    ),
    body=(
        FaqBlock(
            (
                FaqItem(
                    Text("Devo registrarmi per donare?", "Do I need an account to give?"),
                    Text(
                        "<p>No. Servono soltanto un nome e un'e-mail a cui mandare la conferma.</p>",
                        "<p>No. All we need is a name and an e-mail for the confirmation.</p>",
                    ),
                ),
                FaqItem(
                    Text("Posso restare anonimo?", "Can I stay anonymous?"),
                    Text(
                        """<p>Sì: sulla pagina comparirà «Anonimo» al posto del tuo nome. Chi amministra il
                        sito vede comunque i dati che servono a gestire il pagamento.</p>""",
                        """<p>Yes: "Anonymous" will appear on the page in place of your name. Those who run
                        the site can still see the details they need to handle the payment.</p>""",
                    ),
                ),
                FaqItem(
                    Text(
                        "Il pagamento è stato rifiutato. Che cosa faccio?",
                        "My payment was declined. What should I do?",
                    ),
                    Text(
                        """<p>Non ti è stato addebitato nulla. Puoi riprovare subito, con la stessa carta o
                        con un altro metodo: la tua donazione ti aspetta così come l'hai lasciata.</p>""",
                        """<p>You have not been charged. You can try again at once, with the same card or
                        another method: your donation is waiting just as you left it.</p>""",
                    ),
                ),
                FaqItem(
                    Text(
                        "Ho donato con addebito sul conto e non vedo il mio nome. Perché?",
                        "I gave by bank debit and cannot see my name. Why?",
                    ),
                    Text(
                        """<p>La banca può impiegare alcuni giorni. La donazione compare, e conta, quando il
                        denaro è arrivato; te lo scriviamo per e-mail.</p>""",
                        """<p>The bank may take some days. Your donation appears, and counts, once the money
                        has arrived; we shall tell you by e-mail.</p>""",
                    ),
                ),
                FaqItem(
                    Text("Posso avere indietro i soldi?", "Can I have my money back?"),
                    Text(
                        """<p>Se hai sbagliato cifra o hai donato due volte, scrivici con la data e
                        l'importo: rimediamo. Per il resto la donazione resta al progetto, secondo le regole
                        della sua campagna.</p>""",
                        """<p>If you entered the wrong sum or gave twice, write to us with the date and the
                        amount: we shall put it right. Otherwise your gift stays with the project, under the
                        rules of its campaign.</p>""",
                    ),
                ),
                FaqItem(
                    Text("Quanto va davvero al progetto?", "How much really goes to the project?"),
                    Text(
                        """<p>La pagina della campagna conta la cifra intera che hai donato. Le spese del
                        gestore dei pagamenti non si sommano a quello che paghi.</p>""",
                        """<p>The campaign's page counts the whole sum you gave. The payment provider's fees
                        are not added to what you pay.</p>""",
                    ),
                ),
                FaqItem(
                    Text("Posso scaricare la donazione dalle tasse?", "Is my donation tax-deductible?"),
                    Text(
                        """<p>Dipende dall'ente che la riceve: non tutti danno diritto a un'agevolazione.
                        Chiedilo all'ente del progetto e conserva l'e-mail di conferma.</p>""",
                        """<p>It depends on the body that receives it: not all of them give a right to tax
                        relief. Ask the project's organisation, and keep the confirmation e-mail.</p>""",
                    ),
                ),
                FaqItem(
                    Text("Posso aiutare senza donare denaro?", "Can I help without giving money?"),
                    Text(
                        """<p>Moltissimo. Racconta il progetto a chi abita nella tua scala, stampa il codice
                        QR della pagina e appendilo nell'atrio, oppure scrivi ai promotori: quasi tutti
                        cercano mani.</p>""",
                        """<p>Very much. Tell the neighbours on your staircase, print the page's QR code and
                        hang it in the hall, or write to the promoters: nearly all of them need
                        hands.</p>""",
                    ),
                ),
                FaqItem(
                    Text(
                        "Il progetto che ho sostenuto non pubblica aggiornamenti.",
                        "The project I supported posts no updates.",
                    ),
                    Text(
                        """<p>Segnalacelo. Chi raccoglie s'impegna a raccontare come spende, e noi lo
                        ricordiamo volentieri a chi se ne dimentica.</p>""",
                        """<p>Let us know. Those who raise money undertake to say how they spend it, and we
                        are glad to remind those who forget.</p>""",
                    ),
                ),
            )
        ),
    ),
    footer_role="faq",
)

REPORT = StandardPage(
    slug="segnala-un-disservizio",
    slug_en="report-a-problem",
    title=Text("Segnala un disservizio", "Report a problem"),
    summary=Text(
        "Una pagina che non si apre, un pagamento che non torna, un testo incomprensibile: scrivici.",
        "A page that will not open, a payment that does not add up, a text nobody can follow: write to us.",
    ),
    body=(
        RichTextBlock(
            Text(
                f"""<p>Se qualcosa non funziona vogliamo saperlo. Scrivi a <a
                href="mailto:{DEMONSTRATION_EMAIL}">{DEMONSTRATION_EMAIL}</a> (indirizzo dimostrativo, non
                riceve posta).</p>
                <h3>Che cosa scrivere</h3>
                <ul><li>l'indirizzo della pagina, o il nome del progetto;</li>
                <li>che cosa stavi facendo e che cosa è successo;</li>
                <li>il giorno e, più o meno, l'ora;</li>
                <li>se usavi il telefono o il computer, e con quale browser.</li></ul>
                <h3>Se riguarda una donazione</h3>
                <p>Aggiungi l'importo e l'indirizzo e-mail con cui hai donato. <b>Non mandarci mai il numero
                della carta</b>: non ci serve e non te lo chiederemo.</p>
                <h3>Se riguarda un progetto</h3>
                <p>Se pensi che un progetto non stia facendo quello che aveva promesso, raccontaci che cosa
                hai visto. Sentiremo anche chi lo promuove, e ti diremo com'è andata.</p>""",
                f"""<p>If something does not work we want to know. Write to <a
                href="mailto:{DEMONSTRATION_EMAIL}">{DEMONSTRATION_EMAIL}</a> (a demonstration address,
                which receives no mail).</p>
                <h3>What to write</h3>
                <ul><li>the address of the page, or the name of the project;</li>
                <li>what you were doing and what happened;</li>
                <li>the day and, roughly, the time;</li>
                <li>whether you were on a phone or a computer, and with which browser.</li></ul>
                <h3>If it concerns a donation</h3>
                <p>Add the amount and the e-mail address you gave with. <b>Never send us your card
                number</b>: we do not need it and shall never ask for it.</p>
                <h3>If it concerns a project</h3>
                <p>If you think a project is not doing what it promised, tell us what you have seen. We
                shall hear its promoters too, and let you know how it went.</p>""",
            )
        ),
    ),
    footer_role="report-inefficiency",
)

STANDARD_PAGES: tuple[StandardPage, ...] = (
    HOW_IT_WORKS,
    QUESTIONS,
    PRIVACY,
    ACCESSIBILITY,
    LEGAL_NOTES,
    REPORT,
)
