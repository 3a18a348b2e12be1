"""The call of 2020, from its public facts, in our own words."""

from datetime import datetime
from zoneinfo import ZoneInfo

from demo.content.schema import Call, Document, FaqItem, SupportForm, Text

ROME = ZoneInfo("Europe/Rome")
OFFICIAL_URL = "https://www.comune.milano.it/aree-tematiche/quartieri/pon-metro-milano/bandi-e-avvisi"
DEMONSTRATION_EMAIL = "crowdfunding@example.org"

BODY = Text(
    """<h3>Che cosa cerca il bando</h3>
    <p>Nelle periferie di Milano le idee non mancano, e nemmeno le persone disposte a metterci le mani.
    Questo bando le aiuta a diventare servizi: attività che prima non c'erano, o che c'erano a fatica e ora
    possono mettere radici. Chiede in cambio di lavorare insieme (associazioni, abitanti, imprese,
    istituzioni) perché un quartiere tiene quando chi ci vive si conosce.</p>
    <p>Fa parte di «Hub dell'Innovazione inclusiva - nuovi servizi in aree degradate» (MI3.3.1.d), un
    progetto del PON Città Metropolitane 2014-2020 del Comune di Milano.</p>
    <h3>Due passaggi</h3>
    <ul><li><b>La selezione.</b> Si presenta un progetto di innovazione sociale per un quartiere periferico,
    con un costo che non superi i 100.000 euro. I progetti migliori entrano in graduatoria.</li>
    <li><b>La campagna.</b> Chi è in posizione utile racconta il progetto sulla piattaforma e raccoglie
    donazioni per circa 60 giorni.</li></ul>
    <h3>Come si dividono i costi</h3>
    <p>La soglia è il 40% del budget approvato. Quando le donazioni la raggiungono, il Comune versa il 60%
    dello stesso budget, fino a 60.000 euro. La sua parte dipende dal budget e non dalla somma donata: se si
    raccoglie di più, il di più va al progetto. Se alla fine la soglia non è raggiunta, le donazioni restano
    comunque a chi realizza il progetto, ma la parte del Comune non viene versata.</p>
    <h3>Che cosa ci si aspetta</h3>
    <p>Nuovi investimenti privati, uno sguardo diverso sulle periferie, pratiche che si possano copiare da
    un quartiere all'altro e un modo più stretto di collaborare fra pubblico e privato.</p>""",
    """<h3>What the call is looking for</h3>
    <p>The outer neighbourhoods of Milan are not short of ideas, nor of people ready to roll up their
    sleeves. This call helps those ideas become services: things that did not exist before, or that got by
    with difficulty and can now take root. In return it asks people to work together (associations,
    residents, businesses, institutions), because a neighbourhood holds when those who live in it know each
    other.</p>
    <p>It is part of "Hub dell'Innovazione inclusiva - nuovi servizi in aree degradate" (Inclusive
    Innovation Hub: new services in deprived areas, MI3.3.1.d), a project of the City of Milan within PON
    Città Metropolitane 2014-2020, the programme for metropolitan cities.</p>
    <h3>Two steps</h3>
    <ul><li><b>Selection.</b> You propose a social innovation project for an outer neighbourhood, costing no
    more than 100,000 euros. The best projects enter the ranking.</li>
    <li><b>The campaign.</b> Those placed high enough tell the story of their project on the platform and
    raise donations for about 60 days.</li></ul>
    <h3>How costs are shared</h3>
    <p>The threshold is 40% of the approved budget. When donations reach it, the City pays 60% of the same
    budget, up to 60,000 euros. Its share depends on the budget and not on the sum donated: if more is
    raised, the extra goes to the project. If by the end the threshold has not been reached, the donations
    still stay with those who carry out the project, but the City's share is not paid.</p>
    <h3>What is expected of it</h3>
    <p>New private investment, a different way of looking at the outskirts, practices that one neighbourhood
    can copy from another, and closer co-operation between public and private.</p>""",
)

