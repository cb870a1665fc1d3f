/** The two screens that everybody starts with: signing in, and the tasks. */
export const start = {
  auth: {
    signIn: {
      title: 'Inloggen',
      lead: (office: string) => `Welkom bij het cliëntportaal van ${office}.`,
      email: 'E-mailadres',
      password: 'Wachtwoord',
      show: 'Wachtwoord tonen',
      hide: 'Wachtwoord verbergen',
      next: 'Ga verder',
      passkey: 'Inloggen met een passkey',
      forgot: 'Wachtwoord vergeten?',
      name: 'Gebruikersnaam vergeten?',
      more: 'Meer informatie over inloggen',
      check: 'Controleer een document',
      emailMissing: 'Vul uw e-mailadres in, bijvoorbeeld naam@bedrijf.nl.',
      passwordMissing: 'Vul uw wachtwoord in.',
      continue: 'Log in om de pagina te openen waar u naartoe wilde.',
    },
    contact: 'Hulp nodig?',
    privacy: 'Privacyverklaring',
    terms: 'Voorwaarden',
  },
  client: {
    tasks: {
      lead: (open: number, late: number) => {
        if (open === 0) return 'Er staat niets voor u open.';
        const count =
          open === 1 ? 'Er staat 1 taak voor u open' : `Er staan ${open} taken voor u open`;
        return late ? `${count}, waarvan ${late} te laat.` : `${count}.`;
      },
      all: 'Alle',
      chips: 'Soort taak',
      from: (day: string) => `kan vanaf ${day}`,
      environment: 'Klant',
      columns: {
        title: 'Document',
        type: 'Type',
        period: 'Periode',
        client: 'Klant',
        deadline: 'Uiterlijk',
        status: 'Status',
        received: 'Ontvangen',
      },
      search: 'Zoeken in taken',
      done: 'U bent helemaal bij. Zodra er iets van u wordt gevraagd, ziet u het hier en krijgt u een e-mail.',
      together: 'Samen accorderen',
      toDossier: 'Naar het dossier',
      contact: 'Uw kantoor',
      mail: 'E-mailen',
    },
  },
};
