/** Check a document: for anybody who holds a file, signed in or not. */
import type { CheckMessages } from './nl';

export const check = {
  title: 'Check a document',
  lead: 'Is a signed document real and unchanged? Choose the PDF and see who signed it and when.',
  drop: {
    drag: 'Drag a PDF here',
    choose: 'Choose a PDF',
    more: 'Check another document',
    rules: 'One PDF at a time',
  },
  privacy:
    'Your file is looked at in the memory of our server and not kept. A file larger than 4 MB stays on your device: of that we send only the checksum (SHA-256).',
  busy: 'Checking…',
  hashed: (size: string) =>
    `This file is ${size}, too large to send. We only compared its checksum with what was signed here.`,
  unreadableFile: 'This file cannot be read. Choose it again.',
  verdict: {
    unchanged: 'Signed and unchanged',
    changed: 'Changed after it was signed',
    untrusted: 'Signed, but not to be trusted',
    not_signed: 'Not signed',
    unknown: 'Unknown document',
    unreadable: 'This file cannot be checked',
  },
  meaning: {
    unchanged: 'All signatures are right and nothing was changed afterwards.',
    changed: 'Do not rely on this file. Ask whoever gave it to you for the original.',
    untrusted:
      'The file was not changed, but of at least one signature it cannot be told whose it is.',
    not_signed: 'There is no digital signature in this file.',
    unknown:
      'This portal has released no file with this checksum. It is another document, or it was changed.',
    unreadable: 'It is not a PDF, it is damaged, or it is protected with a password.',
  },
  ours: (office: string, moment: string) =>
    `Released by ${office} through this portal on ${moment}, exactly as you have it.`,
  notOurs: 'This is not exactly a file that this portal has released.',
  signatures: 'Signatures in this document',
  kind: {
    certification: 'Signature of the office',
    signature: 'Signature',
    seal: 'Seal of the portal',
    timestamp: 'Timestamp',
  },
  nameless: 'Name unknown',
  at: (moment: string) => `Given on ${moment}`,
  proven: 'time proven by a timestamp',
  claimed: 'time as the signer gave it',
  noTime: 'Time unknown',
  whole: 'Right',
  problem: {
    broken: 'The signature is damaged.',
    changed: 'The document was changed after this signature.',
    not_trusted: 'It cannot be told whose signature this is.',
    expired: 'The certificate had expired.',
    revoked: 'The certificate had been revoked.',
    unreadable: 'This signature cannot be read.',
  },
  wrong: 'Not right',
  changes: 'What was changed afterwards:',
  change: {
    bytes: 'the contents of the file itself',
    pages: 'pages added or taken away',
    log: 'the log of the signing',
    files: 'attached files',
    form: 'fields that were filled in',
    content: 'what stands on the pages',
  },
  hash: 'Checksum (SHA-256)',
} satisfies CheckMessages;
