/** From when somebody may do something: rounded up, so that it is true by then, and reads the same a minute later. */
import { formatMoment } from './format';

const QUARTER = 15 * 60_000;

export const formatFrom = (iso: string) =>
  formatMoment(new Date(Math.ceil(Date.parse(iso) / QUARTER) * QUARTER).toISOString());
