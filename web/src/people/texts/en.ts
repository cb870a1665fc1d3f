import type { PeopleMessages, Vouching } from './nl';

export const people = {
  role: { beheerder: 'Administrator', medewerker: 'Member' },
  ownDossier: 'For themself',
  status: { invited: 'Invited', active: 'Active', deactivated: 'Deactivated' },
  may: (rights: string) => `may ${rights}`,
  rights: {
    read: 'read',
    handle: 'handle',
    approve: 'approve',
    sign: 'sign',
  },
  nothing: 'may not view anything',
  only: (names: string) => `only ${names}`,
  ended: 'Access ended',
  endedOn: (date: string) => `The last day was ${date}`,
  until: (date: string) => `until ${date}`,
  actions: (name: string) => `Actions for ${name}`,
  change: 'Change rights',
  changeMobile: 'Change mobile number',
  again: 'Invite again',
  sentAgain: (name: string) => `${name} will get a new invitation.`,
  end: 'End access',
  letIn: {
    from: (moment: string, acts: string) => `Can ${acts} from ${moment}`,
    onlyReads: (date: string) => `Can only read until ${date}, the last day of access`,
    shut: (acts: string, until: string) =>
      `Cannot ${acts} now: a change of the account waits for an answer${until ? `, and takes effect otherwise on ${until}` : ''}`,
    waits: (name: string, acts: string) =>
      `${name} can ${acts} only 72 hours after whoever has or had access here was told. It can be sooner if another colleague or an administrator confirms who this is.`,
    by: (name: string) => `Rights given by ${name}`,
    verb: 'Confirm that you know this person',
    former: 'Had access',
    endedBy: (name: string, moment: string) => `Access ended by ${name}, ${moment}`,
    refused: {
      vouch_needs_a_colleague:
        'You gave these rights or changed the invitation. Another colleague or an administrator of this client can confirm who this is and what they may do.',
      vouch_needs_another_colleague:
        'In the past 30 days you and whoever gave these rights came to the office through one another or through the same colleague. Another colleague or an administrator of this client can confirm who this is and what they may do.',
      colleague_too_new:
        'You can confirm who this is and what they may do once your own account has been unchanged for 72 hours. Another colleague or an administrator of this client can sooner.',
      nobody_vouches:
        'An administrator of this client can confirm who this is; otherwise it opens by itself at that moment.',
    } as Record<string, string>,
    where: (client: string, personal: boolean) =>
      personal ? `in the dossier of ${client}` : `on behalf of ${client}`,
    dialog: ({ name, reached, where, acts, by, moment }: Vouching) => ({
      title: `Confirm that you know ${name}`,
      lead: [
        `You confirm that you know ${name} (${reached}), and that it is right that this person can ${acts} ${where}.`,
        `${by ? `${by} gave these rights. ` : ''}If you confirm this, ${name} can do so at once. Whoever had access here already gets an e-mail that says that you confirmed it.`,
        `If you do not know this person, confirm nothing. If nobody confirms it, ${name} can do so from ${moment}: just over 72 hours after those who had access here already were told.`,
      ],
      reason: 'How do you know this person?',
      hint: 'For example: saw proof of identity at the office. This stays with the evidence.',
      missing: 'Say how you know this person.',
      submit: 'Confirm that I know this person',
    }),
  },
  form: {
    name: 'Name',
    nameMissing: 'Fill in the name.',
    email: 'E-mail address',
    emailHint: 'This becomes the user name. Every address belongs to one person.',
    emailMissing: 'Fill in an e-mail address, for example name@company.com.',
    mobile: 'Mobile number',
    mobileHint: 'For codes when signing in and signing documents, and warnings about the account',
    mobileOptional:
      'For codes when signing in and signing documents, and warnings about the account. Without a number this person first sets up an app or passkey.',
    mobileMissing: 'Fill in a mobile number, for example 06 12345678.',
    language: 'Language of e-mails and portal',
    dutch: 'Dutch',
    english: 'English',
  },
  known: {
    named: (name: string) =>
      `This address belongs to ${name}, who has an account at your office already. ${name} only gets access to this client. Another name, number or language that you fill in here is not used.`,
    unnamed:
      'This address has an account at your office already. That person only gets access to this client. The name, number and language that you fill in here are not used.',
    if: 'If this address has an account at your office already, that person only gets the access. The name, number and language that you filled in are not used then.',
    invited: (name: string) => `${name} has been invited.`,
    joined: (name: string) => `${name} had an account already and has access now.`,
    typed: { name: 'name', mobile: 'mobile number', language: 'language' },
    unused: (typed: string) =>
      `What you filled in as ${typed} was not used: what was known already stays as it is.`,
  },
  sharing: {
    whole: (client: string) =>
      `This person gets access to the whole dossier of ${client}, unless you limit the rights.`,
    personal:
      'Sign-in details are personal. Give everybody an account of their own and never share your password or codes: what happens with your details is your responsibility.',
  },
  presets: {
    legend: 'Choose what fits best',
    hint: 'You can still change it below.',
    persoon: {
      name: 'For themself',
      line: 'Reads everything, handles, approves and signs.',
    },
    directeur: {
      name: 'Director',
      line: 'Reads everything, approves, signs and lets others in.',
    },
    administratie: {
      name: 'Bookkeeping',
      line: 'Reads everything and says what has been read. Does not approve or sign.',
    },
    meelezen: { name: 'Only reads along', line: 'Reads everything and does nothing else.' },
  },
  summary: {
    somebody: 'This person',
    can: (name: string, acts: string) => `${name} can ${acts}`,
    not: (acts: string) => `Not: ${acts}.`,
    readAll: 'read everything',
    readSome: 'read part of the dossier',
    acts: {
      handle: 'say that something has been read',
      approve: 'approve',
      sign: 'sign',
      people: 'let others in',
    },
  },
  openTasks: {
    waits: (count: number) =>
      count === 1
        ? '1 task is open already that this person can do then as well.'
        : `${count} tasks are open already that this person can do then as well.`,
    besides: (count: number) =>
      count === 1
        ? 'Besides that 1 task is open that the new person could do too.'
        : `Besides that ${count} tasks are open that the new person could do too.`,
    ask: (what: string) => `Ask this person too: ${what}`,
    approve: (count: number) =>
      count === 1 ? '1 document to approve' : `${count} documents to approve`,
    read: (count: number) => (count === 1 ? '1 document to read' : `${count} documents to read`),
    hint: 'Whoever was asked already still is. This person gets one email about it.',
    signs: (count: number) => (count === 1 ? '1 signing' : `${count} signings`),
    all: (count: number) =>
      count === 1 ? '1 document that all approve' : `${count} documents that all approve`,
    stays: (what: string, count: number, _signs: boolean) =>
      count > 1 ? `${what} stay as they are.` : `${what} stays as it is.`,
  },
  rightsForm: {
    title: (name: string) => `Rights of ${name}`,
    role: 'Role',
    roleHint: 'An administrator also manages who has access.',
    may: 'What may this person do?',
    read: 'Read documents',
    handle: 'Handle',
    handleHint: 'say that something has been read',
    approve: 'Approve or reject',
    sign: 'Sign',
    needsRead: 'Who approves, signs or is an administrator must also be able to read.',
    saved: (name: string) => `The rights of ${name} have been changed.`,
    limits: 'Limit to …',
    limited: 'Limited to …',
    folders: 'Sub-dossiers',
    allFolders: 'All sub-dossiers',
    someFolders: 'Only these sub-dossiers',
    types: 'Document types',
    allTypes: 'All document types',
    someTypes: 'Only these document types',
    allYours: 'All that you may see yourself',
    chooseSome: {
      folders: 'Choose at least one sub-dossier.',
      types: 'Choose at least one document type.',
    },
    endsOnPast: 'Choose a date from today on.',
    endsOnLater: (date: string) => `Choose a day up to ${date}: then your own access ends.`,
    endsOn: 'Until',
    endsOnHint: 'The last day of access',
  },
  mobileForm: {
    title: (name: string) => `Mobile number of ${name}`,
    lead: 'Pass on the number only when you are sure that it belongs to this person.',
    follows: (texted: boolean, at: string, office: boolean) =>
      `${texted ? 'The number does not change yet: the person gets an e-mail and a text message, and says whether it is right.' : 'The number does not change yet: the person gets an e-mail, and says whether it is right.'} ${office ? 'Your office can confirm it too. ' : ''}${at ? `If nobody says anything, it takes effect by itself on ${at}.` : 'It does not take effect by itself.'} Until then the person cannot approve or sign anything.`,
    atOnce: 'The number counts at once: this person has been invited and has not signed in yet.',
    now: (number: string) => `Known now: ${number}`,
    label: 'New mobile number',
    saved: (name: string) => `The mobile number of ${name} has been changed.`,
    asked: (name: string) => `Passed on. ${name} is told.`,
    own: (number: string, at: string) =>
      at
        ? `You passed on ${number}. Takes effect by itself on ${at}.`
        : `You passed on ${number}. Does not take effect by itself.`,
    takeBack: 'Take back',
    takeBackOf: (name: string) => `Take back the number for ${name}`,
    takenBack: (name: string) => `Taken back. The number of ${name} stays as it was.`,
  },
  endForm: {
    title: (name: string) => `End the access of ${name}?`,
    text: (name: string, client: string) =>
      `After that ${name} can no longer open the dossier of ${client} and gets no more e-mails about it.`,
    follows: [
      'What this person has done stays in the history.',
      'Access to other clients does not change.',
    ],
    done: (name: string) => `${name} no longer has access.`,
  },
  lostTasks: {
    title: 'What happens to open tasks',
    after: (date: string) => `after ${date}, if it is still open then:`,
    passed_on: (names: string, count: number) =>
      `will then be asked of ${names}, who ${count > 1 ? 'each get' : 'gets'} an e-mail about it.`,
    goes_on: (names: string) => `stays asked of ${names}.`,
    stuck: () => 'does not go to anybody else by itself. The office then chooses who does it.',
    settled: () => 'is then done, by what others did already.',
    more: (count: number) => `And ${count} more ${count === 1 ? 'task' : 'tasks'}.`,
    unseen: 'There are also open tasks that you may not see. They go to whoever may do them.',
    nothing: 'No tasks wait for this person.',
  },
  mine: {
    lead: 'Here you see who has access to your clients and what they may do.',
    leadManager:
      'Here you see who has access to your clients. Where you are an administrator you can change it too.',
    show: (client: string) => `Show the users of ${client}`,
    you: 'you',
    personal:
      'This is a personal dossier. Only the person themselves has access, and whoever acts on their behalf. The dossier is shared with nobody, not even with a partner or adviser. One return can be asked of both fiscal partners all the same: each sees it in their own dossier.',
    notYet: (moment: string) =>
      `You were given access here a short while ago. You can change who has access from ${moment}, or sooner if another employee of your office or an administrator confirms who you are and that you should have these rights.`,
    notManager: 'Do you want to change something here? Ask an administrator or your office.',
    notManagerPersonal: 'Do you want to change something here? Ask your office.',
    add: 'Add a user',
    addTo: (client: string) => `Add a user to ${client}`,
    invitedOn: (date: string) => `Invited on ${date}`,
    looks: (times: number) =>
      times === 1 ? 'Your office looked along once' : `Your office looked along ${times} times`,
    looked: (employee: string, person: string) => `${employee} looked along as ${person}`,
    requests: 'Requests to your office',
    state: { open: 'Waits for your office', granted: 'Access given', declined: 'Declined' },
    askedBy: (name: string, date: string) => `Asked by ${name} on ${date}`,
    reason: 'Reason',
    withdraw: 'Withdraw',
    withdrawOf: (name: string) => `Withdraw the request for ${name}`,
    withdrawn: (name: string) => `The request for ${name} has been withdrawn.`,
  },
  wizard: {
    step: (now: number, of: number) => `Step ${now} of ${of}`,
    who: 'Whom do you want to add?',
    may: (name: string) => `What may ${name} do?`,
    check: 'Is this right?',
    invite: 'Send invitation',
    request: 'Send request',
    inviteFollows: (name: string) => `${name} gets an e-mail with a link to choose a password.`,
    joinFollows: (name: string) => `${name} gets an e-mail and signs in as always.`,
    requestFollows: (office: string) =>
      `${office} gets your request and decides. You get an e-mail about it.`,
    back: 'Previous step',
    change: 'Change',
    changeWho: 'Change details',
    rights: 'Rights',
    client: 'Client',
    invited: (name: string) => `${name} has been invited`,
    joined: (name: string) => `${name} has access`,
    requested: 'Your request has been sent',
    toUsers: 'To my users',

    cannot: 'You cannot add anybody here',
    cannotLead: 'Only an administrator of this client can. Ask an administrator or your office.',
  },
} satisfies PeopleMessages;
