export const overview = {
  overview: {
    title: 'Overview',
    hello: (name: string) => `Welcome, ${name}.`,
    lists: 'Lists',
    client: 'Waiting for client',
    clientHint: 'The client still has to act',
    office: 'Waiting for us',
    officeHint: 'To process, to sign ourselves, or to solve',
    late: 'Late',
    lateHint: 'The day that was asked for has passed',
    search: 'Search this list',
    emptyClient: 'Nothing is waiting for a client.',
    emptyOffice: 'You are up to date: nothing is waiting for the office.',
    emptyLate: 'Nothing is late.',
    columns: {
      waiting: 'Still to act',
      manager: 'Relation manager',
      created: 'Published',
    },
    opened: 'opened',
    notOpened: 'not opened yet',
    us: 'We',
    partner: {
      awaited: (name: string) => `Waiting for partner ${name}`,
      agreed: (name: string) => `Partner ${name} approved`,
    },
    status: {
      stuck: 'Nobody can do this',
      expired: 'Expired',
      problem: 'Signing does not work',
      receipt: 'Confirm receipt',
    },
    signing: { ready_to_send: 'Signing completed', rejected: 'Not signed' },
    signed: (done: number, of: number) => `${done} of ${of} signed`,
    agreed: (done: number, of: number) => `${done} of ${of} approved`,
    mine: 'Waiting for your signature',
    mineLead: 'The client can only sign when you have.',
    sign: 'Sign',
  },
  inbox: {
    title: 'Inbox',
    lead: (waiting: number) =>
      waiting === 0
        ? 'Nothing is waiting for the office.'
        : waiting === 1
          ? '1 response is waiting for the office. The newest comes first.'
          : `${waiting} responses are waiting for the office. The newest comes first.`,
    kinds: 'Kind of response',
    approvedBy: (names: string) => `Approved by ${names}`,
    bothApproved: (names: string, partner: string) =>
      `Approved by ${names}. Partner ${partner} approved too.`,
    partnerRejected: (partner: string) =>
      `Partner ${partner} did not approve. That rejects the return for both.`,
    rejectedBy: (names: string) => `Rejected by ${names}`,
    signedBy: (names: string) => `Signed by ${names}`,
    declinedBy: (names: string) => `${names} will not sign`,
    receiptOf: (names: string) =>
      `${names} did not sign digitally. Confirm that you received the signature.`,
    expired: 'The last day to sign has passed. Choose another day or withdraw it.',
    signingStuck: 'Whoever had to sign cannot do so any more. Choose somebody else.',
    showSigning: 'See the signing',
    recorded: (by: string) => `recorded by ${by}`,
    filed: 'Mark as filed',
    completed: 'Mark as completed',
    emptyTitle: 'You are up to date',
    empty: 'As soon as a client approves or rejects something, you will see it here.',
    emptyKind: 'There is nothing in this list.',
    saidFiled: (title: string) => `${title} is marked as filed.`,
    saidCompleted: (title: string) => `${title} is marked as completed.`,
    confirmFiled: 'Has this document been filed?',
    confirmCompleted: 'Is this document completed?',
    confirmText: (title: string, client: string) =>
      `${title} of ${client} leaves the inbox. The client sees the new status in the dossier.`,
    both: (partner: string) => `This also goes for the dossier of partner ${partner}.`,
    note: 'Remark for the dossier',
  },
};