FAQ = (
    FaqItem(
        Text("Sono già passati i termini per candidarsi?", "Has the deadline for applying passed?"),
        Text(
            """<p>Sì. Le candidature si sono chiuse alle 12 del 31 luglio 2020. Per le edizioni successive
            guarda la pagina del Comune indicata fra i contatti: le regole possono cambiare da un anno
            all'altro.</p>""",
            """<p>Yes. Applications closed at 12 noon on 31 July 2020. For later editions see the City's
            page given under contacts: the rules may change from one year to the next.</p>""",
        ),
    ),
    FaqItem(
        Text(
            "Può candidarsi un gruppo di vicini senza associazione?",
            "Can a group of neighbours apply without being an association?",
        ),
        Text(
            """<p>Sì. Se il progetto viene approvato, il gruppo si impegna però a fondare un nuovo ente
            senza scopo di lucro: sarà quello a ricevere il denaro.</p>""",
            """<p>Yes. If the project is approved, however, the group undertakes to found a new non-profit
            body, and it is that body which will receive the money.</p>""",
        ),
    ),
    FaqItem(
        Text("Quanto può costare un progetto?", "How much may a project cost?"),
        Text(
            """<p>Al massimo 100.000 euro. Un progetto da 50.000, per esempio, raggiunge la soglia con
            20.000 euro di donazioni e ne riceve 30.000 dal Comune.</p>""",
            """<p>At most 100,000 euros. A project of 50,000, for example, reaches its threshold with 20,000
            euros of donations and receives 30,000 from the City.</p>""",
        ),
    ),
    FaqItem(
        Text(
            "Chi è in graduatoria apre subito la campagna?",
            "Does everyone in the ranking open a campaign at once?",
        ),
        Text(
            """<p>La apre chi è in posizione utile, quando è pronto a raccontare il progetto. I gruppi
            informali devono prima avere fondato il nuovo ente.</p>""",
            """<p>Those placed high enough do, when they are ready to tell the story of their project.
            Informal groups must first have founded their new body.</p>""",
        ),
    ),
    FaqItem(
        Text(
            "Che cosa succede alla mia donazione se la soglia non si raggiunge?",
            "What happens to my donation if the threshold is missed?",
        ),
        Text(
            """<p>In questa edizione si «raccoglie tutto»: la donazione resta al progetto, che farà quel che
            può con la somma raccolta e dovrà raccontarlo. Manca invece la parte del Comune. Altre edizioni
            possono restituire tutto: il modello è scritto nella pagina di ogni campagna.</p>""",
            """<p>In this edition campaigns "keep what is raised": your donation stays with the project,
            which will do what it can with the sum and must say how. The City's share, however, is not paid.
            Other editions may refund everyone: the model is stated on each campaign's page.</p>""",
        ),
    ),
    FaqItem(
        Text("E se le donazioni superano il budget?", "What if donations exceed the budget?"),
        Text(
            """<p>Il di più va al progetto, che spiega negli aggiornamenti come lo userà. La parte del
            Comune non aumenta, perché è calcolata sul budget approvato.</p>""",
            """<p>The extra goes to the project, which explains in its updates how it will be used. The
            City's share does not grow, because it is worked out on the approved budget.</p>""",
        ),
    ),
    FaqItem(
        Text("La donazione si può detrarre dalle tasse?", "Is my donation tax-deductible?"),
        Text(
            """<p>Dipende dall'ente che la riceve. In generale i doni agli enti del terzo settore, fatti con
            pagamenti tracciabili, danno diritto a una detrazione o a una deduzione. Prima di contarci
            chiedi all'ente o a chi ti fa la dichiarazione, e conserva l'e-mail di conferma.</p>""",
            """<p>It depends on the body that receives it. In general, gifts to Italian third-sector bodies
            by traceable payment give a right to tax relief. Before counting on it, ask the body or whoever
            prepares your tax return, and keep the confirmation e-mail.</p>""",
        ),
    ),
)

DOCUMENTS = (
    Document(
        Text("Il bando in due pagine", "The call in two pages"),
        Text(
            """<p>Documento dimostrativo: non sostituisce l'avviso pubblico.</p>
            <p>Chi può candidarsi, costi ammessi fino a 100.000 euro, soglia al 40%, parte del Comune al 60%
            fino a 60.000 euro, dotazione di 550.000 euro, campagne di circa 60 giorni.</p>""",
            """<p>Demonstration document: it does not replace the public notice.</p>
            <p>Who may apply, costs of up to 100,000 euros, threshold of 40%, City's share of 60% up to
            60,000 euros, endowment of 550,000 euros, campaigns of about 60 days.</p>""",
        ),
    ),
    Document(
        Text("Schema per il budget del progetto", "Project budget template"),
        Text(
            """<p>Documento dimostrativo.</p>
            <p>Una riga per ogni voce di spesa: che cosa si compra o chi si paga, quanto costa, perché
            serve. La somma delle righe è il budget da approvare.</p>""",
            """<p>Demonstration document.</p>
            <p>One line for each cost: what is bought or who is paid, how much it costs, why it is needed.
            The sum of the lines is the budget to be approved.</p>""",
        ),
    ),
    Document(
        Text("Guida per i gruppi informali", "Guide for informal groups"),
        Text(
            """<p>Documento dimostrativo.</p>
            <p>Dall'approvazione alla campagna: scegliere la forma dell'ente, scrivere lo statuto, firmare
            l'atto costitutivo, chiedere il codice fiscale, comunicarlo al Comune.</p>""",
            """<p>Demonstration document.</p>
            <p>From approval to campaign: choosing the form of the body, writing the articles of association, signing
            the founding deed, obtaining a tax code, telling the City.</p>""",
        ),
    ),
)

