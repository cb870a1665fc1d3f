import { joinNames } from '../../../i18n/lists';
import type { Counts } from '../nl/overview';

export const overview = {
  overview: {
    title: 'Overview',
    hello: (name: string) => `Welcome, ${name}.`,
    lists: 'Lists',
    client: 'Waiting for client',
    clientHint: 'The client still has to act',
    office: 'Waiting for us',
    officeHint: 'Documents to process, to sign or to solve',
    late: 'Late',
    lateHint: '‘Please by’ has passed',
    search: 'Search this list',
    myClients: 'My clients',
    emptyClient: 'Nothing is waiting for a client.',
    emptyOffice: 'No document is waiting for the office.',
    emptyLate: 'Nothing is late.',
    columns: {
      waiting: 'Still to act',
      manager: 'Relation manager',
      created: 'Published',
      act: 'Last act',
    },
    opened: 'opened',
    notOpened: 'not opened yet',
    shut: 'cannot now: a change of the account waits',
    from: (day: string) => `can from ${day}`,
    us: 'We',
    partner: {
      awaited: (name: string) => `Waiting for ${name ? `partner ${name}` : 'the other partner'}`,
      agreed: (name: string) => `Partner ${name} approved`,
    },
    status: {
      stuck: 'Choose somebody else',
      expired: 'Expired',
      problem: 'Signing does not work',
      receipt: 'Confirm receipt',
    },
    signing: { ready_to_send: 'Signing completed', rejected: 'Not signed' },
    signed: (done: number, of: number) => `${done} of ${of} signed`,
    agreed: (done: number, of: number) => `${done} of ${of} approved`,
    mine: 'Waiting for your signature',
    mineLead: 'It is your turn to sign.',
    sign: 'Sign',
  },
  inbox: {
    title: 'Inbox',
    look: 'View',
    lead: ({ documents, mine, requests, people, confirming }: Counts) => {
      const all = documents + requests + people + confirming;
      if (all === 0) return 'Nothing is waiting for the office.';
      const parts = [
        documents && (documents === 1 ? '1 document' : `${documents} documents`),
        requests && (requests === 1 ? '1 request' : `${requests} requests`),
        confirming && (confirming === 1 ? '1 confirmation' : `${confirming} confirmations`),
        people && (people === 1 ? '1 notice' : `${people} notices`),
      ];
      const verb = all === 1 ? 'is' : 'are';
      const yours = mine
        ? ` You must sign ${mine === 1 ? '1 document' : `${mine} documents`} yourself.`
        : '';
      return `${joinNames(parts.flatMap((part) => part || []))} ${verb} waiting for the office.${yours}`;
    },
    taking: {
      take: 'Take',
      over: (name: string) => `Take over from ${name}`,
      give: 'Give back',
      by: (name: string, moment: string) => `Taken by ${name || 'you'}, ${moment}`,
      back: (name: string, moment: string) => `Given back by ${name}, ${moment}`,
      word: 'For who takes it next',
      wordHint: 'Your colleagues read this in the inbox; the client does not.',
      whose: 'Who does it',
      filter: { all: 'All', own: 'Taken by you', free: 'Not taken' },
    },
    confirming: {
      title: 'Waiting for a colleague to confirm',
      lead: 'Only confirm what you found out yourself.',
      said: {
        email: (by: string) => `${by} passed on a new e-mail address.`,
        mobile: (by: string) => `${by} passed on a new mobile number.`,
        devices: (by: string) => `${by} passed on that the phone is lost.`,
        let_in: (by: string) => `${by} gave this person rights.`,
      },
      confirm:
        'You can confirm that this is right. Until then the person cannot approve or sign anything.',
      vouch:
        'If you know this person, you can confirm that. Until then they only read along there.',
      counts: (moment: string) => `Counts by itself on ${moment}.`,
      opens: (moment: string) => `Opens by itself on ${moment}.`,
      never: 'Does not count by itself: our message about it did not arrive.',
      look: 'Look at it',
    },
    people: {
      title: 'Notices about people',
      bounced:
        'Mail from the portal does not arrive. Check the e-mail address, or get in touch in another way.',
      stopped:
        'Somebody who was signing in said that the phone number is wrong. The password does not work any more. Call a number that you knew already.',
      since: (moment: string) => `Since ${moment}`,
      colleague: 'Employee of the office',
      look: 'Show details',
    },
    kinds: 'Why it is waiting',
    rare: { preparing: 'Being prepared', sign: 'A colleague signs' },
    preparing: 'The file is being prepared for signing. There is nothing for you to do.',
    colleague: (names: string) => `Waiting for the signature of ${names}`,
    approvedBy: (names: string) => `Approved by ${names}`,
    bothApproved: (names: string, partner: string) =>
      `Approved by ${names}. Partner ${partner} approved too.`,
    partnerRejected: (partner: string) =>
      `${partner ? `Partner ${partner}` : 'The other partner'} did not approve. That rejects the return for both.`,
    rejectedForBoth: (names: string) => `Rejected by ${names}. That rejects the return for both.`,
    rejectedBy: (names: string) => `Rejected by ${names}`,
    signedBy: (names: string) => `Signed by ${names}`,
    declinedBy: (names: string) => `${names} will not sign`,
    receiptOf: (names: string) =>
      `${names} did not sign digitally. Confirm that you received the signature.`,
    expired: 'The last day to sign has passed. Choose another day or withdraw it.',
    expiredSince: (moment: string) => `Since ${moment}`,
    publishedAt: (moment: string) => `Published on ${moment}`,
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
