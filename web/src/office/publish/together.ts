/** What an office usually offers together: annual accounts, with what confirms or adopts them (F056). */
const ACCOUNTS = new Set(['jaarrekening', 'concept-jaarrekening']);
const BESIDE = new Set(['lor', 'notulen-ava']);

export const areUsuallyTogether = (types: string[]) =>
  types.some((type) => ACCOUNTS.has(type)) && types.some((type) => BESIDE.has(type));
