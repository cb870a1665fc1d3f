/** The overview of who waits for whom, and the inbox. */
export const overview = {
  overview: {
    title: 'Overzicht',
    hello: (name: string) => `Welkom, ${name}.`,
    lists: 'Lijsten',
    client: 'Wacht op klant',
    clientHint: 'De klant moet nog iets doen',
    office: 'Wacht op ons',
    officeHint: 'Verwerken, zelf tekenen of oplossen',
    late: 'Te laat',
    lateHint: 'De gevraagde dag is voorbij',
    search: 'Zoeken in de lijst',
    emptyClient: 'Er wacht niets op een klant.',
    emptyOffice: 'U bent bij: er wacht niets op het kantoor.',
    emptyLate: 'Er is niets te laat.',
    columns: {
      waiting: 'Nog aan zet',
      manager: 'Relatiebeheerder',
      created: 'Gepubliceerd',
    },
    opened: 'geopend',
    notOpened: 'nog niet geopend',
    us: 'Wij',
    partner: {
      awaited: (name: string) => `Wacht op partner ${name}`,
      agreed: (name: string) => `Partner ${name} is akkoord`,
    },
    status: {
      stuck: 'Niemand kan dit doen',
      expired: 'Verlopen',
      problem: 'Ondertekenen lukt niet',
      receipt: 'Ontvangst bevestigen',
    },
    signing: { ready_to_send: 'Ondertekening afgerond', rejected: 'Niet ondertekend' },
    signed: (done: number, of: number) => `${done} van ${of} ondertekend`,
    agreed: (done: number, of: number) => `${done} van ${of} akkoord`,
    mine: 'Wacht op uw handtekening',
    mineLead: 'De klant kan pas tekenen als u dat heeft gedaan.',
    sign: 'Ondertekenen',
  },
  inbox: {
    title: 'Postvak',
    lead: (waiting: number) =>
      waiting === 0
        ? 'Er wacht niets op het kantoor.'
        : waiting === 1
          ? 'Er wacht 1 reactie op het kantoor. De nieuwste staat bovenaan.'
          : `Er wachten ${waiting} reacties op het kantoor. De nieuwste staat bovenaan.`,
    kinds: 'Soort reactie',
    approvedBy: (names: string) => `Akkoord van ${names}`,
    bothApproved: (names: string, partner: string) =>
      `Akkoord van ${names}. Ook partner ${partner} is akkoord.`,
    partnerRejected: (partner: string) =>
      `Partner ${partner} is niet akkoord. De aangifte is daarmee voor beiden afgekeurd.`,
    rejectedBy: (names: string) => `Niet akkoord van ${names}`,
    signedBy: (names: string) => `Getekend door ${names}`,
    declinedBy: (names: string) => `${names} tekent niet`,
    receiptOf: (names: string) =>
      `${names} heeft niet digitaal getekend. Bevestig dat u de handtekening heeft ontvangen.`,
    expired: 'De laatste dag om te tekenen is voorbij. Kies een nieuwe dag of trek het in.',
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
