/** Ondertekenen: de weg van kiezen tot klaar, en alles wat daarvan afwijkt. */
const documents = (count: number) => (count === 1 ? '1 document' : `${count} documenten`);

export const signing = {
  way: {
    label: 'Stappen van het ondertekenen',
    of: (step: number, steps: number, name: string) => `Stap ${step} van ${steps}: ${name}`,
    done: 'gedaan',
    choose: 'Lezen en kiezen',
    email: 'Code per e-mail',
    second: 'Tweede code',
    ink: 'Handtekening',
    finish: 'Klaar',
  },
  choose: {
    title: (count: number): string =>
      count === 1 ? 'Document ondertekenen' : 'Documenten ondertekenen',
    one: 'Lees het document. Daarna begint u met ondertekenen.',
    several:
      'Er staan meer documenten voor u klaar. Lees ze en kies wat u in één keer wilt ondertekenen.',
    documents: 'Documenten',
    reading: 'In beeld',
    seen: 'Geopend',
    pick: (title: string) => `${title} ondertekenen`,
    openFirst: 'U kunt beginnen zodra het document in beeld is.',
    nothing: 'Kies minstens één document om te ondertekenen.',
    place: 'Naar de plaats van uw handtekening',
    noPlace: 'Uw handtekening komt waar het document erom vraagt, of op een vrije plek achteraan.',
    mark: 'Uw handtekening',
    codes: (email: string, mobile: string) =>
      mobile
        ? `U krijgt twee codes: eerst per e-mail op ${email}, dan een sms op ${mobile}. Een app of passkey kan ook, als u die heeft ingesteld.`
        : `U krijgt eerst een code per e-mail op ${email}. Daarna bevestigt u met uw app of passkey.`,
    begin: 'Begin met ondertekenen',
    count: (count: number) => `U ondertekent ${documents(count)}.`,
    documentsOf: documents,
    unopened: (titles: string) =>
      `Nog te openen: ${titles}. Wat u niet opent, ondertekent u nu niet.`,
    signed: (count: number) =>
      count === 1 ? 'Er staat al 1 handtekening in.' : `Er staan al ${count} handtekeningen in.`,
    otherwise: 'Wilt of kunt u niet digitaal ondertekenen?',
    paper: 'Op papier ondertekenen',
    refused: 'Dit document kan niet digitaal worden ondertekend.',
  },
  mobile: {
    title: 'Eerst een mobiel nummer',
    text: 'Om te ondertekenen krijgt u ook een code per sms. Uw mobiele nummer is nog niet bekend. We gebruiken het alleen voor codes.',
    other:
      'Om te ondertekenen geeft u ook een tweede code. Uw mobiele nummer is nog niet bekend; we gebruiken het alleen voor codes. U kunt ook bij Mijn account een app of passkey instellen.',
    add: 'Nummer invullen',
    office: (name: string, phone: string) =>
      phone
        ? `Of laat uw nummer door ${name} toevoegen: ${phone}.`
        : `Of laat uw nummer door ${name} toevoegen.`,
    again: 'Het nummer is al toegevoegd',
  },
  code: {
    email: 'Vul de code uit uw e-mail in',
    second: 'Vul de tweede code in',
    about: (count: number, client: string) =>
      `Met deze codes ondertekent u ${documents(count)} van ${client}, en niets anders.`,
    submit: 'Verder',
    until: (time: string) => `Deze code werkt tot ${time}.`,
    unsent: 'De code kon niet worden verstuurd.',
    unsentText: 'Er is niets misgegaan met uw documenten. Probeer het over een ogenblik opnieuw.',
    send: 'Code versturen',
    stop: 'Stoppen met ondertekenen',
  },
  stop: {
    title: 'Stoppen met ondertekenen?',
    lost: 'De codes die u heeft gekregen, werken dan niet meer. Wilt u later ondertekenen, dan begint u opnieuw.',
    lostInk:
      'De codes die u heeft ingevuld, tellen dan niet meer, en wat u heeft getekend of getypt gaat verloren. Wilt u later ondertekenen, dan begint u opnieuw.',
    nothing: 'Er is nog niets ondertekend.',
    stay: 'Doorgaan met ondertekenen',
    stop: 'Stoppen',
  },
  go: {
    title: 'Deze pagina verlaten?',
    unsigned: 'U heeft nog niet ondertekend.',
    drawing: 'De handtekening die u heeft getekend, gaat verloren.',
    back: (time: string) =>
      `Tot ${time} kunt u hier in deze browser terugkomen, en dan gaat u verder bij deze stap. Daarna heeft u nieuwe codes nodig.`,
    stay: 'Hier blijven',
    go: 'Verlaten',
  },
  ink: {
    title: 'Zet uw handtekening',
    lead: (count: number, client: string) =>
      `Uw handtekening voor ${client} komt in ${documents(count)}.`,
    way: 'Hoe wilt u ondertekenen?',
    draw: 'Tekenen',
    type: 'Typen',
    pad: 'Vlak om uw handtekening in te tekenen',
    padHint: 'Teken met uw muis, vinger of pen. Liever met het toetsenbord? Kies Typen.',
    strokes: (count: number) =>
      count === 0
        ? 'Het vlak is leeg.'
        : count === 1
          ? 'Er staat 1 streep.'
          : `Er staan ${count} strepen.`,
    undo: 'Laatste streep weg',
    clear: 'Alles wissen',
    drawMissing: 'Teken eerst uw handtekening.',
    name: 'Uw handtekening in letters',
    nameHint: 'Meestal uw voorletters en achternaam.',
    nameMissing: 'Vul uw naam in.',
    undrawable: (letters: string) =>
      `Dit kan niet in het document worden gezet: ${letters}. Teken uw handtekening in plaats daarvan.`,
    unseen:
      'Er staat een teken in dat niemand ziet. Typ uw naam opnieuw, of teken in plaats daarvan.',
    preview: 'Zo komt uw handtekening in het document',
    on: (moment: string) => `Ondertekend op ${moment}`,
    agree: (count: number) =>
      count === 1
        ? 'Met Ondertekenen zet u uw handtekening onder dit document. Dat kunt u niet terugdraaien.'
        : `Met Ondertekenen zet u uw handtekening onder deze ${count} documenten. Dat kunt u niet terugdraaien.`,
    until: (time: string) => `U kunt tot ${time} ondertekenen. Daarna vraagt u nieuwe codes aan.`,
  },
  working: {
    title: 'Uw handtekening wordt gezet',
    text: 'U heeft ondertekend. We zetten uw handtekening in het document en controleren het.',
    leave: 'U hoeft niet te wachten: ook als u deze pagina sluit, gaat het door.',
    long: 'Dit duurt langer dan gewoon. Uw handtekening is bewaard; wij blijven het proberen.',
    unreachable: 'Even geen verbinding. We proberen het zo opnieuw; uw handtekening is bewaard.',
    states: {
      chosen: 'In de rij',
      signing: 'Bezig…',
      ready: 'Ondertekend',
      failed: 'Niet gelukt',
    },
  },
  ready: {
    title: 'U heeft ondertekend',
    text: (count: number) =>
      count === 1
        ? 'Uw handtekening staat in het document en is gecontroleerd.'
        : `Uw handtekening staat in ${count} documenten en is gecontroleerd.`,
    some: 'Niet alles is gelukt. Wat wel is ondertekend, blijft ondertekend.',
    next: 'Hoe gaat het verder?',
    back: (home: string): string =>
      home === '/taken' ? 'Terug naar Taken' : 'Terug naar het overzicht',
  },
  void: {
    title: 'Begin opnieuw met ondertekenen',
    text: 'De codes werken niet meer. Er is niets ondertekend.',
    again: 'Opnieuw beginnen',
  },
  failed: {
    title: 'Ondertekenen is niet gelukt',
    text: 'Geen van de documenten is ondertekend. Dit is er aan de hand:',
    again: 'Terug naar de documenten',
  },
  side: {
    documents: 'U ondertekent',
    signed: 'Ondertekend',
    pages: (count: number) => (count === 1 ? '1 pagina' : `${count} pagina's`),
  },
  people: {
    title: 'Wie ondertekent',
    stage: (stage: number) => `Stap ${stage}`,
    now: 'nu aan de beurt',
    parallel: 'in willekeurige volgorde',
    office: 'kantoor',
    states: {
      open: 'Moet nog ondertekenen',
      signed_elsewhere: 'Op een andere manier aangeleverd',
    } as Record<string, string>,
    told: {
      signed_on_paper: 'Meldt: op papier ondertekend',
      signed_elsewhere: 'Meldt: op een andere manier aangeleverd',
    } as Record<string, string>,
    receipts: {
      awaited: 'Het kantoor moet de ontvangst nog bevestigen',
      confirmed: 'Ontvangen door het kantoor',
      refused: 'Niet goed ontvangen',
    },
  },
  standing: {
    waiting: 'U bent nog niet aan de beurt',
    waitingText: 'U krijgt een e-mail zodra u kunt ondertekenen. U kunt het document al lezen.',
    signedText: 'U hoeft niets meer te doen.',
    paperAwaited: 'Uw kantoor controleert uw stukken',
    paperAwaitedText:
      'U heeft laten weten dat u niet digitaal ondertekent. U krijgt bericht als er nog iets nodig is.',
    paperConfirmed: 'Uw kantoor heeft het ontvangen',
    sealing: 'Het document wordt afgesloten',
    done: 'Ondertekening afgerond',
    receipt: 'Uw kantoor moet nog een ontvangst bevestigen',
    declined: 'Het ondertekenen is gestopt',
    declinedByYou: 'U heeft laten weten dat u niet ondertekent',
    expired: 'De laatste dag om te ondertekenen is voorbij',
    expiredText: 'Dit document kan niet meer worden ondertekend. Vraag uw kantoor om meer tijd.',
    withdrawn: 'Het kantoor heeft dit ingetrokken',
    stuck: 'Uw kantoor kijkt hiernaar',
    preparing: 'Wordt opnieuw klaargezet',
    preparingText: 'U hoeft nu niets te doen. Zodra het klaar is, kan er worden ondertekend.',
    stuckText: 'Uw kantoor kiest wie er ondertekent. U hoeft niets te doen.',
    removedText: 'U hoeft dit niet meer te ondertekenen.',
    onlooker: 'Anderen ondertekenen dit document',
    onlookerText: 'U kunt meelezen. Uw handtekening is niet nodig.',
    again: 'Uw kantoor kon uw papieren stuk niet gebruiken',
    againText: 'Onderteken opnieuw: digitaal of op papier.',
  },
  decline: {
    title: 'Niet ondertekenen',
    follows:
      'Uw kantoor en wie is gevraagd om te ondertekenen krijgen bericht en lezen uw reden in het portaal. Niemand kan dit document daarna nog ondertekenen.',
    reason: 'Waarom ondertekent u niet?',
    hint: 'Leg het kort uit.',
    missing: 'Vul in waarom u niet ondertekent.',
    done: 'Uw kantoor krijgt bericht.',
  },
  paper: {
    title: 'Niet digitaal ondertekenen',
    lead: 'Onderteken op papier en stuur een scan of foto. Of laat weten hoe uw handtekening het kantoor bereikt.',
    way: 'Hoe levert u het aan?',
    scans: 'Ik stuur een scan of foto',
    elsewhere: 'Het kantoor krijgt of heeft het op een andere manier',
    steps: [
      'Download het document en druk het af.',
      'Onderteken met een pen.',
      'Maak een scan of een duidelijke foto van elke pagina met een handtekening.',
    ],
    download: 'Document downloaden',
    files: 'Scans',
    how: 'Hoe bereikt uw handtekening het kantoor?',
    howHint: 'Bijvoorbeeld: op 3 maart bij de balie afgegeven.',
    howMissing: 'Schrijf kort hoe uw handtekening het kantoor bereikt.',
    scanMissing: 'Voeg minstens één scan toe.',
    busy: 'Wacht tot alle scans zijn gecontroleerd.',
    refused: 'Haal de geweigerde scan weg, of kies een andere.',
    most: (count: number) => `U kunt hoogstens ${count} bestanden meesturen.`,
    confirm: 'Bevestigen',
    follows: 'Uw kantoor controleert wat u aanlevert en bevestigt de ontvangst.',
    done: 'Uw kantoor krijgt bericht en controleert het.',
  },
  upload: {
    drag: 'Sleep uw scan hierheen',
    choose: 'Kies een bestand',
    more: 'Nog een bestand',
    rules: 'PDF, JPG, PNG of HEIC, hoogstens 25 MB per bestand',
  },
  stale: {
    title: 'Het document is zojuist gewijzigd',
    text: 'Lees de nieuwe versie voordat u ondertekent. Er is nog niets ondertekend.',
    show: 'Nieuwe versie openen',
  },
  office: { back: 'Terug naar het document' },
};

export type SigningMessages = typeof signing;
