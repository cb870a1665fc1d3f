export const employees = {
  title: 'Employees',
  lead: (shown: number, all: number) => {
    const employees = all === 1 ? '1 employee' : `${all} employees`;
    return shown === all ? employees : `${shown} of ${employees}`;
  },
  search: 'Search by name or e-mail address',
  back: 'Back to employees',
  invite: 'Invite an employee',
  empty: 'There are no employees yet.',
  columns: {
    role: 'Role',
    clients: 'Clients',
    status: 'Status',
    seen: 'Last signed in',
  },
  never: 'Never',
  allClients: 'Every client',
  role: {
    owner: 'Owner',
    manager: 'Manager',
    accountant: 'Accountant',
    assistant: 'Assistant',
  },
  roleHint: {
    owner: 'May do everything: also the settings of the office, and other owners.',
    manager: 'Sees every client and manages the employees.',
    accountant: 'Works for clients and manages their users and rights.',
    assistant: 'Works for clients, but does not change users and rights.',
  },
  methods: {
    passkey: 'passkey',
    totp: 'authenticator app',
    sms: 'code by text message',
    recovery: 'recovery codes',
  },
  facts: {
    account: 'Account',
    contact: 'Contact',
    work: 'Work',
    invited: 'Invited on',
    second: 'Second step',
    sees: 'Sees',
    manages: 'Relation manager of',
    nobody: 'No client',
  },
  yourself: 'This is you. A colleague changes your own role and clients.',
  ownerOnly: 'Only an owner of the office can change this account.',
  form: {
    lead: 'The invitation comes by e-mail. Your colleague chooses a password and signs in with a code.',
    role: 'Role',
    clients: 'Which clients does this employee see?',
    all: 'Every client, new ones too',
    some: 'Only the clients that I choose',
    clientsMissing: 'Choose at least one client, or all clients.',
    leads: 'An owner or manager of the office always sees every client.',
    sent: (name: string) => `${name} was invited.`,
  },
  roleForm: {
    verb: 'Change role',
    title: (name: string) => `Role of ${name}`,
    saved: (name: string) => `The role of ${name} was changed.`,
  },
  clientsForm: {
    verb: 'Change clients',
    title: (name: string) => `Clients of ${name}`,
    search: 'Search a client',
    chosen: (count: number) => (count === 1 ? '1 client chosen' : `${count} clients chosen`),
    manages: 'relation manager',
    managesHint: 'Clients of which this employee is relation manager always stay chosen.',
    none: 'No client found.',
    more: (count: number | null) =>
      count === null
        ? 'There are more. Search by name to see them.'
        : `And ${count} more. Search by name to see them.`,
    saved: (name: string) => `The clients of ${name} were changed.`,
  },
  leaving: {
    manages: (name: string, count: number) =>
      count === 1
        ? `${name} is relation manager of 1 client.`
        : `${name} is relation manager of ${count} clients.`,
    successor: 'Who takes over?',
    successorHint: 'E-mails about a client that nobody takes over go to the address of the office.',
    nobody: 'Nobody now',
    moving: (left: number) =>
      left === 1 ? '1 client still to be handed over…' : `${left} clients still to be handed over…`,
    verb: 'Hand over clients',
    title: (name: string) => `Hand over the clients of ${name}`,
    text: 'The colleague you choose becomes relation manager of all these clients.',
    missing: 'Choose a colleague.',
    choose: 'Choose a colleague',
    submit: 'Hand over',
    done: (name: string) => `The clients of ${name} were handed over.`,
  },
};
