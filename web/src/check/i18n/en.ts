/** Check a document: for anybody who holds a file, signed in or not. */
import type { CheckMessages } from './nl';

function countPages(more: number): string {
  const many = Math.abs(more) === 1 ? '1 page' : `${Math.abs(more)} pages`;
  return `${many} ${more > 0 ? 'added' : 'taken away'}`;
}

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
    incomplete: 'Not finished',
    unproven: 'Cannot be proven',
    foreign: 'Unchanged, issuer unknown',
    elsewhere: 'Unchanged, not signed through this portal',
    not_signed: 'Not signed',
    unknown: 'Unknown document',
    unreadable: 'This file cannot be checked',
  },
  meaning: {
    unchanged: () =>
      'All signatures are valid, the document is finished and nothing was changed afterwards.',
    changed: () => 'Do not rely on this file. Ask whoever gave it to you for the original.',
    incomplete: () =>
      'Nothing was changed in what is there, but this is not the finished document. Ask whoever gave it to you for the finished document.',
    unproven: () => 'Nothing was changed in the document, but not every signature counts.',
    foreign: () =>
      'Nothing was changed since the last signature. Of at least one signature we do not know the issuer: we cannot tell whose it is.',
    elsewhere: () =>
      'Nothing was changed since the last signature. Not all signatures were given through this portal.',
    not_signed: () => 'There is no digital signature in this file.',
    unknown: (office: string) =>
      `${office} has released no file with this checksum here. It is another document, or it was changed.`,
    unreadable: () => 'The PDF is damaged and cannot be read.',
  },
  unreadable: {
    empty: 'This file is empty.',
    not_pdf: 'It is not a PDF.',
    damaged: 'The PDF is damaged and cannot be read.',
    password: 'The PDF is protected with a password.',
    too_large: 'The PDF is too large or too complex to check.',
  },
  missing: {
    certification: () => 'The signature of the office is missing.',
    signer: (name: string) => `The signature of ${name} is missing.`,
    seal: () => 'The seal is missing.',
    closing: () => 'The timestamp that closes the document is missing.',
    proof: () =>
      'Of at least one signature the proof is missing that it was valid when it was given.',
  },
  addedLater:
    'After the last signature only proof was added, such as a timestamp. That changes nothing in the document.',
  otherwise: (names: string) => `Without a signature in this file: ${names}.`,
  ours: (office: string, moment: string) =>
    `Released by ${office} through this portal on ${moment}, exactly as you have it.`,
  notOurs: (office: string) => `This is not exactly a file that ${office} has released here.`,
  signatures: 'Signatures in this document',
  kind: {
    certification: 'Signature of the office',
    signature: 'Signature',
    under_seal: 'Signature, recorded under the seal',
    seal: 'Seal of the portal',
    service: 'Seal of a trust service',
    timestamp: 'Timestamp',
  },
  nameless: 'Name unknown',
  at: (moment: string) => `Given on ${moment}`,
  proven: 'proven by a timestamp',
  claimed: 'time as the signer gave it',
  recorded: 'time by the log of the portal',
  noTime: 'Time unknown',
  worth: {
    right: 'Valid',
    earlier: 'From before the change',
    doubtful: 'Cannot be confirmed',
    wrong: 'Not valid',
  },
  problem: {
    broken: 'The signature is damaged.',
    changed: 'The document was changed after this signature.',
    not_trusted: 'It cannot be told whose signature this is.',
    expired: 'The certificate had expired.',
    revoked: 'The certificate had been revoked.',
    unreadable: 'This signature cannot be read.',
  },
  changes: 'What was changed:',
  change: {
    pages: ({ name }) => countPages(Number(name)),
    page: ({ page }) => `page ${page}`,
    picture: ({ page }) => `a picture on page ${page}`,
    annotation: ({ page }) => `a comment or stamp on page ${page}`,
    field: ({ name, page }) => `the field ‘${name}’${page ? ` on page ${page}` : ''}`,
    file: ({ name }) => `the attachment ‘${name}’`,
    signature: ({ name }) => `a signature that does not belong here, in the field ‘${name}’`,
    bytes: () => 'the signed contents of the file itself',
    rest: () => 'what stands outside the pages, such as bookmarks or layers',
    behind: () => 'something stands behind the end of the document',
    unread: () => 'something that not every program shows in the same way',
  },
  revision: (revision: number) => ` (change ${revision} in the file)`,
  hash: 'Checksum (SHA-256)',
} satisfies CheckMessages;
