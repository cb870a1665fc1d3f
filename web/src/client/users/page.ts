/** The page with its texts; apart, so that what everybody starts with knows only this file. */
import { withPeople } from '../../people/texts';

export const page = () => withPeople(import('./UsersPage.svelte'));
