/** The overview of who waits for whom, and the inbox. */
import { joinNames } from '../../../i18n/lists';

export interface Counts {
  documents: number;
  /** Of those, what waits for the signature of whoever looks. */
  mine: number;
  requests: number;
  people: number;
  confirming: number;
}

export const overview = {
  overview: {
    title: 'Overzicht',
    hello: (name: string) => `Welkom, ${name}.`,
    lists: 'Lijsten',
    client: 'Wacht op klant',
    clientHint: 'De klant moet nog iets doen',
    office: 'Wacht op ons',
    officeHint: 'Documenten om te verwerken, te tekenen of op te lossen',
    late: 'Te laat',
    lateHint: '‘Graag uiterlijk’ is voorbij',
    search: 'Zoeken in de lijst',
    myClients: 'Mijn klanten',
    emptyClient: 'Er wacht niets op een klant.',
    emptyOffice: 'Er wacht geen document op het kantoor.',
    emptyLate: 'Er is niets te laat.',
    columns: {
      waiting: 'Nog aan zet',
      manager: 'Relatiebeheerder',
      created: 'Gepubliceerd',
      act: 'Laatste handeling',
    },
    opened: 'geopend',
    notOpened: 'nog niet geopend',
    shut: 'kan nu niet: wijziging van het account wacht',
    from: (day: string) => `kan vanaf ${day}`,
    us: 'Wij',
    partner: {
      awaited: (name: string) => `Wacht op ${name ? `partner ${name}` : 'de andere partner'}`,
      agreed: (name: string) => `Partner ${name} is akkoord`,
    },
    status: {
      stuck: 'Iemand anders kiezen',
      expired: 'Verlopen',
      problem: 'Ondertekenen lukt niet',
      receipt: 'Ontvangst bevestigen',
    },
    signing: { ready_to_send: 'Ondertekening afgerond', rejected: 'Niet ondertekend' },
    signed: (done: number, of: number) => `${done} van ${of} ondertekend`,
    agreed: (done: number, of: number) => `${done} van ${of} akkoord`,
    mine: 'Wacht op uw handtekening',
    mineLead: 'U bent aan de beurt om te tekenen.',
    sign: 'Ondertekenen',
  },
  inbox: {
    title: 'Postvak',
    look: 'Bekijken',
    lead: ({ documents, mine, requests, people, confirming }: Counts) => {
      const first = documents || requests || confirming || people;
      if (!first) return 'Er wacht niets op het kantoor.';
      const verb = first === 1 ? 'Er wacht' : 'Er wachten';
      const parts = [
        documents && (documents === 1 ? '1 document' : `${documents} documenten`),
        requests && (requests === 1 ? '1 verzoek' : `${requests} verzoeken`),
        confirming && (confirming === 1 ? '1 bevestiging' : `${confirming} bevestigingen`),
        people && (people === 1 ? '1 melding' : `${people} meldingen`),
      ];
      const yours = mine
        ? ` U moet zelf ${mine === 1 ? '1 document' : `${mine} documenten`} tekenen.`
        : '';
      return `${verb} ${joinNames(parts.flatMap((part) => part || []))} op het kantoor.${yours}`;
    },
    taking: {
      take: 'Oppakken',
      over: (name: string) => `Overnemen van ${name}`,
      give: 'Teruggeven',
      by: (name: string, moment: string) => `Opgepakt door ${name || 'u'}, ${moment}`,
      back: (name: string, moment: string) => `Teruggegeven door ${name}, ${moment}`,
      word: 'Voor wie het hierna oppakt',
      wordHint: 'Uw collega’s lezen dit in Postvak; de klant niet.',
      whose: 'Wie het doet',
      filter: { all: 'Alles', own: 'Door u opgepakt', free: 'Niet opgepakt' },
    },
    confirming: {
      title: 'Wacht op bevestiging van een collega',
      lead: 'Bevestig alleen wat u zelf heeft vastgesteld.',
      said: {
        email: (by: string) => `${by} gaf een nieuw e-mailadres door.`,
        mobile: (by: string) => `${by} gaf een nieuw mobiel nummer door.`,
        devices: (by: string) => `${by} gaf door dat de telefoon kwijt is.`,
        let_in: (by: string) => `${by} gaf deze persoon rechten.`,
      },
      confirm:
        'U kunt bevestigen dat dit klopt. Tot die tijd kan de persoon niets goedkeuren of ondertekenen.',
      vouch:
        'Kent u deze persoon, dan kunt u dat bevestigen. Tot die tijd kan deze persoon daar alleen meelezen.',
      counts: (moment: string) => `Gaat vanzelf in op ${moment}.`,
      opens: (moment: string) => `Gaat vanzelf open op ${moment}.`,
      never: 'Gaat niet vanzelf in: ons bericht hierover kwam niet aan.',
      look: 'Bekijken',
    },
    people: {
      title: 'Meldingen over mensen',
      bounced:
        'Mail uit het portaal komt niet aan. Controleer het e-mailadres, of neem op een andere manier contact op.',
      stopped:
        'Bij het inloggen is gemeld dat het telefoonnummer niet klopt. Het wachtwoord werkt daarom niet meer. Bel op een nummer dat u al kende.',
      since: (moment: string) => `Sinds ${moment}`,
      colleague: 'Medewerker van het kantoor',
      look: 'Gegevens bekijken',
    },
    kinds: 'Waarom het wacht',
    rare: { preparing: 'Wordt klaargezet', sign: 'Een collega tekent' },
    preparing: 'Het bestand wordt klaargezet om te ondertekenen. U hoeft niets te doen.',
    colleague: (names: string) => `Wacht op de handtekening van ${names}`,
    approvedBy: (names: string) => `Akkoord van ${names}`,
    bothApproved: (names: string, partner: string) =>
      `Akkoord van ${names}. Ook partner ${partner} is akkoord.`,
    partnerRejected: (partner: string) =>
      `${partner ? `Partner ${partner}` : 'De andere partner'} is niet akkoord. De aangifte is daarmee voor beiden afgekeurd.`,
    rejectedForBoth: (names: string) =>
      `Niet akkoord van ${names}. De aangifte is daarmee voor beiden afgekeurd.`,
    rejectedBy: (names: string) => `Niet akkoord van ${names}`,
    signedBy: (names: string) => `Getekend door ${names}`,
    declinedBy: (names: string) => `${names} tekent niet`,
    receiptOf: (names: string) =>
      `${names} heeft niet digitaal getekend. Bevestig dat u de handtekening heeft ontvangen.`,
    expired: 'De laatste dag om te ondertekenen is voorbij. Kies een nieuwe dag of trek het in.',
    expiredSince: (moment: string) => `Sinds ${moment}`,
    publishedAt: (moment: string) => `Gepubliceerd op ${moment}`,
    signingStuck: 'Wie moest tekenen, kan dat niet meer. Kies iemand anders.',
    showSigning: 'Ondertekening bekijken',
    recorded: (by: string) => `vastgelegd door ${by}`,
    filed: 'Markeer als ingediend',
    completed: 'Markeer als afgerond',
    emptyTitle: 'U bent bij',
    empty: 'Zodra een klant akkoord geeft of iets afkeurt, ziet u het hier.',
    emptyKind: 'Er staat niets in deze lijst.',
    saidFiled: (title: string) => `${title} is gemarkeerd als ingediend.`,
    saidCompleted: (title: string) => `${title} is gemarkeerd als afgerond.`,
    confirmFiled: 'Is dit document ingediend?',
    confirmCompleted: 'Is dit document afgerond?',
    confirmText: (title: string, client: string) =>
      `${title} van ${client} verdwijnt uit het postvak. De klant ziet de nieuwe status in het dossier.`,
    both: (partner: string) => `Dit geldt ook voor het dossier van partner ${partner}.`,
    note: 'Opmerking voor het dossier',
  },
};
