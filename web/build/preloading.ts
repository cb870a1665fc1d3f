/** What the first page names beforehand of the parts that it may fetch later. A page that many people open on many
 * days gets all that it needs at once; a rare one gets its styles, and fetches the rest a moment later. */
const RARE =
  /\/(CheckPage|ColumnPanel|ConfirmEmail|Consents|DeactivatedPage|EnvironmentPage|ExpiredSession|FilterBar|Namens|ReplacementPage|RequestPage|WelcomePage)-/;

export const preloaded = (part: string, needs: string[]) =>
  RARE.test(`/${part}`) ? needs.filter((each) => each.endsWith('.css')) : needs;
