/** What the office does with somebody's account, and looking along. */
import { joinOr } from '../../../i18n/lists';
import { resetWords } from '../../../auth/replacing';
import type { NoSecond } from '../../../api/types';
import type { Account, Forecast } from '../../accounts/acts';

const itself = ({ at, never }: Forecast) =>
  never ? 'Het gaat niet vanzelf in.' : `Zegt niemand iets, dan gaat het op ${at} vanzelf in.`;
const asked = (_: Account, told: Forecast): string[] => [
  'Is deze persoon nog niets gevraagd, dan telt de wijziging meteen.',
  `Anders bevestigt een collega of de persoon zelf het eerst. ${itself(told)}`,
];
const inTheWay = (by: string) => ({
  same: `kwam in de afgelopen 30 dagen door ${by} of door dezelfde collega als ${by} bij het kantoor`,
  new: 'heeft een account dat nog geen 72 uur onveranderd is',
  waiting: 'wacht zelf op een wijziging van het eigen account',
});
/** Why no colleague can say yes to what somebody did. */
const nobody = (noSecond: NoSecond[], by = 'wie dit doorgaf') =>
  noSecond.length
    ? `Geen collega kan dit nu bevestigen: wie het zou mogen, ${joinOr(noSecond.map((each) => inTheWay(by)[each]))}.`
    : 'Geen collega kan dit nu bevestigen: niemand anders bij uw kantoor gaat over dit account.';
const proofs = (unchanged: string, told: Forecast): string[] => [
  told.texted
    ? `${unchanged} De persoon krijgt een mail en een sms op het adres en nummer van nu, en zegt of het klopt.`
    : `${unchanged} De persoon krijgt een mail op het adres van nu, en zegt of het klopt.`,
  told.alone
    ? `Een collega bevestigde kort geleden al iets anders van deze persoon. Tot ${told.alone} kan een collega dit niet ook bevestigen.`
    : told.second
      ? 'Een collega die u niet zelf uitnodigde, kan het ook bevestigen. Per 30 dagen kan een collega één wijziging van deze persoon bevestigen; daarna alleen de persoon zelf.'
      : nobody(told.noSecond, 'u'),
  itself(told),
  'Tot die tijd kan de persoon niets goedkeuren of ondertekenen.',
];
const afterwards = {
  sms: 'Inloggen gaat daarna met het wachtwoord en een code per sms naar het nummer van nu.',
  app: 'Inloggen gaat daarna met het wachtwoord. De persoon stelt dan eerst een nieuwe authenticator-app in.',
  passkey:
    'Inloggen gaat daarna met het wachtwoord. De persoon stelt dan eerst een nieuwe passkey in.',
  either:
    'Inloggen gaat daarna met het wachtwoord. De persoon stelt dan eerst een nieuwe app of passkey in.',
  '': 'Inloggen gaat daarna met alleen het wachtwoord.',
};
const onlyNumber =
  'Is ook het nummer anders? Geef dan alleen het nieuwe nummer door. Daarmee logt de persoon in, en verwijdert zelf wat op de oude telefoon stond.';
const told = (name: string) => `Doorgegeven. ${name} krijgt er bericht van.`;

