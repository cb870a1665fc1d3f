/** What the office does with somebody's account, and looking along. */
const none: string[] = [];

export const accounts = {
  fields: {
    mobile: {
      label: 'Nieuw mobiel nummer',
      hint: 'Alleen voor codes bij inloggen en ondertekenen',
      missing: 'Vul een mobiel nummer in, bijvoorbeeld 06 12345678.',
    },
    email: { label: 'Nieuw e-mailadres', now: (email: string) => `Nu in gebruik: ${email}` },
  },
  mobile: {
    verb: 'Mobiel nummer corrigeren',
    title: (name: string) => `Mobiel nummer van ${name}`,
    text: 'Spreek de persoon eerst zelf. Wie dit nummer heeft, ontvangt straks de codes.',
    follows: none,
    submit: 'Nummer opslaan',
    done: (name: string) => `Het mobiele nummer van ${name} is gewijzigd.`,
  },
  email: {
    verb: 'E-mailadres wijzigen',
    title: (name: string) => `E-mailadres van ${name}`,
    text: 'Het nieuwe adres krijgt een link om te bevestigen. Pas daarna verandert de gebruikersnaam. Het oude adres krijgt er bericht van.',
    follows: none,
    submit: 'Link versturen',
    done: (_: string, email: string) => `Er is een link gestuurd naar ${email}.`,
  },
  phone: {
    verb: 'Telefoon kwijt',
    title: (name: string) => `Is ${name} de telefoon kwijt?`,
    text: 'Spreek de persoon eerst zelf, zodat u zeker weet wie er belt.',
    follows: [
      'De authenticator-app, de passkeys en de herstelcodes werken niet meer.',
      'Alle apparaten worden uitgelogd.',
      'Inloggen gaat daarna met een code per sms. Corrigeer zo nodig ook het nummer.',
    ],
    submit: 'Telefoon afkoppelen',
    done: (name: string) => `${name} logt voortaan in met een code per sms.`,
  },
  deactivate: {
    verb: 'Account deactiveren',
    title: (name: string) => `Account van ${name} deactiveren?`,
    text: 'De persoon wordt overal meteen uitgelogd en kan niet meer inloggen.',
    follows: [
      'Wat deze persoon heeft gedaan, blijft in de geschiedenis staan.',
      'U kunt het account later weer activeren. Er is dan een nieuw wachtwoord nodig.',
    ],
    submit: 'Account deactiveren',
    done: (name: string) => `Het account van ${name} is gedeactiveerd.`,
  },
  reactivate: {
    verb: 'Account weer activeren',
    title: (name: string) => `Account van ${name} weer activeren?`,
    text: 'De persoon krijgt een e-mail met een link om een nieuw wachtwoord te kiezen.',
    follows: none,
    submit: 'Account activeren',
    done: (name: string) => `Het account van ${name} is weer actief.`,
  },
  look: {
    verb: (name: string) => `Meekijken als ${name}`,
    dialog: (name: string) => ({
      title: `Meekijken als ${name}`,
      lead: `U ziet het portaal zoals ${name} het ziet, ten hoogste een half uur. U kunt niets wijzigen.`,
      reason: 'Waarom kijkt u mee?',
      hint: 'De beheerders bij de klant kunnen zien wie meekeek, wanneer en waarom.',
      missing: 'Vul in waarom u meekijkt.',
      submit: 'Meekijken',
    }),
  },
};
