/** Instellingen: what the office decides for everybody. */
export const settings = {
  nav: 'Kantoor',
  sections: 'Onderdelen van het kantoor',
  title: 'Instellingen',
  lead: 'Wat hier staat, geldt voor het hele kantoor en voor al uw klanten. Een wijziging telt meteen.',
  readOnly: 'U kunt dit bekijken. Alleen een eigenaar van het kantoor kan het wijzigen.',
  signIn: 'Inloggen',
  secondFactor: 'Een tweede stap na het wachtwoord',
  required: 'Verplicht voor iedereen',
  requiredHint:
    'Elke klant geeft bij het inloggen ook een code of passkey. Wie niets heeft ingesteld, krijgt een code per sms.',
  optional: 'Klanten kiezen zelf',
  optionalHint:
    'Een klant kan inloggen met alleen een wachtwoord. Medewerkers geven altijd een tweede stap.',
  optionalWarning:
    'Met alleen een wachtwoord is een gestolen of geraden wachtwoord genoeg om binnen te komen. Verplicht is veiliger.',
  methods: 'Welke tweede stappen mag men gebruiken?',
  methodsHint: 'Kies er ten minste één. Herstelcodes werken altijd, als reserve.',
  passkey: 'Passkey',
  passkeyHint: 'Vinger, gezicht of pincode van het eigen apparaat. Het veiligst.',
  totp: 'Authenticator-app',
  totpHint: 'Een app op de telefoon maakt elke halve minuut een code.',
  sms: 'Code per sms',
  smsHint: 'Werkt op elke mobiele telefoon. Minder veilig dan een passkey of app.',
  smsStays:
    'Ook zonder sms in deze lijst krijgt wie verplicht is maar nog niets anders heeft, een code per sms.',
  people: 'Gebruikers van klanten',
  clientUsers: 'Mag een beheerder bij een klant mensen toevoegen?',
  request: 'Aanvragen bij het kantoor',
  requestHint: 'De beheerder vraagt het aan; het kantoor controleert en nodigt uit.',
  invite: 'Zelf uitnodigen',
  inviteHint: 'De beheerder nodigt zelf mensen uit en geeft ze rechten binnen de eigen omgeving.',
  invitationDays: 'Hoeveel dagen werkt een uitnodiging?',
  invitationDaysHint:
    'Van 1 tot en met 30. Daarna vraagt iemand met het e-mailadres een nieuwe aan.',
  codes: 'Codes bij akkoord',
  codesHint:
    'Bij deze documenten geeft een klant bij het akkoord opnieuw een code. Zo staat vast wie akkoord gaf. Bij ondertekenen gebeurt dit altijd.',
  codesLegend: 'Vraag een code bij het akkoord op',
  texts: 'Tekstberichten',
  sender: 'Afzender van sms-berichten',
  senderHint: 'Ten hoogste 11 letters, cijfers en spaties, met ten minste één letter.',
  senderMissing: 'Vul een afzender in.',
  preview: (sender: string) => `Op de telefoon staat boven het bericht: ${sender}`,
  saved: 'De instellingen zijn opgeslagen.',
  unchanged: 'Er is niets gewijzigd.',
  reload: 'Laat zien wat er nu staat',
};