CALL = Call(
    slug="crowdfunding-civico-2020",
    slug_en="civic-crowdfunding-2020",
    title=Text("Crowdfunding civico 2020", "Civic crowdfunding 2020"),
    summary=Text(
        """Il bando per i nuovi servizi nelle periferie di Milano: progetti fino a 100.000 euro, sostenuti
        per il 40% da chi dona e per il 60% dal Comune.""",
        """The call for new services in Milan's outer neighbourhoods: projects of up to 100,000 euros, 40%
        from donors and 60% from the City.""",
    ),
    # The notice gives the day alone: it counts from midnight.
    opens_at=datetime(2020, 7, 2, 0, 0, tzinfo=ROME),
    closes_at=datetime(2020, 7, 31, 12, 0, tzinfo=ROME),
    # The ranking came out between the deadline and the first campaigns of October 2020; the exact day is not
    # on record here, so this one is assumed.
    ranking_published_at=datetime(2020, 9, 15, 12, 0, tzinfo=ROME),
    ranking_date_is_assumed=True,
    who_may_apply=Text(
        """<ul><li>enti del terzo settore</li><li>associazioni di promozione sociale</li>
        <li>organizzazioni di volontariato</li><li>fondazioni</li><li>imprese sociali</li>
        <li>altre associazioni senza scopo di lucro</li><li>gruppi informali di cittadini</li></ul>""",
        """<ul><li>third-sector bodies</li><li>associations for social promotion (APS)</li>
        <li>voluntary organisations (ODV)</li><li>foundations</li><li>social enterprises</li>
        <li>other non-profit associations</li><li>informal groups of citizens</li></ul>""",
    ),
    support_forms=(
        SupportForm(
            "spaces",
            Text(
                "Uno spazio in concessione, quando al progetto manca soprattutto un posto in cui stare.",
                "The use of a City-owned space, when what the project lacks most is somewhere to be.",
            ),
        ),
        SupportForm(
            "micro_grants",
            Text(
                "Un piccolo finanziamento, per fare il primo passo.",
                "A micro-grant, for taking the first step.",
            ),
        ),
        SupportForm(
            "civic_crowdfunding",
            Text(
                """Il crowdfunding civico: una parte la mettono i cittadini con le donazioni, una parte il
                Comune.""",
                "Civic crowdfunding: citizens put in one part with their donations, the City another.",
            ),
        ),
    ),
    cost_ceiling_cents=10_000_000,
    endowment_cents=55_000_000,
    campaign_days=60,
    threshold_percent=40,
    city_share_percent=60,
    city_ceiling_cents=6_000_000,
    funding_model="keep_what_is_raised",
    informal_groups_rule=Text(
        """<p>Anche un gruppo di cittadini senza forma giuridica può presentare un progetto. Se viene
        approvato, il gruppo si impegna a costituire un nuovo soggetto senza scopo di lucro, che sarà il
        destinatario del denaro. Finché non esiste, la campagna non si apre.</p>""",
        """<p>A group of citizens with no legal form may also propose a project. If it is approved, the
        group undertakes to found a new non-profit body, which will be the recipient of the money. Until
        that body exists, the campaign does not open.</p>""",
    ),
    body=BODY,
    documents=DOCUMENTS,
    faq=FAQ,
    contacts=Text(
        f"""<p>Il testo ufficiale e le candidature sono <a href="{OFFICIAL_URL}">sulla pagina dei bandi PON
        Metro del Comune di Milano</a>.</p>
        <p>Per questo sito: <a href="mailto:{DEMONSTRATION_EMAIL}">{DEMONSTRATION_EMAIL}</a> (indirizzo
        dimostrativo, non riceve posta).</p>""",
        f"""<p>The official text and the application form are <a href="{OFFICIAL_URL}">on the City of
        Milan's page of PON Metro calls</a> (in Italian).</p>
        <p>About this site: <a href="mailto:{DEMONSTRATION_EMAIL}">{DEMONSTRATION_EMAIL}</a> (a
        demonstration address, which receives no mail).</p>""",
    ),
    application_url=OFFICIAL_URL,
    official_url=OFFICIAL_URL,
)
