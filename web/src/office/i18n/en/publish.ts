export const publish = {
  title: 'Publish documents',
  lead: (client: string) => `For ${client}`,
  drop: {
    drag: 'Drag PDF files here',
    choose: 'Choose files',
    more: 'More files',
    rules: 'PDF, at most 25 MB per file',
  },
  dropOne: { drag: 'Drag a PDF here', choose: 'Choose a PDF' },
  cancel: (name: string) => `Cancel ${name}`,
  chooseType: 'Choose a type',
  typeMissing: 'Choose what kind of document this is.',
  name: 'Title',
  nameMissing: 'Give the document a title.',
  year: 'Year',
  wholeYear: 'Whole year',
  quarters: 'Quarter',
  months: 'Month',
  deadlinePast: 'Choose a date from today.',
  remark: 'Remark for the client',
  ask: 'What do you ask?',
  asked: { approve: 'Approve', read: 'Read', sign: 'Sign', none: 'Without a task' },
  recipients: 'Of whom?',
  recipientsMissing: 'Choose at least one person.',
  unfit: (count: number) =>
    count === 1
      ? '1 document does not belong to this client and will not be published.'
      : `${count} documents do not belong to this client and will not be published.`,
  handedOver: (name: string) => `${name} is in the other tab now.`,
  handedTo: (client: string) => `Handed over to the tab of ${client}`,
  chooseAgain: 'The file did not come along. Choose it here again.',
  elsewhere: {
    organisation: (type: string) =>
      `${type} is of a person and belongs in their own dossier. Others would see it here.`,
    person: (type: string) => `${type} is of an organisation, not of a person.`,
  },
  publishAt: (dossier: string) => `Publish at ${dossier}`,
  addDossier: 'Add a personal dossier',
  noDossier: {
    organisation:
      'Nobody of this client has a dossier of their own that you see. Add one first, and choose the file there again.',
    person: 'This person belongs to no organisation that you see.',
  },
  onlyToSign: 'Having it signed is possible: this is then taken out first.',
  takenOut:
    'This file does more than being read. That is taken out before anybody signs; the signing then says what it was.',
  nobody: {
    approve: 'Nobody at this client may approve this.',
    read: 'Nobody at this client may mark this as read.',
    sign: 'Nobody at this client may sign this.',
    none: '',
  },
  toPeople: 'To people and rights',
  silent: 'Send no e-mail',
  follows: {
    approve: (names: string) => `${names} is notified and can approve or reject.`,
    approveMany: (names: string) => `${names} are notified.`,
    anyOne: 'One approval is enough.',
    all: 'Everybody has to approve.',
    read: (names: string) => `${names} is notified and can mark the document as read.`,
    readMany: (names: string) => `${names} are notified and can mark the document as read.`,
    closes: (days: number) => `The task closes by itself after ${days} days.`,
    partner: 'Both partners must approve.',
    after: 'Then it is in your inbox, ready for processing.',
    sign: (names: string) =>
      `${names} is told and can sign, with a code by e-mail and then a second step.`,
    signMany: (names: string) =>
      `${names} are told and can sign, with a code by e-mail and then a second step.`,
    signSelf: 'You sign yourself: it will stand in your overview.',
    signLater: 'Whoever comes later is told when it is their turn.',
    signed: 'When everybody has signed, the signed document is in the dossier.',
    none: 'The document goes into the dossier. Nothing is asked.',
    mail: 'The client gets an e-mail.',
    noMail: 'Nobody gets an e-mail.',
  },
  notYet: {
    from: (name: string, moment: string) => `${name} can do this only from ${moment}.`,
    late: 'That is after the deadline.',
    shut: (name: string) => `${name} cannot do this now: a change of the account waits.`,
  },
  same: 'This file is already in the dossier of this client:',
  twin: (names: string) => `This is exactly the same file as ${names} on this page.`,
  sameShow: 'View the document',
  sameChoice: 'What do you want to do with this file?',
  sameVersion: 'Add it again as the newest version',
  sameSeparate: 'Publish it anyway as a separate document',
  left: 'Not published',
  skipped: 'Skipped',
  sameSkip: 'Skip it',
  submit: (count: number) => {
    if (count === 0) return 'Publish';
    return count === 1 ? 'Publish 1 document' : `Publish ${count} documents`;
  },
  together: (count: number) => `Offer these ${count} documents together`,
  togetherHint:
    'The client sees them side by side and deals with each by itself. Whoever may not see a document does not see that it belongs with them either.',
  nothing: 'Choose at least one PDF to publish.',
  busy: (count: number) =>
    count === 1
      ? 'Wait: 1 file has not been checked yet.'
      : `Wait: ${count} files have not been checked yet.`,
  bad: 'Not everything could be published. Look at the files below; what you filled in is still there.',
  publishing: (done: number, of: number) => `Busy: ${done} of ${of}`,
  doneTitle: (count: number) =>
    count === 1 ? '1 document has been published' : `${count} documents have been published`,
  doneLead: (client: string) => `From now on in the dossier of ${client}`,
  preparing: (names: string) => `Being prepared; if the file is in order, asked of ${names}`,
  changed: 'No longer asked: open the document to see why',
  askedOf: (names: string) => `Asked of ${names}`,
  twice: 'In the dossier of the fiscal partner too',
  asVersion: 'New version',
  again: 'Publish more',
  toClient: 'To the client',
};
