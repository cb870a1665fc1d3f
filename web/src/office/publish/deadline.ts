/** The deadline that is proposed: that of the return, or two weeks. */
const DAY = 86_400_000;
const TERM = 14;
const SHORT_TERM = 7;
const SOONEST = 3;

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

export function proposeDeadline(isReturn: boolean, period: string | null, today: string): string {
  const due = isReturn ? returnDue(period) : null;
  if (due === null) return addDays(today, TERM);
  return due >= addDays(today, SOONEST) ? due : addDays(today, SHORT_TERM);
}

/** The last day of the month after the period; for a year the first of May. */
function returnDue(period: string | null): string | null {
  const [year = '', part = ''] = (period ?? '').split('-');
  if (!year) return null;
  if (!part) return `${Number(year) + 1}-05-01`;
  const month = part.startsWith('Q') ? Number(part[1]) * 3 : Number(part);
  return new Date(Date.UTC(Number(year), month + 1, 0)).toISOString().slice(0, 10);
}
