/** What is said of fiscal partners: at the office and to the two themselves. Fetched with what shows it. */
import { language } from '.';

const nl = {
  title: 'Fiscale partner',
  none: 'Er is geen fiscale partner vastgelegd.',
  lead: (partner: string) =>
    `Met toestemming van beiden vraagt het kantoor de aangifte inkomstenbelasting ook aan ${partner}, in diens eigen dossier. Geen van beiden ziet het dossier van de ander; wel of de ander al heeft gereageerd.`,
  agreed: (name: string) => `${name} geeft toestemming`,
  waits: (name: string) => `Nog geen toestemming van ${name}`,
  asked: (client: string, partner: string) =>
    `Uw toestemming wordt gevraagd: mag de aangifte inkomstenbelasting van ${client} ook aan fiscale partner ${partner} worden gevraagd?`,
  toConsent: 'Bekijken en antwoorden',
  shutUntil: (moment: string) =>
    `U hebt hier sinds kort toegang. Toestemming geven, weigeren of beëindigen kan vanaf ${moment}, of eerder als een andere medewerker van uw kantoor of een beheerder bevestigt wie u bent en dat u deze rechten hoort te hebben.`,
  agree: 'Ik geef toestemming',
  agreeing: (partner: string) =>
    `Ja: als ${partner} ook toestemming geeft, vraagt het kantoor uw aangifte aan u beiden. U kunt dit later weer beëindigen.`,
  refuse: 'Nee, geen toestemming',
  refusing: (partner: string) =>
    `Nee: u staat dan niet als partners in het portaal en ieder krijgt de eigen stukken apart. Het kantoor krijgt hiervan bericht; ${partner} ook, zonder dat erbij staat waarom.`,
  refuseTitle: 'Geen toestemming geven?',
  refused: 'Uw antwoord is doorgegeven aan het kantoor.',
  thanks: 'Uw toestemming is vastgelegd.',
  record: 'Fiscale partner vastleggen',
  bothHear:
    'Legt u een fiscale partner vast, dan krijgen beiden meteen een e-mail met de naam van de ander en de vraag om toestemming.',
  recorded: (name: string) =>
    `${name} is vastgelegd. Beiden krijgen een e-mail waarin om toestemming wordt gevraagd.`,
  search: 'Zoek op naam of klantnummer',
  who: 'Wie is de partner?',
  missing: 'Kies de klant die de partner is.',
  nobody: 'Niemand gevonden. U vindt hier personen voor wie u werkt.',
  more: 'Toon meer',
  taken: 'heeft al een partner',
  mails: (client: string, partner: string) =>
    `${client} en ${partner} krijgen hierna allebei een e-mail waarin de naam van de ander staat, met de vraag om toestemming.`,
  means:
    'Pas als beiden toestemming geven, kunt u één aangifte inkomstenbelasting aan beiden vragen, ieder in het eigen dossier. Geen van beiden ziet het dossier van de ander. Is dit niet de partner, dan leest een vreemde de naam van uw klant: kijk het na.',
  hidden:
    'Er is een fiscale partner vastgelegd, een klant voor wie u niet werkt. Toestemming vastleggen, iets aan beiden vragen of dit beëindigen doet een collega die voor beiden werkt. Een eigenaar of kantoorbeheerder kan u dat dossier geven.',
  hiddenTwin:
    'Ook gevraagd aan de fiscale partner, een klant voor wie u niet werkt. Indienen, een nieuwe versie plaatsen of intrekken doet een collega die voor beiden werkt.',
  consent: 'Toestemming vastleggen',
  consentOf: (name: string) => `Toestemming van ${name}`,
  consentLead: (name: string, partner: string) =>
    `Leg vast dat ${name} ermee instemt dat dezelfde aangifte ook aan ${partner} wordt gevraagd.`,
  how: 'Hoe weet u dit?',
  ground: 'Toelichting',
  groundMissing: 'Vul in hoe u dit weet, in minstens drie tekens.',
  done: 'De toestemming is vastgelegd.',
  end: 'Beëindigen',
  endTitle: 'Fiscaal partnerschap beëindigen?',
  endText: (one: string, other: string, both: boolean) =>
    both
      ? `De toestemming van ${one} en van ${other} vervalt.`
      : `${one} en ${other} staan dan niet meer als partners in het portaal.`,
  /** Who ends it gets no mail of it. */
  endTold: (other: string) => `${other} en het kantoor krijgen daarover een e-mail.`,
  endToldBoth: 'Beiden krijgen daarover een e-mail.',
  endFollows:
    'Wat al aan beiden is gevraagd, blijft staan. Een nieuwe versie daarvan kan dan niet meer; het kantoor trekt het stuk in en publiceert het opnieuw.',
  ended: 'Dit is beëindigd. Er wordt niets meer aan beiden gevraagd.',
  also: (partner: string) => `Ook aan partner ${partner} vragen, in diens eigen dossier`,
  notLater:
    'Na het publiceren kunt u de partner niet meer toevoegen of weglaten: dan trekt u het document in en publiceert u het opnieuw.',
  toPartner: (partner: string) => `Aan wie bij ${partner}?`,
  notYet: (partner: string) =>
    `Aan partner ${partner} kunt u dit pas vragen als beiden toestemming hebben gegeven.`,
  /** To the holder; to who acts for them it is the partner of somebody else. */
  yours: (partner: string, holder?: string) =>
    holder ? `De partner van ${holder}, ${partner},` : `Uw partner ${partner}`,
  answered: (partner: string) => `${partner} heeft gereageerd.`,
  rejected: (partner: string) => `${partner} is niet akkoord.`,
  silent: (partner: string) => `${partner} heeft nog niet gereageerd.`,
  howMany: (count: number, partner: string) =>
    `Ook gevraagd aan partner ${partner}: ${count} van 2 hebben gereageerd.`,
  /** Why the partner has no share in it, to the office; without a name where the office may not know it. */
  gone: {
    not_asked: (partner: string) =>
      `Fiscale partner ${partner || 'van deze klant'} is hierover niet gevraagd. Moet dat wel? Trek het stuk in en publiceer het voor beiden.`,
    apart: () =>
      'De twee staan niet meer als fiscale partners met toestemming van beiden in het portaal: wat al gevraagd is blijft staan, een nieuwe versie wordt niet meer aan beiden gevraagd.',
  },
};