export const accounts = {
  fields: {
    mobile: {
      label: 'Nieuw mobiel nummer',
      hint: 'Voor codes bij inloggen en ondertekenen, en waarschuwingen over het account',
      missing: 'Vul een mobiel nummer in, bijvoorbeeld 06 12345678.',
    },
    email: { label: 'Nieuw e-mailadres', now: (email: string) => `Nu in gebruik: ${email}` },
  },
  mobile: {
    verb: 'Mobiel nummer corrigeren',
    title: (name: string) => `Mobiel nummer van ${name}`,
    text: 'Spreek de persoon eerst zelf. Wie dit nummer heeft, ontvangt straks de codes.',
    follows: (_: Account, told: Forecast) => proofs('Het mobiele nummer verandert nog niet.', told),
    submit: 'Nummer doorgeven',
    done: told,
    invited: {
      follows: asked,
      done: (name: string) => `Het mobiele nummer van ${name} is gewijzigd.`,
    },
  },
  email: {
    verb: 'E-mailadres wijzigen',
    title: (name: string) => `E-mailadres van ${name}`,
    text: 'Spreek de persoon eerst zelf. Zodra het nieuwe adres zeker is, krijgt het een link; wie die volgt, heeft het als gebruikersnaam.',
    follows: (_: Account, told: Forecast) => proofs('Het e-mailadres verandert nog niet.', told),
    submit: 'E-mailadres doorgeven',
    done: told,
    invited: {
      text: 'De uitnodiging gaat opnieuw, naar het nieuwe adres. De link op het oude adres werkt niet meer.',
      follows: (person: Account, told: Forecast) => [
        'Het oude adres krijgt er bericht van.',
        ...asked(person, told),
      ],
      done: (_: string, email: string) => `Er is een uitnodiging gestuurd naar ${email}.`,
    },
  },
  phone: {
    verb: 'Telefoon kwijt',
    title: (name: string) => `Is ${name} de telefoon kwijt?`,
    text: 'Spreek de persoon eerst zelf, zodat u zeker weet wie er belt.',
    follows: (person: Account, told: Forecast) => [
      ...proofs('Er wordt nog niets teruggezet.', told),
      `Zodra het is bevestigd of vanzelf ingaat, worden alle apparaten uitgelogd. Wat dan niet meer werkt: ${resetWords(told.resets)}.`,
      afterwards[person.first_step ?? ''],
      ...(told.byText ? [onlyNumber] : []),
    ],
    /** Where a lost phone resets nothing. */
    number: (name: string) =>
      `${name} heeft geen app, passkeys of herstelcodes: er is niets terug te zetten. De code bij het inloggen gaat per sms. Houdt de persoon hetzelfde nummer, dan hoeft u niets te doen. Geef anders hier het nieuwe nummer door.`,
    nothing: (name: string) =>
      `${name} heeft geen app, passkeys of herstelcodes: er is niets terug te zetten.`,
    after: {
      sms: '',
      app: 'Inloggen gaat met het wachtwoord. De persoon stelt dan eerst een authenticator-app in.',
      passkey: 'Inloggen gaat met het wachtwoord. De persoon stelt dan eerst een passkey in.',
      either: 'Inloggen gaat met het wachtwoord. De persoon stelt dan eerst een app of passkey in.',
      '': 'Inloggen gaat met alleen het wachtwoord.',
    },
    submit: 'Doorgeven',
    done: told,
  },
  numberWrong:
    'Dit nummer is bij het inloggen gemeld als verkeerd. Daar wordt niets meer gevraagd.',
  replacing: {
    what: {
      email: (value: string) => `Nieuw e-mailadres: ${value}`,
      mobile: (value: string) => `Nieuw nummer: ${value}`,
      devices: (_: string) => 'Telefoon kwijt',
    },
    waits: (by: string, moment: string) => `Doorgegeven door ${by}. Gaat vanzelf in op ${moment}.`,
    waitsOnly: (by: string) =>
      `Doorgegeven door ${by}. Gaat niet vanzelf in: ons bericht hierover kwam niet aan.`,
    yours: 'Vraag een collega om het te bevestigen, of wacht op de persoon zelf.',
    alone: (noSecond: NoSecond[]) =>
      `De persoon kan het zelf bevestigen, in de mail of na inloggen. ${nobody(noSecond)}`,
    alone30: (moment: string) =>
      `Een collega bevestigde al iets anders van deze persoon. Tot ${moment} bevestigt alleen de persoon zelf dit.`,
    refusals: {
      needs_another_colleague:
        'In de afgelopen 30 dagen zijn u en wie dit doorgaf door elkaar of door dezelfde collega toegelaten, of van een van u (of wie u toeliet) hield deze persoon iets tegen of ging iets in zonder antwoord. Een andere collega kan het bevestigen.',
      colleague_too_new:
        'U kunt dit niet bevestigen: uw eigen toegang is daarvoor nog te kort zoals die is.',
      prove_first:
        'U kunt dit pas bevestigen als u op de wijziging van uw eigen account antwoordde.',
    } as Record<string, string>,
    one: 'Uw bevestiging geldt voor dit ene. Een andere wijziging van deze persoon kan een collega de komende 30 dagen niet bevestigen; dat kan dan alleen de persoon zelf.',
    agree: 'Bevestigen',
    agreeWith: (what: string, name: string) => `${what} van ${name} bevestigen`,
    cancel: 'Intrekken',
    cancelOf: (what: string, name: string) => `${what} van ${name} intrekken`,
    cancelled: (name: string) => `Ingetrokken. Bij ${name} blijft alles zoals het was.`,
    dialog: (name: string, what: string) => ({
      title: `Klopt dit voor ${name}?`,
      lead: `${what}. Stel zelf vast dat dit van ${name} komt, bijvoorbeeld door te bellen naar een nummer dat u al kende. Wat u opschrijft, blijft bewaard.`,
      reason: 'Hoe weet u dat dit klopt?',
      missing: 'Vul in hoe u dat weet.',
      submit: 'Bevestigen',
      done: `Bevestigd voor ${name}.`,
    }),
  },
  nobodyVouches: (noSecond: NoSecond[]) => nobody(noSecond, 'wie deze rechten gaf'),
  deactivate: {
    verb: 'Account deactiveren',
    title: (name: string) => `Account van ${name} deactiveren?`,
    text: 'De persoon wordt overal meteen uitgelogd en kan niet meer inloggen.',
    follows: () => [
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
    follows: (): string[] => [],
    submit: 'Account activeren',
    done: (name: string) => `Het account van ${name} is weer actief.`,
  },
  look: {
    verb: (name: string) => `Meekijken als ${name}`,
    dialog: (name: string, personal: boolean) => ({
      title: `Meekijken als ${name}`,
      lead: `U ziet het portaal zoals ${name} het ziet, ten hoogste een half uur. U kunt niets wijzigen.`,
      reason: 'Waarom kijkt u mee?',
      hint: personal
        ? 'Wie meekeek, wanneer en waarom, staat in het logboek van uw kantoor.'
        : 'De beheerders bij de klant kunnen zien wie meekeek, wanneer en waarom.',
      missing: 'Vul in waarom u meekijkt.',
      submit: 'Meekijken',
    }),
  },
};
