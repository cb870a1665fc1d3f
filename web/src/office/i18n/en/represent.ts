import type { represent as Texts } from '../nl/represent';

export const represent: typeof Texts = {
  add: 'Add a representative',
  lead: (client: string) =>
    `Somebody who acts on behalf of ${client}: by law, by a decision of the court or by a power of attorney. It stays a personal dossier. What the representative does is recorded in their own name, with “on behalf of ${client}” beside it.`,
  capacity: 'Capacity',
  chooseCapacity: '[Choose a capacity]',
  capacityMissing: 'Choose in what capacity this person acts.',
  proof: 'Document that shows it',
  proofHint:
    'A document of the type “Proof of representation” in this dossier: the decision, the deed or the power of attorney',
  chooseProof: '[Choose a document]',
  proofMissing: 'Choose the document that shows that this person may act.',
  noProof:
    'There is no document of the type “Proof of representation” in this dossier yet. Publish the decision, the deed or the power of attorney first.',
  publishProof: 'Publish proof of representation',
  proofBefore: '[The present document]',
  proofGone:
    'The present document does not count as proof (any more). Fewer rights or ending earlier is possible as it is; for more or longer choose a proof that counts.',
  untilHint: (date: string) =>
    `Until ${date} at most. Guardianship, administration and mentorship have no end date: then choose the day on which your office looks again whether the representation still holds.`,
  untilMissing: 'Fill in until which day.',
  untilTooFar: (date: string) => `Choose a day up to ${date}.`,
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
