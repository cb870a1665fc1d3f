const none: string[] = [];

export const accounts = {
  fields: {
    mobile: {
      label: 'New mobile number',
      hint: 'Only for codes when signing in and signing documents',
      missing: 'Fill in a mobile number, for example 06 12345678.',
    },
    email: { label: 'New e-mail address', now: (email: string) => `In use now: ${email}` },
  },
  mobile: {
    verb: 'Correct mobile number',
    title: (name: string) => `Mobile number of ${name}`,
    text: 'Speak to the person first. Whoever has this number will receive the codes.',
    follows: none,
    submit: 'Save number',
    done: (name: string) => `The mobile number of ${name} was changed.`,
  },
  email: {
    verb: 'Change email address',
    title: (name: string) => `E-mail address of ${name}`,
    text: 'The new address gets a link to confirm. Only then the user name changes. The old address is told.',
    follows: none,
    submit: 'Send link',
    done: (_: string, email: string) => `A link has been sent to ${email}.`,
  },
  phone: {
    verb: 'Lost phone',
    title: (name: string) => `Has ${name} lost their phone?`,
    text: 'Speak to the person first, so that you know for sure who is calling.',
    follows: [
      'The authenticator app, the passkeys and the recovery codes stop working.',
      'Every device is signed out.',
      'After that they sign in with a code by text message. Correct the number too if you need to.',
    ],
    submit: 'Disconnect phone',
    done: (name: string) => `${name} now signs in with a code by text message.`,
  },
  deactivate: {
    verb: 'Deactivate account',
    title: (name: string) => `Deactivate the account of ${name}?`,
    text: 'The person is signed out everywhere at once and can no longer sign in.',
    follows: [
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
    follows: none,
    submit: 'Activate account',
    done: (name: string) => `The account of ${name} is active again.`,
  },
  look: {
    verb: (name: string) => `Look along as ${name}`,
    dialog: (name: string) => ({
      title: `Look along as ${name}`,
      lead: `You see the portal as ${name} sees it, for half an hour at most. You cannot change anything.`,
      reason: 'Why do you look along?',
      hint: 'The administrators at the client can see who looked along, when and why.',
      missing: 'Fill in why you look along.',
      submit: 'Look along',
    }),
  },
};
