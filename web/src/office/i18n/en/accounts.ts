import { joinOr } from '../../../i18n/lists';
import { resetWords } from '../../../auth/replacing';
import type { NoSecond } from '../../../api/types';
import type { Account, Forecast } from '../../accounts/acts';

const itself = ({ at, never }: Forecast) =>
  never
    ? 'It does not take effect by itself.'
    : `If nobody says anything, it takes effect by itself on ${at}.`;
const asked = (_: Account, told: Forecast): string[] => [
  'As long as nothing was asked of this person the change counts at once.',
  `Otherwise a colleague or the person confirms it first. ${itself(told)}`,
];
const inTheWay = (by: string) => ({
  same: `came to the office in the last 30 days through ${by} or through the same colleague as ${by}`,
  new: 'has an account that is not 72 hours unchanged yet',
  waiting: 'waits for a change of their own account',
});
/** Why no colleague can say yes to what somebody did. */
const nobody = (noSecond: NoSecond[], by = 'whoever passed it on') =>
  noSecond.length
    ? `No colleague can confirm this now: whoever would be allowed to ${joinOr(noSecond.map((each) => inTheWay(by)[each]))}.`
    : 'No colleague can confirm this now: nobody else at your office looks after this account.';
const proofs = (unchanged: string, told: Forecast): string[] => [
  told.texted
    ? `${unchanged} The person gets a mail and a text message at the address and number of now, and says whether it is right.`
    : `${unchanged} The person gets a mail at the address of now, and says whether it is right.`,
  told.alone
    ? `A colleague confirmed something else of this person not long ago. Until ${told.alone} no colleague can confirm this too.`
    : told.second
      ? 'A colleague whom you did not invite yourself can confirm it too. In 30 days a colleague can confirm one change of this person; after that only the person can.'
      : nobody(told.noSecond, 'you'),
  itself(told),
  'Until then the person cannot approve or sign anything.',
];
const afterwards = {
  sms: 'After that they sign in with the password and a code by text message at the number of now.',
  app: 'After that they sign in with the password, and first set up a new authenticator app.',
  passkey: 'After that they sign in with the password, and first set up a new passkey.',
  either: 'After that they sign in with the password, and first set up a new app or passkey.',
  '': 'After that they sign in with the password alone.',
};
const onlyNumber =
  'Is the number another one too? Then pass on the new number alone. With it the person signs in, and removes what was on the old phone.';
const told = (name: string) => `Passed on. ${name} is told.`;

