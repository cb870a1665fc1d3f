import type { represent as Texts } from '../nl/represent';

export const represent: typeof Texts = {
  add: 'Add a representative',
  lead: (client: string) =>
    `Somebody who acts on behalf of ${client}: by law, by a decision of the court or by a power of attorney. It stays a personal dossier. What the representative does is recorded in their own name, with “on behalf of ${client}” beside it.`,
  capacity: 'Capacity',
  chooseCapacity: '[Choose a capacity]',
  capacityMissing: 'Choose in what capacity this person acts.',
  proof: 'Document that shows it',
  proofHint: 'A document that is in this dossier already, such as the decision or the deed',
  chooseProof: '[Choose a document]',
  proofMissing: 'Choose the document that shows that this person may act.',
  noProof: 'There is no document in this dossier yet. Publish the decision or the deed first.',
  holder: (name: string) => `What may ${name} still do?`,
  keeps: {
    all: 'The same as now',
    reading: 'Only read along',
    nothing: 'Nothing: access ends at once',
  },
  nobodyYet: (name: string, acts: string) =>
    `${name} can ${acts} only 72 hours after whoever has or had access was told. Until then nobody else can in this dossier, unless there is another representative; you can record an approval given outside the portal. It can be sooner if another colleague confirms who this is.`,
  submit: 'Send invitation',
  done: (name: string) => `${name} has been invited as a representative.`,
};
