/** Medewerkers: who works here, what they are, and which clients they see. */
export const employees = {
  title: 'Medewerkers',
  lead: (shown: number, all: number) => {
    const employees = all === 1 ? '1 medewerker' : `${all} medewerkers`;
    return shown === all ? employees : `${shown} van ${employees}`;
  },
  search: 'Zoek op naam of e-mailadres',
  back: 'Terug naar medewerkers',
  invite: 'Medewerker uitnodigen',
  empty: 'Er zijn nog geen medewerkers.',
  columns: {
    role: 'Rol',
    clients: 'Klanten',
    status: 'Status',
    seen: 'Laatst ingelogd',
  },
  never: 'Nog nooit',
  allClients: 'Alle klanten',
  role: {
    owner: 'Kantoorbeheerder',
    manager: 'Manager',
    accountant: 'Accountant',
    assistant: 'Assistent',
  },
  roleHint: {
    owner: 'Mag alles: ook de instellingen van het kantoor, en andere kantoorbeheerders.',
    manager: 'Ziet alle klanten en beheert de medewerkers.',
    accountant: 'Werkt voor klanten en beheert hun gebruikers en rechten.',
    assistant: 'Werkt voor klanten, maar wijzigt geen gebruikers en rechten.',
  },
  methods: {
    passkey: 'passkey',
    totp: 'authenticator-app',
    sms: 'code per sms',
    recovery: 'herstelcodes',
  },
  facts: {
    account: 'Account',
    contact: 'Contact',
    work: 'Werk',
    invited: 'Uitgenodigd op',
    second: 'Tweede stap',
    sees: 'Ziet',
    manages: 'Relatiebeheerder van',
    nobody: 'Geen klant',
  },
  yourself: 'Dit bent u. Uw eigen rol en klanten wijzigt een collega.',
  ownerOnly: 'Alleen een kantoorbeheerder kan dit account wijzigen.',
  form: {
    lead: 'De uitnodiging komt per e-mail. Uw collega kiest zelf een wachtwoord en logt in met een code.',
    role: 'Rol',
    clients: 'Welke klanten ziet deze medewerker?',
    all: 'Alle klanten, ook nieuwe',
    some: 'Alleen de klanten die ik kies',
    clientsMissing: 'Kies ten minste één klant, of alle klanten.',
    leads: 'Een kantoorbeheerder of manager ziet altijd alle klanten.',
    sent: (name: string) => `${name} is uitgenodigd.`,
  },
  roleForm: {
    verb: 'Rol wijzigen',
    title: (name: string) => `Rol van ${name}`,
    saved: (name: string) => `De rol van ${name} is gewijzigd.`,
  },
  clientsForm: {
    verb: 'Klanten wijzigen',
    title: (name: string) => `Klanten van ${name}`,
    search: 'Zoek een klant',
    chosen: (count: number) => (count === 1 ? '1 klant gekozen' : `${count} klanten gekozen`),
    manages: 'relatiebeheerder',
    managesHint: 'Klanten waarvan deze medewerker relatiebeheerder is, blijven altijd gekozen.',
    none: 'Geen klant gevonden.',
    more: (count: number | null) =>
      count === null
        ? 'Er zijn er meer. Zoek op naam om ze te zien.'
        : `En nog ${count}. Zoek op naam om ze te zien.`,
    saved: (name: string) => `De klanten van ${name} zijn gewijzigd.`,
  },
  leaving: {
    manages: (name: string, count: number) =>
      count === 1
        ? `${name} is relatiebeheerder van 1 klant.`
        : `${name} is relatiebeheerder van ${count} klanten.`,
    successor: 'Wie neemt ze over?',
    successorHint:
      'E-mails over een klant van wie niemand overneemt, gaan naar het adres van het kantoor.',
    nobody: 'Nu niemand',
    moving: (left: number) =>
      left === 1 ? 'Nog 1 klant over te dragen…' : `Nog ${left} klanten over te dragen…`,
    verb: 'Klanten overdragen',
    title: (name: string) => `Klanten van ${name} overdragen`,
    text: 'De collega die u kiest, wordt relatiebeheerder van al deze klanten.',
    missing: 'Kies een collega.',
    choose: 'Kies een collega',
    submit: 'Overdragen',
    done: (name: string) => `De klanten van ${name} zijn overgedragen.`,
  },
};
