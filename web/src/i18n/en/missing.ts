/** Where an address leads nowhere. */
export const missing = {
  title: 'There is no such page, or you have no access to it (any more)',
  text: 'The page may have moved, or your rights may have changed. Did the link come from an email? Look for the document in the dossier, or ask your office.',
  toStart: 'To the start',
};
