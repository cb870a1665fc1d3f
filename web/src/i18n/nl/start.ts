/** The two screens that everybody starts with: signing in, and the tasks. */
export const start = {
  auth: {
    signIn: {
      title: 'Inloggen',
      lead: (office: string) => `Welkom bij het klantportaal van ${office}.`,
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
      lead: (open: number, late: number, elsewhere: number) => {
        const here = elsewhere ? 'Hier' : 'Er';
        const count = open === 1 ? 'staat 1 taak' : open ? `staan ${open} taken` : 'staat niets';
        const rest = elsewhere === 1 ? 'wacht 1 taak' : `wachten ${elsewhere} taken`;
        return (
          `${here} ${count} voor u open${late ? `, waarvan ${late} te laat` : ''}.` +
          (elsewhere ? ` In uw andere omgevingen ${rest}.` : '')
        );
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
        deadline: 'Graag uiterlijk',
        status: 'Status',
        received: 'Ontvangen',
      },
      search: 'Zoeken in taken',
      done: 'U bent helemaal bij. Zodra er iets van u wordt gevraagd, ziet u het hier en krijgt u een e-mail.',
      together: 'Samen accorderen',
      offered: 'Samen aangeboden',
      toDossier: 'Naar het dossier',
      contact: 'Uw kantoor',
      mail: 'E-mailen',
    },
  },
};
