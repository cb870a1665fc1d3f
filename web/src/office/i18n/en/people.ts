export const people = {
  lead: (count: number) =>
    count === 0
      ? 'Nobody has access now.'
      : count === 1
        ? '1 person has access.'
        : `${count} people have access.`,
  invite: 'Invite somebody',
  empty: 'Nobody has access to this dossier yet.',
  emptyHint: 'Invite somebody. They get an e-mail and choose a password.',
  lastSignedIn: (moment: string) => `Last signed in on ${moment}`,
  never: 'Never signed in',
  elsewhere:
    'Also has a client that you do not work for. The account is for a manager or owner of the office, or a colleague who works for all of those clients.',
  form: {
    lead: (client: string) =>
      `The invitation for ${client} comes by e-mail. It says until when its link works.`,
    known: 'Somebody who has an account already only gets access to this client.',
  },
  newEmail: {
    waits: (email: string) => `Waits for ${email} to confirm`,
    cancel: 'Withdraw',
    cancelOf: (name: string) => `Withdraw the new e-mail address of ${name}`,
    cancelled: (name: string) => `The e-mail address of ${name} stays as it was.`,
  },
  requests: {
    title: 'Requests',
    lead: 'An administrator of a client asks you to give somebody access.',
    grant: 'Give access',
    decline: 'Decline',
    declining: (name: string, askedBy: string) => ({
      title: `No access for ${name}?`,
      lead: `${askedBy} reads the reason in the portal.`,
      reason: 'Reason',
      missing: 'Fill in why you do not give access.',
      submit: 'Decline',
      done: `${askedBy} will be told.`,
    }),
  },
};
