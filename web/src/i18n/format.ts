/** Dates, numbers and periods in the user's language. Formatters are shared: making one is slow. */
import { language, t } from '.';

const tag = language === 'en' ? 'en-GB' : 'nl-NL';
const zone = { timeZone: 'Europe/Amsterdam' } as const;
const days = new Intl.DateTimeFormat(tag, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  ...zone,
});
const moments = new Intl.DateTimeFormat(tag, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  ...zone,
});
const hours = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', ...zone });
const months = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const isoDays = new Intl.DateTimeFormat('en-CA', zone);
const sizes = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
export const collator = new Intl.Collator(tag, { numeric: true });
export const formatNumber = (value: number) => sizes.format(value);

/** From `2026-11-30` or an RFC 3339 time; the day is that of Amsterdam. */
export const formatDate = (iso: string | null) => (iso ? days.format(new Date(iso)) : '');
export const formatMoment = (iso: string | null) => (iso ? moments.format(new Date(iso)) : '');
/** The hour, where the day goes without saying. */
export const formatTime = (iso: string) => hours.format(new Date(iso));

/** `2026`, `2026-Q3` and `2026-09` as people write them. */
export function formatPeriod(period: string | null): string {
  const [year = '', part = ''] = (period ?? '').split('-');
  if (part.startsWith('Q')) return t.date.quarter(Number(part.slice(1)), year);
  return part ? months.format(Date.UTC(Number(year), Number(part) - 1)) : year;
}

export function formatSize(bytes: number): string {
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${sizes.format(Math.ceil(kilo))} kB` : `${sizes.format(kilo / 1024)} MB`;
}

/** The day of a moment in Amsterdam, as `2026-11-22`. */
const dayOf = (moment: Date) => isoDays.format(moment);
export const today = () => dayOf(new Date());
/** Whether a day, as `2026-12-02`, is over before this moment. */
export const isBefore = (day: string, moment: string) => day < dayOf(new Date(moment));

/** Whole days from today in Amsterdam until an ISO date; negative when it has passed. */
export function daysUntil(date: string, now = new Date()): number {
  return Math.round((Date.parse(date) - Date.parse(dayOf(now))) / 86_400_000);
}
