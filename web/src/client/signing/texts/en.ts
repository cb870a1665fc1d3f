/** Signing: the way from choosing to finishing, and whatever departs from it. */
import type { SigningMessages } from './nl';

const documents = (count: number) => (count === 1 ? '1 document' : `${count} documents`);

export const signing: SigningMessages = {
  way: {
    label: 'Steps of signing',
    of: (step: number, steps: number, name: string) => `Step ${step} of ${steps}: ${name}`,
    done: 'done',
    choose: 'Read and choose',
    email: 'Code by e-mail',
    second: 'Second code',
    ink: 'Signature',
    finish: 'Done',
  },
  choose: {
    title: (count: number): string => (count === 1 ? 'Sign the document' : 'Sign the documents'),
    one: 'Read the document. Then start signing.',
    several: 'More documents are waiting for you. Read them and choose what to sign in one go.',
    documents: 'Documents',
    reading: 'On screen',
    seen: 'Opened',
    pick: (title: string) => `Sign ${title}`,
    openFirst: 'You can start once the document is on the screen.',
    nothing: 'Choose at least one document to sign.',
    place: 'To the place of your signature',
    noPlace: 'Your signature comes where the document asks for it, or in a free place at the end.',
    mark: 'Your signature',
    codes: (email: string, mobile: string) =>
      mobile
        ? `You will get two codes: first by e-mail at ${email}, then a text message at ${mobile}. An app or passkey works too, if you have set one up.`
        : `You will first get a code by e-mail at ${email}. Then you confirm with your app or passkey.`,
    begin: 'Start signing',
    count: (count: number) => `You are signing ${documents(count)}.`,
    documentsOf: documents,
    unopened: (titles: string) =>
      `Still to open: ${titles}. What you do not open, you do not sign now.`,
    signed: (count: number) =>
      count === 1 ? 'It carries 1 signature already.' : `It carries ${count} signatures already.`,
    otherwise: 'Do you not want to sign digitally, or can you not?',
    paper: 'Sign on paper',
    refused: 'This document cannot be signed digitally.',
  },
  mobile: {
    title: 'A mobile number first',
    text: 'To sign you also get a code by text message. Your mobile number is not known yet. We only use it for codes.',
    other:
      'To sign you also give a second code. Your mobile number is not known yet; we only use it for codes. You can also set up an app or passkey in My account.',
    add: 'Enter number',
    office: (name: string, phone: string) =>
      phone ? `Or have ${name} add your number: ${phone}.` : `Or have ${name} add your number.`,
    again: 'The number was added already',
  },
  code: {
    email: 'Enter the code from your e-mail',
    second: 'Enter the second code',
    about: (count: number, client: string) =>
      `With these codes you sign ${documents(count)} of ${client}, and nothing else.`,
    submit: 'Continue',
    until: (time: string) => `This code works until ${time}.`,
    unsent: 'The code could not be sent.',
    unsentText: 'Nothing went wrong with your documents. Try again in a moment.',
    send: 'Send the code',
    stop: 'Stop signing',
  },
  stop: {
    title: 'Stop signing?',
    lost: 'The codes that you received will no longer work. To sign later, you start again.',
    lostInk:
      'The codes that you entered will no longer count, and what you drew or typed will be lost. To sign later, you start again.',
    nothing: 'Nothing has been signed yet.',
    stay: 'Go on signing',
    stop: 'Stop',
  },
  go: {
    title: 'Leave this page?',
    unsigned: 'You have not signed yet.',
    drawing: 'The signature that you drew will be lost.',
    back: (time: string) =>
      `Until ${time} you can come back here in this browser and go on with this step. After that you need new codes.`,
    stay: 'Stay here',
    go: 'Leave',
  },
  ink: {
    title: 'Put your signature',
    lead: (count: number, client: string) =>
      `Your signature for ${client} goes into ${documents(count)}.`,
    way: 'How do you want to sign?',
    draw: 'Draw',
    type: 'Type',
    pad: 'Area to draw your signature in',
    padHint: 'Draw with your mouse, finger or pen. Prefer the keyboard? Choose Type.',
    strokes: (count: number) =>
      count === 0 ? 'The area is empty.' : count === 1 ? '1 stroke.' : `${count} strokes.`,
    undo: 'Remove last stroke',
    clear: 'Clear all',
    drawMissing: 'Draw your signature first.',
    name: 'Your signature in letters',
    nameHint: 'Usually your initials and last name.',
    nameMissing: 'Enter your name.',
    undrawable: (letters: string) =>
      `This cannot be put into the document: ${letters}. Draw your signature instead.`,
    unseen: 'It holds a character that nobody can see. Type your name again, or draw instead.',
    preview: 'This is how your signature will look in the document',
    on: (moment: string) => `Signed on ${moment}`,
    agree: (count: number) =>
      count === 1
        ? 'With Sign you put your signature under this document. You cannot undo that.'
        : `With Sign you put your signature under these ${count} documents. You cannot undo that.`,
    until: (time: string) => `You can sign until ${time}. After that you ask for new codes.`,
  },
  working: {
    title: 'Your signature is being placed',
    text: 'You have signed. We place your signature in the document and check it.',
    leave: 'You do not have to wait: it goes on even if you close this page.',
    long: 'This takes longer than usual. Your signature is kept; we keep trying.',
    unreachable: 'No connection for a moment. We will try again; your signature is kept.',
    states: {
      chosen: 'In line',
      signing: 'Working…',
      ready: 'Signed',
      failed: 'Failed',
    },
  },
  ready: {
    title: 'You have signed',
    text: (count: number) =>
      count === 1
        ? 'Your signature is in the document and has been checked.'
        : `Your signature is in ${count} documents and has been checked.`,
    some: 'Not everything went well. What was signed stays signed.',
    next: 'What comes next?',
    back: (home: string): string => (home === '/taken' ? 'Back to Tasks' : 'Back to the overview'),
  },
  void: {
    title: 'Start signing again',
    text: 'The codes no longer work. Nothing has been signed.',
    again: 'Start again',
  },
  failed: {
    title: 'Signing did not work',
    text: 'None of the documents was signed. This is what happened:',
    again: 'Back to the documents',
  },
  side: {
    documents: 'You are signing',
    signed: 'Signed',
    pages: (count: number) => (count === 1 ? '1 page' : `${count} pages`),
  },
  people: {
    title: 'Who signs',
    stage: (stage: number) => `Step ${stage}`,
    now: 'now',
    parallel: 'in any order',
    office: 'office',
    states: {
      open: 'Still has to sign',
      signed_elsewhere: 'Delivered another way',
    },
    told: {
      signed_on_paper: 'Says: signed on paper',
      signed_elsewhere: 'Says: delivered in another way',
    } as Record<string, string>,
    receipts: {
      awaited: 'The office still has to confirm receipt',
      confirmed: 'Received by the office',
      refused: 'Not received properly',
    },
  },
  standing: {
    waiting: 'It is not your turn yet',
    waitingText: 'You will get an e-mail as soon as you can sign. You can read the document now.',
    signedText: 'There is nothing more for you to do.',
    paperAwaited: 'Your office is checking your papers',
    paperAwaitedText:
      'You said that you are not signing digitally. You will hear if anything else is needed.',
    paperConfirmed: 'Your office has received it',
    sealing: 'The document is being finished',
    done: 'Signing completed',
    receipt: 'Your office still has to confirm a receipt',
    declined: 'The signing has ended',
    declinedByYou: 'You said that you are not signing',
    expired: 'The last day to sign has passed',
    expiredText: 'This document can no longer be signed. Ask your office for more time.',
    withdrawn: 'The office has withdrawn this',
    stuck: 'Your office is looking at this',
    preparing: 'Being prepared anew',
    preparingText: 'There is nothing for you to do now. It can be signed once it is ready.',
    stuckText: 'Your office chooses who signs. There is nothing for you to do.',
    removedText: 'You need not sign this any more.',
    onlooker: 'Others sign this document',
    onlookerText: 'You can read it. Your signature is not needed.',
    again: 'Your office could not use your paper',
    againText: 'Sign again: digitally or on paper.',
  },
  decline: {
    title: 'Do not sign',
    follows:
      'Your office and whoever was asked to sign will hear of it and read your reason in the portal. Nobody can sign this document after that.',
    reason: 'Why are you not signing?',
    hint: 'Explain it briefly.',
    missing: 'Enter why you are not signing.',
    done: 'Your office will hear of it.',
  },
  paper: {
    title: 'Not signing digitally',
    lead: 'Sign on paper and send a scan or photo. Or say how your signature reaches the office.',
    way: 'How do you deliver it?',
    scans: 'I send a scan or photo',
    elsewhere: 'The office gets or has it another way',
    steps: [
      'Download the document and print it.',
      'Sign it with a pen.',
      'Make a scan or a clear photo of every page with a signature.',
    ],
    download: 'Download document',
    files: 'Scans',
    how: 'How does your signature reach the office?',
    howHint: 'For instance: handed in at the desk on 3 March.',
    howMissing: 'Write briefly how your signature reaches the office.',
    scanMissing: 'Add at least one scan.',
    busy: 'Wait until all scans have been checked.',
    refused: 'Remove the scan that was refused, or choose another one.',
    most: (count: number) => `You can send at most ${count} files.`,
    confirm: 'Confirm',
    follows: 'Your office checks what you deliver and confirms that it arrived.',
    done: 'Your office will hear of it and check it.',
  },
  upload: {
    drag: 'Drop your scan here',
    choose: 'Choose a file',
    more: 'Another file',
    rules: 'PDF, JPG, PNG or HEIC, at most 25 MB per file',
  },
  stale: {
    title: 'The document has just been changed',
    text: 'Read the new version before you sign. Nothing has been signed yet.',
    show: 'Open the new version',
  },
  office: { back: 'Back to the document' },
};
