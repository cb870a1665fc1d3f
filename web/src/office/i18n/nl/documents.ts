/** One document as the office sees it, and what the office can do with it. */
export const documents = {
  back: (client: string) => `Terug naar ${client}`,
  published: 'Gepubliceerd',
  settled: 'Hier is niets meer te doen.',
  everyone: 'Iedereen moet akkoord geven.',
  each: 'Iedereen leest voor zichzelf.',
  opened: (moment: string) => `Geopend op ${moment}`,
  shut: 'Kan nu niet akkoord geven: er wacht een wijziging van het account. Een akkoord buiten het portaal kunt u zelf vastleggen.',
  from: (moment: string) =>
    `Kan vanaf ${moment} akkoord geven: kreeg hier kort geleden rechten. Eerder kan, als een collega onder Mensen bevestigt wie dit is en wat die mag.`,
  notOpened: 'Nog niet geopend',
  acted: (moment: string) => `Gereageerd op ${moment}`,
  closes: (date: string) => `Wordt op ${date} vanzelf afgehandeld.`,
  newVersion: 'Nieuwe versie plaatsen',
  withdraw: 'Document intrekken',
  waitsApproved: 'De klant is akkoord. Dien het document in en meld het hier.',
  waitsBoth: (partner: string) =>
    `Ook partner ${partner} is akkoord. Dien het document in en meld het hier; dat geldt dan voor beiden.`,
  waitsPartner: (partner: string) =>
    `${partner ? `Partner ${partner}` : 'De andere partner'} moet nog akkoord geven. Pas daarna kunt u dit document indienen. Verder met één van beiden? Trek het document in en publiceer het opnieuw.`,
  partnerRejected: (partner: string) =>
    `${partner ? `Partner ${partner}` : 'De andere partner'} is niet akkoord, en daarmee is het document voor beiden afgekeurd. Plaats een nieuwe versie of rond de taak af.`,
  partnersApart:
    'Een nieuwe versie kan niet meer: de twee staan niet meer als fiscale partners met toestemming van beiden in het portaal. Moet er iets wijzigen? Trek het stuk dan in en publiceer het opnieuw.',
  waitsRejected: 'De klant is niet akkoord. Plaats een nieuwe versie of rond de taak af.',
  waitsStuck: 'Wie dit moest doen, mag dat niet meer. Vraag het iemand anders, of rond de taak af.',
  waitsSigned: 'Het ondertekenen is afgerond. Verwerk het document en meld het hier.',
  haveSigned: 'Laten ondertekenen',
  others: {
    act: 'Aan anderen vragen',
    title: 'Aan wie vraagt u dit?',
    lead: 'Wie erbij komt, krijgt een e-mail. Wie u weghaalt, hoeft niets meer te doen. Wie al heeft gereageerd, blijft staan.',
    who: 'Aan wie?',
    missing: 'Kies ten minste één persoon.',
    nobody: 'Niemand anders bij deze klant mag dit.',
    submit: 'Vragen',
    done: (names: string) => `Dit is nu gevraagd aan ${names}.`,
  },
  onBehalf: {
    act: 'Namens klant vastleggen',
    title: 'Namens klant vastleggen',
    lead: 'Leg vast wat iemand u buiten het portaal heeft laten weten over de versie die nu in het portaal staat.',
    choose: 'Maak een keuze',
    who: 'Wie heeft gereageerd?',
    whoMissing: 'Kies wie heeft gereageerd.',
    howMissing: 'Kies hoe u dit weet.',
    saidMissing: 'Kies wat de reactie is.',
    how: 'Hoe weet u dit?',
    what: 'Wat is de reactie?',
    said: { approval: 'Akkoord', rejection: 'Niet akkoord', reading: 'Gelezen' },
    ground: 'Toelichting',
    groundHint:
      'Bijvoorbeeld: gebeld op 3 november om 10 uur. Dit blijft in de geschiedenis staan.',
    groundMissing: 'Vul in hoe u dit weet.',
    remark: 'Opmerking van de klant',
    reason: 'Waarom gaat de klant niet akkoord?',
    reasonMissing: 'Vul in waarom de klant niet akkoord gaat.',
    follows: (name: string) =>
      `${name} krijgt een e-mail dat u dit heeft vastgelegd. We vragen u zelf om een code.`,
    submit: 'Vastleggen',
    done: (name: string) => `Vastgelegd namens ${name}.`,
  },
  version: {
    lead: 'De nieuwe versie vervangt de huidige. De oude versie blijft bewaard in de geschiedenis.',
    forBoth: (partner: string) =>
      `De nieuwe versie komt ook in het dossier van partner ${partner} en wordt aan beiden gevraagd.`,
    voids: 'Er wordt opnieuw om een reactie gevraagd. Een eerder akkoord vervalt.',
    voidsSignatures:
      'Er wordt opnieuw gevraagd te ondertekenen. Een handtekening die al gezet is, vervalt.',
    missing: 'Kies eerst een bestand.',
    notClean: 'Wacht tot het bestand is gecontroleerd.',
    remark: 'Wat is er veranderd?',
    remarkHint: 'De klant ziet deze opmerking.',
    submit: 'Nieuwe versie plaatsen',
    done: 'De nieuwe versie is geplaatst.',
  },
  actsOnThis: (names: string) =>
    `Op grond van dit stuk handelt ${names}. Intrekken kan pas als daarvoor een ander bewijs is gekozen, of die toegang is beëindigd.`,
  withdrawal: {
    title: 'Document intrekken?',
    lead: 'De klant kan het document niet meer openen en een open taak vervalt. De geschiedenis blijft bewaard.',
    reason: 'Waarom trekt u het in?',
    hint: 'De klant kan dit lezen.',
    missing: 'Vul in waarom u het document intrekt.',
    submit: 'Document intrekken',
    done: 'Het document is ingetrokken.',
  },
};
