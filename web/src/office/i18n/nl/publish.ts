/** Publishing documents for one client. */
export const publish = {
  title: 'Documenten publiceren',
  lead: (client: string) => `Voor ${client}`,
  drop: {
    drag: 'Sleep PDF-bestanden hierheen',
    choose: 'Kies bestanden',
    more: 'Meer bestanden',
    rules: 'PDF, hoogstens 25 MB per bestand',
  },
  dropOne: { drag: 'Sleep een PDF hierheen', choose: 'Kies een PDF' },
  cancel: (name: string) => `${name} annuleren`,
  chooseType: 'Kies een type',
  typeMissing: 'Kies wat voor document dit is.',
  name: 'Titel',
  nameMissing: 'Geef het document een titel.',
  year: 'Jaar',
  wholeYear: 'Heel jaar',
  quarters: 'Kwartaal',
  months: 'Maand',
  deadlinePast: 'Kies een datum vanaf vandaag.',
  remark: 'Opmerking voor de klant',
  ask: 'Wat vraagt u?',
  asked: { approve: 'Accorderen', read: 'Lezen', sign: 'Ondertekenen', none: 'Zonder taak' },
  recipients: 'Aan wie?',
  recipientsMissing: 'Kies minstens één persoon.',
  unfit: (count: number) =>
    count === 1
      ? '1 document hoort niet bij deze klant en wordt niet gepubliceerd.'
      : `${count} documenten horen niet bij deze klant en worden niet gepubliceerd.`,
  handedOver: (name: string) => `${name} staat nu in het andere tabblad.`,
  handedTo: (client: string) => `Overgedragen aan het tabblad van ${client}`,
  chooseAgain: 'Het bestand kwam niet mee. Kies het hier opnieuw.',
  elsewhere: {
    organisation: (type: string) =>
      `${type} is van een persoon en hoort in diens eigen dossier. Hier zouden anderen het zien.`,
    person: (type: string) => `${type} is van een organisatie, niet van een persoon.`,
  },
  publishAt: (dossier: string) => `Publiceer bij ${dossier}`,
  addDossier: 'Persoonlijk dossier toevoegen',
  noDossier: {
    organisation:
      'Niemand van deze klant heeft een eigen dossier dat u ziet. Voeg dat eerst toe en kies het bestand daar opnieuw.',
    person: 'Deze persoon hoort bij geen organisatie die u ziet.',
  },
  onlyToSign: 'Laten ondertekenen kan wel: dan wordt dit er eerst uit gehaald.',
  takenOut:
    'Dit bestand doet meer dan gelezen worden. Dat wordt eruit gehaald voordat iemand tekent; u leest daarna bij de ondertekening wat het was.',
  nobody: {
    approve: 'Niemand bij deze klant mag dit accorderen.',
    read: 'Niemand bij deze klant mag dit als gelezen afhandelen.',
    sign: 'Niemand bij deze klant mag dit ondertekenen.',
    none: '',
  },
  toPeople: 'Naar mensen en rechten',
  silent: 'Geen e-mail sturen',
  follows: {
    approve: (names: string) => `${names} krijgt bericht en kan akkoord geven of afkeuren.`,
    approveMany: (names: string) => `${names} krijgen bericht.`,
    anyOne: 'Eén akkoord is genoeg.',
    all: 'Iedereen moet akkoord geven.',
    read: (names: string) => `${names} krijgt bericht en kan het document als gelezen markeren.`,
    readMany: (names: string) =>
      `${names} krijgen bericht en kunnen het document als gelezen markeren.`,
    closes: (days: number) => `Na ${days} dagen sluit de taak vanzelf.`,
    partner: 'Beide partners moeten akkoord geven.',
    after: 'Daarna staat het in uw postvak, klaar voor verwerking.',
    sign: (names: string) =>
      `${names} krijgt bericht en kan tekenen, met een code per e-mail en daarna een tweede stap.`,
    signMany: (names: string) =>
      `${names} krijgen bericht en kunnen tekenen, met een code per e-mail en daarna een tweede stap.`,
    signSelf: 'U tekent zelf: dat staat straks in uw overzicht.',
    signLater: 'Wie later aan de beurt is, krijgt dan pas bericht.',
    signed: 'Als iedereen heeft getekend, staat het ondertekende document in het dossier.',
    none: 'Het document komt in het dossier. Er wordt niets gevraagd.',
    mail: 'De klant krijgt een e-mail.',
    noMail: 'Niemand krijgt een e-mail.',
  },
  notYet: {
    from: (name: string, moment: string) => `${name} kan dit pas vanaf ${moment}.`,
    late: 'Dat is na de deadline.',
    shut: (name: string) => `${name} kan dit nu niet: er wacht een wijziging van het account.`,
  },
  same: 'Dit bestand staat al in het dossier van deze klant:',
  twin: (names: string) => `Dit is precies hetzelfde bestand als ${names} op deze pagina.`,
  sameShow: 'Bekijk het document',
  sameChoice: 'Wat wilt u met dit bestand?',
  sameVersion: 'Plaats het opnieuw als nieuwste versie',
  sameSeparate: 'Publiceer het toch als apart document',
  left: 'Niet gepubliceerd',
  skipped: 'Overgeslagen',
  sameSkip: 'Sla het over',
  submit: (count: number) => {
    if (count === 0) return 'Publiceren';
    return count === 1 ? 'Publiceer 1 document' : `Publiceer ${count} documenten`;
  },
  together: (count: number) => `Bied deze ${count} documenten samen aan`,
  togetherHint:
    'De klant ziet ze bij elkaar staan en handelt elk document apart af. Wie een document niet mag zien, ziet ook niet dat het erbij hoort.',
  nothing: 'Kies minstens één PDF om te publiceren.',
  busy: (count: number) =>
    count === 1
      ? 'Wacht: 1 bestand is nog niet gecontroleerd.'
      : `Wacht: ${count} bestanden zijn nog niet gecontroleerd.`,
  bad: 'Niet alles kon worden gepubliceerd. Kijk bij de bestanden hieronder; wat u heeft ingevuld, staat er nog.',
  publishing: (done: number, of: number) => `Bezig: ${done} van ${of}`,
  doneTitle: (count: number) =>
    count === 1 ? '1 document is gepubliceerd' : `${count} documenten zijn gepubliceerd`,
  doneLead: (client: string) => `Te vinden in het dossier van ${client}`,
  preparing: (names: string) =>
    `Wordt klaargezet; is het bestand in orde, dan gevraagd aan ${names}`,
  changed: 'Niet meer gevraagd: open het document om te zien waarom',
  askedOf: (names: string) => `Gevraagd aan ${names}`,
  twice: 'Ook in het dossier van de fiscale partner',
  asVersion: 'Nieuwe versie',
  again: 'Meer publiceren',
  toClient: 'Naar de klant',
};
