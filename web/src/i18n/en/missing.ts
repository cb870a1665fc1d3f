/** Where an address leads nowhere. */
export const missing = {
  title: 'There is no such page',
  text: 'The page does not exist, or you have no access to it. Did the link come from an email? Look for the document in the dossier, or ask your office.',
  toStart: 'To the start',
};