export const accounts = {
  fields: {
    mobile: {
      label: 'New mobile number',
      hint: 'For codes when signing in and signing documents, and warnings about the account',
      missing: 'Fill in a mobile number, for example 06 12345678.',
    },
    email: { label: 'New e-mail address', now: (email: string) => `In use now: ${email}` },
  },
  mobile: {
    verb: 'Correct mobile number',
    title: (name: string) => `Mobile number of ${name}`,
    text: 'Speak to the person first. Whoever has this number will receive the codes.',
    follows: (_: Account, told: Forecast) => proofs('The mobile number does not change yet.', told),
    submit: 'Save number',
    done: told,
    invited: {
      follows: asked,
      done: (name: string) => `The mobile number of ${name} was changed.`,
    },
  },
  email: {
    verb: 'Change email address',
    title: (name: string) => `E-mail address of ${name}`,
    text: 'Speak to the person first. Once the new address is certain it gets a link; when that is followed, it becomes the user name.',
    follows: (_: Account, told: Forecast) =>
      proofs('The e-mail address does not change yet.', told),
    submit: 'Save e-mail address',
    done: told,
    invited: {
      text: 'The invitation goes out again, to the new address. The link at the old address stops working.',
      follows: (person: Account, told: Forecast) => [
        'The old address is told of it.',
        ...asked(person, told),
      ],
      done: (_: string, email: string) => `An invitation has been sent to ${email}.`,
    },
  },
  phone: {
    verb: 'Lost phone',
    title: (name: string) => `Has ${name} lost their phone?`,
    text: 'Speak to the person first, so that you know for sure who is calling.',
    follows: (person: Account, told: Forecast) => [
      ...proofs('Nothing is reset yet.', told),
      `Once it is confirmed or takes effect by itself, every device is signed out. What stops working: ${resetWords(told.resets)}.`,
      afterwards[person.first_step ?? ''],
      ...(told.byText ? [onlyNumber] : []),
    ],
    number: (name: string) =>
      `${name} has no app, passkeys or recovery codes: there is nothing to reset. The code at sign-in goes by text message. If they keep the same number, you need not do anything. Otherwise pass on the new number here.`,
    nothing: (name: string) =>
      `${name} has no app, passkeys or recovery codes: there is nothing to reset.`,
    after: {
      sms: '',
      app: 'They sign in with the password, and first set up an authenticator app.',
      passkey: 'They sign in with the password, and first set up a passkey.',
      either: 'They sign in with the password, and first set up an app or passkey.',
      '': 'They sign in with the password alone.',
    },
    submit: 'Pass on',
    done: told,
  },
  numberWrong: 'This number was reported wrong at sign-in. Nothing is asked there any more.',
  replacing: {
    what: {
      email: (value: string) => `New e-mail address: ${value}`,
      mobile: (value: string) => `New number: ${value}`,
      devices: (_: string) => 'Lost phone',
    },
    waits: (by: string, moment: string) =>
      `Passed on by ${by}. Takes effect by itself on ${moment}.`,
    waitsOnly: (by: string) =>
      `Passed on by ${by}. Does not take effect by itself: our message about it did not arrive.`,
    yours: 'Ask a colleague to confirm it, or wait for the person.',
    alone: (noSecond: NoSecond[]) =>
      `The person can confirm it, in the mail or after signing in. ${nobody(noSecond)}`,
    alone30: (moment: string) =>
      `A colleague confirmed something else of this person already. Until ${moment} only the person confirms this.`,
    refusals: {
      needs_another_colleague:
        'In the past 30 days you and whoever passed this on were let in by one another or by the same colleague, or something of one of you (or of whom you let in) was stopped by this person or took effect without an answer. Another colleague can confirm it.',
      colleague_too_new: 'You cannot confirm this: your own access is too new as it is.',
      prove_first: 'You can confirm this once you answered the change of your own account.',
    } as Record<string, string>,
    one: 'Your yes goes for this one thing. In the next 30 days no colleague can confirm another change of this person; only the person can.',
    agree: 'Confirm',
    agreeWith: (what: string, name: string) => `Confirm ${what} of ${name}`,
    cancel: 'Take back',
    cancelOf: (what: string, name: string) => `Take back ${what} of ${name}`,
    cancelled: (name: string) => `Taken back. For ${name} everything stays as it was.`,
    dialog: (name: string, what: string) => ({
      title: `Is this right for ${name}?`,
      lead: `${what}. Make sure yourself that this comes from ${name}, for example by calling a number that you knew already. What you write down is kept.`,
      reason: 'How do you know that it is right?',
      missing: 'Fill in how you know.',
      submit: 'Confirm',
      done: `Confirmed for ${name}.`,
    }),
  },
  nobodyVouches: (noSecond: NoSecond[]) => nobody(noSecond, 'whoever gave these rights'),
  deactivate: {
    verb: 'Deactivate account',
    title: (name: string) => `Deactivate the account of ${name}?`,
    text: 'The person is signed out everywhere at once and can no longer sign in.',
    follows: () => [
      'What this person did stays in the history.',
      'You can activate the account again later. It then takes a new password.',
    ],
    submit: 'Deactivate account',
    done: (name: string) => `The account of ${name} was deactivated.`,
  },
  reactivate: {
    verb: 'Activate account again',
    title: (name: string) => `Activate the account of ${name} again?`,
    text: 'The person gets an e-mail with a link to choose a new password.',
    follows: (): string[] => [],
    submit: 'Activate account',
    done: (name: string) => `The account of ${name} is active again.`,
  },
  look: {
    verb: (name: string) => `Look along as ${name}`,
    dialog: (name: string, personal: boolean) => ({
      title: `Look along as ${name}`,
      lead: `You see the portal as ${name} sees it, for half an hour at most. You cannot change anything.`,
      reason: 'Why do you look along?',
      hint: personal
        ? 'Who looked along, when and why is in the log of your office.'
        : 'The administrators at the client can see who looked along, when and why.',
      missing: 'Fill in why you look along.',
      submit: 'Look along',
    }),
  },
};
