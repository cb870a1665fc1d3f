/** From when somebody may do something: rounded up, so that it is true by then, and reads the same a minute later;
 * `rounded_up` of the server does the same in mails. */
import { formatDate, formatMoment } from './format';

const QUARTER = 15 * 60_000;

const up = (iso: string) => new Date(Math.ceil(Date.parse(iso) / QUARTER) * QUARTER).toISOString();

export const formatFrom = (iso: string) => formatMoment(up(iso));

/** Where there is room for the day alone. */
export const formatFromDay = (iso: string) => formatDate(up(iso));
