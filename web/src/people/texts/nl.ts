/** What is confirmed of somebody, and what it opens. */
export interface Vouching {
  name: string;
  reached: string;
  where: string;
  acts: string;
  by: string;
  moment: string;
}

/** Who has access and what they may do, as the office and a client's beheerder read it. */
export const people = {
  role: { beheerder: 'Beheerder', medewerker: 'Medewerker' },
  ownDossier: 'Voor zichzelf',
  status: { invited: 'Uitgenodigd', active: 'Actief', deactivated: 'Gedeactiveerd' },
  may: (rights: string) => `mag ${rights}`,
  rights: {
    read: 'lezen',
    handle: 'afhandelen',
    approve: 'accorderen',
    sign: 'ondertekenen',
  },
  nothing: 'mag niets bekijken',
  only: (names: string) => `alleen ${names}`,
  ended: 'Toegang geëindigd',
  endedOn: (date: string) => `De laatste dag was ${date}`,
  until: (date: string) => `tot en met ${date}`,
  actions: (name: string) => `Acties voor ${name}`,
  change: 'Rechten wijzigen',
  changeMobile: 'Mobiel nummer wijzigen',
  again: 'Opnieuw uitnodigen',
  sentAgain: (name: string) => `${name} krijgt een nieuwe uitnodiging.`,
  end: 'Toegang beëindigen',
  letIn: {
    from: (moment: string, acts: string) => `Kan vanaf ${moment} ${acts}`,
    onlyReads: (date: string) =>
      `Kan tot en met ${date}, de laatste dag van de toegang, alleen lezen`,
    shut: (acts: string, until: string) =>
      `Kan nu niet ${acts}: een wijziging van het account wacht op antwoord${until ? `, en gaat anders in op ${until}` : ''}`,
    waits: (name: string, acts: string) =>
      `${name} kan ${acts} pas 72 uur nadat wie hier al toegang heeft of had, daarvan bericht kreeg. Eerder kan het als een andere collega of een beheerder bevestigt wie dit is.`,
    by: (name: string) => `Rechten gegeven door ${name}`,
    verb: 'Bevestigen dat u deze persoon kent',
    former: 'Hadden toegang',
    endedBy: (name: string, moment: string) => `Toegang beëindigd door ${name}, ${moment}`,
    refused: {
      vouch_needs_a_colleague:
        'U gaf deze rechten of wijzigde de uitnodiging. Een andere collega of een beheerder van deze klant kan bevestigen wie dit is en wat die mag.',
      vouch_needs_another_colleague:
        'U en wie deze rechten gaf, kwamen in de afgelopen 30 dagen door elkaar of door dezelfde collega bij het kantoor. Een andere collega of een beheerder van deze klant kan bevestigen wie dit is en wat die mag.',
      colleague_too_new:
        'U kunt bevestigen wie dit is en wat die mag zodra uw eigen account 72 uur onveranderd is. Eerder kan een andere collega of een beheerder van deze klant het.',
      nobody_vouches:
        'Een beheerder van deze klant kan bevestigen wie dit is; anders gaat het op dat moment vanzelf open.',
    } as Record<string, string>,
    where: (client: string, personal: boolean) =>
      personal ? `in het dossier van ${client}` : `namens ${client}`,
    dialog: ({ name, reached, where, acts, by, moment }: Vouching) => ({
      title: `Bevestigen dat u ${name} kent`,
      lead: [
        `U bevestigt dat u ${name} (${reached}) kent, en dat het goed is dat deze persoon ${where} kan ${acts}.`,
        `${by ? `${by} gaf deze rechten. ` : ''}Bevestigt u dit, dan kan ${name} dat meteen. Wie hier al toegang had, krijgt een e-mail waarin staat dat u dit bevestigde.`,
        `Kent u deze persoon niet, bevestig dan niets. Bevestigt niemand dit, dan kan ${name} het vanaf ${moment}: ruim 72 uur nadat wie hier al toegang had, bericht kreeg.`,
      ],
      reason: 'Waarvan kent u deze persoon?',
      hint: 'Bijvoorbeeld: legitimatie gezien op kantoor. Dit blijft bij het bewijs.',
      missing: 'Vul in waarvan u deze persoon kent.',
      submit: 'Bevestigen dat ik deze persoon ken',
    }),
  },
  form: {
    name: 'Naam',
    nameMissing: 'Vul de naam in.',
    email: 'E-mailadres',
    emailHint: 'Dit wordt de gebruikersnaam. Elk adres hoort bij één persoon.',
    emailMissing: 'Vul een e-mailadres in, bijvoorbeeld naam@bedrijf.nl.',
    mobile: 'Mobiel nummer',
    mobileHint: 'Voor codes bij inloggen en ondertekenen, en waarschuwingen over het account',
    mobileOptional:
      'Voor codes bij inloggen en ondertekenen, en waarschuwingen over het account. Zonder nummer stelt deze persoon eerst een app of passkey in.',
    mobileMissing: 'Vul een mobiel nummer in, bijvoorbeeld 06 12345678.',
    language: 'Taal van e-mails en portaal',
    dutch: 'Nederlands',
    english: 'Engels',
  },
  known: {
    named: (name: string) =>
      `Dit adres is van ${name}, die al een account bij uw kantoor heeft. ${name} krijgt alleen toegang tot deze klant. Een andere naam, een ander nummer of een andere taal die u hier invult, wordt niet gebruikt.`,
    unnamed:
      'Dit adres heeft al een account bij uw kantoor. Die persoon krijgt alleen toegang tot deze klant. De naam, het nummer en de taal die u hier invult, worden niet gebruikt.',
    if: 'Heeft dit adres al een account bij uw kantoor, dan krijgt die persoon alleen de toegang. De naam, het nummer en de taal die u invulde, worden dan niet gebruikt.',
    invited: (name: string) => `${name} is uitgenodigd.`,
    joined: (name: string) => `${name} had al een account en heeft nu toegang.`,
    typed: { name: 'naam', mobile: 'mobiel nummer', language: 'taal' },
    unused: (typed: string) =>
      `Wat u invulde bij ${typed} is niet gebruikt: wat al bekend was, blijft zo.`,
  },
  sharing: {
    whole: (client: string) =>
      `Deze persoon krijgt toegang tot het hele dossier van ${client}, tenzij u de rechten beperkt.`,
    personal:
      'Inloggegevens zijn persoonlijk. Geef iedereen een eigen account en deel nooit uw wachtwoord of codes: wat met uw gegevens gebeurt, is uw verantwoordelijkheid.',
  },
  presets: {
    legend: 'Kies wat het beste past',
    hint: 'Hieronder kunt u het daarna nog aanpassen.',
    persoon: {
      name: 'Voor zichzelf',
      line: 'Leest alles, handelt af, geeft akkoord en tekent.',
    },
    directeur: {
      name: 'Directeur',
      line: 'Leest alles, geeft akkoord, tekent en laat anderen toe.',
    },
    administratie: {
      name: 'Administratie',
      line: 'Leest alles en meldt wat gelezen is. Geeft geen akkoord en tekent niet.',
    },
    meelezen: { name: 'Alleen meelezen', line: 'Leest alles en doet verder niets.' },
  },
  summary: {
    somebody: 'Deze persoon',
    can: (name: string, acts: string) => `${name} kan ${acts}`,
    not: (acts: string) => `Niet: ${acts}.`,
    readAll: 'alles lezen',
    readSome: 'een deel van het dossier lezen',
    acts: {
      handle: 'melden dat iets gelezen is',
      approve: 'akkoord geven',
      sign: 'tekenen',
      people: 'anderen toelaten',
    },
  },
  openTasks: {
    waits: (count: number) =>
      count === 1
        ? 'Er staat al 1 taak open die deze persoon dan ook kan doen.'
        : `Er staan al ${count} taken open die deze persoon dan ook kan doen.`,
    /** Of what becomes of the rest it was said. */
    besides: (count: number) =>
      count === 1
        ? 'Daarnaast staat er 1 taak open die de nieuwe persoon ook kan doen.'
        : `Daarnaast staan er ${count} taken open die de nieuwe persoon ook kan doen.`,
    ask: (what: string) => `Vraag dit ook aan deze persoon: ${what}`,
    approve: (count: number) =>
      count === 1 ? '1 stuk om te accorderen' : `${count} stukken om te accorderen`,
    read: (count: number) => (count === 1 ? '1 stuk om te lezen' : `${count} stukken om te lezen`),
    hint: 'Wie al is gevraagd, blijft gevraagd. Deze persoon krijgt er één e-mail over.',
    signs: (count: number) => (count === 1 ? '1 ondertekening' : `${count} ondertekeningen`),
    all: (count: number) =>
      count === 1 ? '1 stuk dat allen accorderen' : `${count} stukken die allen accorderen`,
    stays: (what: string, count: number, signs: boolean) =>
      count > 1
        ? `${what} blijven zoals ze zijn.`
        : `${what} blijft zoals ${signs ? 'zij' : 'het'} is.`,
  },
  rightsForm: {
    title: (name: string) => `Rechten van ${name}`,
    role: 'Rol',
    roleHint: 'Een beheerder beheert ook wie er toegang heeft.',
    may: 'Wat mag deze persoon?',
    read: 'Documenten lezen',
    handle: 'Afhandelen',
    handleHint: 'melden dat iets gelezen is',
    approve: 'Accorderen of afkeuren',
    sign: 'Ondertekenen',
    needsRead: 'Wie accordeert, ondertekent of beheerder is, moet ook kunnen lezen.',
    saved: (name: string) => `De rechten van ${name} zijn gewijzigd.`,
    limits: 'Beperken tot …',
    limited: 'Beperkt tot …',
    folders: 'Sub-dossiers',
    allFolders: 'Alle sub-dossiers',
    someFolders: 'Alleen deze sub-dossiers',
    types: 'Documenttypen',
    allTypes: 'Alle documenttypen',
    someTypes: 'Alleen deze documenttypen',
    allYours: 'Alles wat u zelf mag zien',
    chooseSome: {
      folders: 'Kies ten minste één sub-dossier.',
      types: 'Kies ten minste één documenttype.',
    },
    endsOnPast: 'Kies een datum vanaf vandaag.',
    endsOnLater: (date: string) => `Kies een dag tot en met ${date}: dan eindigt uw eigen toegang.`,
    endsOn: 'Tot en met',
    endsOnHint: 'De laatste dag van de toegang',
  },
  mobileForm: {
    title: (name: string) => `Mobiel nummer van ${name}`,
    lead: 'Geef het nummer alleen door als u zeker weet dat het van deze persoon is.',
    follows: (texted: boolean, at: string, office: boolean) =>
      `${texted ? 'Het nummer verandert nog niet: de persoon krijgt een e-mail en een sms, en zegt of het klopt.' : 'Het nummer verandert nog niet: de persoon krijgt een e-mail, en zegt of het klopt.'} ${office ? 'Uw kantoor kan het ook bevestigen. ' : ''}${at ? `Zegt niemand iets, dan gaat het op ${at} vanzelf in.` : 'Het gaat niet vanzelf in.'} Tot die tijd kan de persoon niets goedkeuren of ondertekenen.`,
    atOnce: 'Het nummer telt meteen: deze persoon is uitgenodigd en heeft nog niet ingelogd.',
    now: (number: string) => `Nu bekend: ${number}`,
    label: 'Nieuw mobiel nummer',
    saved: (name: string) => `Het mobiele nummer van ${name} is gewijzigd.`,
    asked: (name: string) => `Doorgegeven. ${name} krijgt er bericht van.`,
    own: (number: string, at: string) =>
      at
        ? `U gaf ${number} door. Gaat vanzelf in op ${at}.`
        : `U gaf ${number} door. Gaat niet vanzelf in.`,
    takeBack: 'Terugnemen',
    takeBackOf: (name: string) => `Het nummer voor ${name} terugnemen`,
    takenBack: (name: string) => `Teruggenomen. Het nummer van ${name} blijft zoals het was.`,
  },
  endForm: {
    title: (name: string) => `Toegang van ${name} beëindigen?`,
    text: (name: string, client: string) =>
      `${name} kan het dossier van ${client} daarna niet meer openen en krijgt er geen e-mails meer over.`,
    follows: [
      'Wat deze persoon heeft gedaan, blijft in de geschiedenis staan.',
      'Toegang tot andere omgevingen verandert niet.',
    ],
    done: (name: string) => `${name} heeft geen toegang meer.`,
  },
  lostTasks: {
    title: 'Wat er met open taken gebeurt',
    after: (date: string) => `na ${date}, als het dan nog openstaat:`,
    passed_on: (names: string, count: number) =>
      `wordt dan gevraagd aan ${names}, die daarover ${count > 1 ? 'elk ' : ''}een e-mail krijg${count > 1 ? 'en' : 't'}.`,
    goes_on: (names: string) => `blijft gevraagd aan ${names}.`,
    stuck: () => 'gaat niet vanzelf naar iemand anders. Het kantoor kiest dan wie dit doet.',
    settled: () => 'is dan afgehandeld, door wat anderen al deden.',
    more: (count: number) => `En nog ${count} ${count === 1 ? 'taak' : 'taken'}.`,
    unseen: 'Er zijn ook open taken die u niet mag zien. Die gaan over op wie ze mag doen.',
    nothing: 'Er wachten geen taken op deze persoon.',
  },
  mine: {
    lead: 'Hier ziet u wie toegang heeft tot uw omgevingen en wat zij mogen.',
    leadManager:
      'Hier ziet u wie toegang heeft tot uw omgevingen. Waar u beheerder bent, kunt u dat ook wijzigen.',
    show: (client: string) => `Toon de gebruikers van ${client}`,
    you: 'u',
    personal:
      'Dit is een persoonlijk dossier. Alleen de persoon zelf heeft toegang, en wie namens die persoon handelt. Het dossier wordt met niemand gedeeld, ook niet met een partner of adviseur. Eén aangifte kan wel aan beide fiscale partners worden gevraagd: ieder ziet die in het eigen dossier.',
    notYet: (moment: string) =>
      `U hebt hier sinds kort toegang. Wijzigen wie er toegang heeft kan vanaf ${moment}, of eerder als een andere medewerker van uw kantoor of een beheerder bevestigt wie u bent en dat u deze rechten hoort te hebben.`,
    notManager: 'Wilt u hier iets wijzigen? Vraag het een beheerder of uw kantoor.',
    notManagerPersonal: 'Wilt u hier iets wijzigen? Vraag het uw kantoor.',
    add: 'Gebruiker toevoegen',
    addTo: (client: string) => `Gebruiker toevoegen aan ${client}`,
    invitedOn: (date: string) => `Uitgenodigd op ${date}`,
    looks: (times: number) =>
      times === 1 ? 'Uw kantoor keek 1 keer mee' : `Uw kantoor keek ${times} keer mee`,
    looked: (employee: string, person: string) => `${employee} keek mee als ${person}`,
    requests: 'Verzoeken aan uw kantoor',
    state: { open: 'Wacht op uw kantoor', granted: 'Toegang gegeven', declined: 'Afgewezen' },
    askedBy: (name: string, date: string) => `Gevraagd door ${name} op ${date}`,
    reason: 'Reden',
    withdraw: 'Intrekken',
    withdrawOf: (name: string) => `Verzoek voor ${name} intrekken`,
    withdrawn: (name: string) => `Het verzoek voor ${name} is ingetrokken.`,
  },
  wizard: {
    step: (now: number, of: number) => `Stap ${now} van ${of}`,
    who: 'Wie wilt u toevoegen?',
    may: (name: string) => `Wat mag ${name}?`,
    check: 'Klopt het zo?',
    invite: 'Uitnodiging versturen',
    request: 'Verzoek versturen',
    inviteFollows: (name: string) =>
      `${name} krijgt een e-mail met een link om een wachtwoord te kiezen.`,
    joinFollows: (name: string) => `${name} krijgt een e-mail en logt in zoals altijd.`,
    requestFollows: (office: string) =>
      `${office} krijgt uw verzoek en beslist erover. U krijgt daarover een e-mail.`,
    back: 'Vorige stap',
    change: 'Wijzigen',
    changeWho: 'Gegevens wijzigen',
    rights: 'Rechten',
    client: 'Omgeving',
    invited: (name: string) => `${name} is uitgenodigd`,
    joined: (name: string) => `${name} heeft toegang`,
    requested: 'Uw verzoek is verstuurd',
    toUsers: 'Naar mijn gebruikers',

    cannot: 'U kunt hier niemand toevoegen',
    cannotLead:
      'Alleen een beheerder van deze omgeving kan dat. Vraag het een beheerder of uw kantoor.',
  },
};
export type PeopleMessages = typeof people;
