/** The people of one client and what they may do. */
export const people = {
  lead: (count: number) =>
    count === 0
      ? 'Niemand heeft nu toegang.'
      : count === 1
        ? '1 persoon heeft toegang.'
        : `${count} mensen hebben toegang.`,
  invite: 'Iemand uitnodigen',
  empty: 'Nog niemand heeft toegang tot dit dossier.',
  emptyHint: 'Nodig iemand uit. Die krijgt een e-mail en kiest zelf een wachtwoord.',
  lastSignedIn: (moment: string) => `Laatst ingelogd op ${moment}`,
  never: 'Nog nooit ingelogd',
  elsewhere:
    'Heeft ook een klant waar u niet voor werkt. Het account is voor een manager of kantoorbeheerder, of een collega die voor al die klanten werkt.',
  form: {
    lead: (client: string) =>
      `De uitnodiging voor ${client} komt per e-mail. Daarin staat tot wanneer de link werkt.`,
    known: 'Heeft deze persoon al een account, dan krijgt die alleen toegang tot deze klant.',
  },
  newEmail: {
    waits: (email: string) => `Wacht op bevestiging van ${email}`,
    cancel: 'Intrekken',
    cancelOf: (name: string) => `Nieuw e-mailadres van ${name} intrekken`,
    cancelled: (name: string) => `Het e-mailadres van ${name} blijft zoals het was.`,
  },
  requests: {
    title: 'Verzoeken',
    lead: 'Een beheerder van een klant vraagt u om iemand toegang te geven.',
    grant: 'Toegang geven',
    decline: 'Afwijzen',
    declining: (name: string, askedBy: string) => ({
      title: `Geen toegang voor ${name}?`,
      lead: `${askedBy} leest in het portaal waarom niet.`,
      reason: 'Reden',
      missing: 'Vul in waarom u geen toegang geeft.',
      submit: 'Afwijzen',
      done: `${askedBy} krijgt bericht.`,
    }),
  },
};