const en: typeof nl = {
  title: 'Fiscal partner',
  none: 'No fiscal partner has been recorded.',
  lead: (partner) =>
    `With the consent of both, the office asks ${partner} about the income tax return too, in their own dossier. Neither sees the dossier of the other, but does see whether the other has answered.`,
  agreed: (name) => `${name} agrees`,
  waits: (name) => `${name} has not agreed yet`,
  asked: (client, partner) =>
    `Your consent is asked: may fiscal partner ${partner} be asked too about the income tax return of ${client}?`,
  toConsent: 'Look and answer',
  shutUntil: (moment: string) =>
    `You were given access here a short while ago. You can agree, refuse or end it from ${moment}, or sooner if another employee of your office or an administrator confirms who you are and that you should have these rights.`,
  agree: 'I agree',
  agreeing: (partner) =>
    `Yes: if ${partner} agrees too, the office asks you both about your return. You can end this later.`,
  refuse: 'No, I do not agree',
  refusing: (partner) =>
    `No: you are then no partners in the portal, and each of you gets their own documents apart. The office is told; ${partner} too, without a reason.`,
  refuseTitle: 'Do you not agree?',
  refused: 'Your answer has been passed on to the office.',
  thanks: 'Your consent has been recorded.',
  record: 'Record a fiscal partner',
  bothHear:
    'When you record a fiscal partner, both get an e-mail at once, with the name of the other, that asks their consent.',
  recorded: (name) => `${name} has been recorded. Both get an e-mail that asks their consent.`,
  search: 'Search by name or client number',
  who: 'Who is the partner?',
  missing: 'Choose the client who is the partner.',
  nobody: 'Nobody found. You find the persons here for whom you work.',
  more: 'Show more',
  taken: 'has a partner already',
  mails: (client, partner) =>
    `${client} and ${partner} both get an e-mail next, with the name of the other, that asks their consent.`,
  means:
    'Only once both agree can you ask one income tax return of both, each in their own dossier. Neither sees the dossier of the other. If this is not the partner, a stranger reads the name of your client: check it.',
  hidden:
    'A fiscal partner has been recorded, a client for whom you do not work. Recording consent, asking something of both or ending this is for a colleague who works for both. An owner or manager can give you that dossier.',
  hiddenTwin:
    'Also asked of the fiscal partner, a client for whom you do not work. Filing, adding a new version or withdrawing is for a colleague who works for both.',
  consent: 'Record consent',
  consentOf: (name) => `Consent of ${name}`,
  consentLead: (name, partner) =>
    `Record that ${name} agrees that ${partner} is asked about the same return.`,
  how: 'How do you know?',
  ground: 'Explanation',
  groundMissing: 'Fill in how you know this, in at least three characters.',
  done: 'The consent has been recorded.',
  end: 'End this',
  endTitle: 'End the fiscal partnership?',
  endText: (one, other, both) =>
    both
      ? `The consent of ${one} and of ${other} ends.`
      : `${one} and ${other} are then no longer partners in the portal.`,
  endTold: (other) => `${other} and the office get an e-mail about it.`,
  endToldBoth: 'Both get an e-mail about it.',
  endFollows:
    'What was asked of both already stays. A new version of it is then not possible; the office withdraws the document and publishes it again.',
  ended: 'This has ended. Nothing more is asked of both.',
  also: (partner) => `Ask partner ${partner} too, in their own dossier`,
  notLater:
    'Once published the partner cannot be added or left out any more: then you withdraw the document and publish it again.',
  toPartner: (partner) => `Of whom at ${partner}?`,
  notYet: (partner) => `You can ask partner ${partner} about this once both have agreed.`,
  yours: (partner, holder) =>
    holder ? `The partner of ${holder}, ${partner},` : `Your partner ${partner}`,
  answered: (partner) => `${partner} has answered.`,
  rejected: (partner) => `${partner} has not approved.`,
  silent: (partner) => `${partner} has not answered yet.`,
  howMany: (count, partner) => `Asked of partner ${partner} too: ${count} of 2 have answered.`,
  gone: {
    not_asked: (partner: string) =>
      `Fiscal partner ${partner || 'of this client'} was not asked about this. Should they be? Withdraw the document and publish it for both.`,
    apart: () =>
      'The two are no longer in the portal as fiscal partners with the consent of both: what was asked already stays, a new version is no longer asked of both.',
  },
};

export const pt = language === 'en' ? en : nl;
