/** What a file name tells: the type of document and its period. A person may always choose otherwise. */
import { fold } from '../../lib/table/columns';

/** The first that fits, so the narrow ones come first. */
const TYPES: [RegExp, string][] = [
  [/concept.*\b(ib|inkomstenbelasting)\b|\b(ib|inkomstenbelasting)\b.*concept/, 'concept-ib'],
  [
    /concept.*\b(vpb|vennootschapsbelasting)\b|\b(vpb|vennootschapsbelasting)\b.*concept/,
    'concept-vpb',
  ],
  [/concept/, 'concept-jaarrekening'],
  [/\blor\b|bevestiging (bij|jaarrekening)/, 'lor'],
  [/\bicp\b/, 'icp-opgaaf'],
  [/\b(btw|ob)\b|btw ?aangifte|omzetbelasting|\bvat\b/, 'btw-aangifte'],
  [/\blh\b|\bloon(aangifte|heffing|belasting)/, 'loonaangifte'],
  [/\bib\b|inkomstenbelasting|income tax/, 'aangifte-ib'],
  [/\bvpb\b|vennootschapsbelasting|corporate tax/, 'aangifte-vpb'],
  [/notulen|\bava\b|minutes/, 'notulen-ava'],
  [/publicatie|deponering/, 'publicatiestukken'],
  [/krediet/, 'kredietrapportage'],
  [/jaarrekening|jaarstukken|jaarrapport|annual accounts/, 'jaarrekening'],
  [/opdrachtbevestiging|engagement/, 'opdrachtbevestiging'],
  [/offerte|quotation/, 'offerte'],
  [/factuur|invoice|\bnota\b/, 'factuur'],
  [/uittreksel|\bkvk\b/, 'kvk-uittreksel'],
  [
    /\b(curatele|bewind|bewindvoering|mentorschap|levenstestament|erfrecht|executele)\b/,
    'bewijs-vertegenwoordiging',
  ],
  [/\bakte\b|statuten|contract|overeenkomst|polis/, 'permanent-stuk'],
];

const MONTHS = [
  'jan',
  'feb',
  'm(aart|rt|ar|arch)',
  'apr',
  'm(ei|ay)',
  'jun',
  'jul',
  'aug',
  'sep',
  'o[kc]t',
  'nov',
  'dec',
];
const QUARTERLY = new Set(['btw-aangifte', 'icp-opgaaf']);
const MONTHLY = new Set(['loonaangifte']);
const YEARLY = new Set([
  'aangifte-ib',
  'aangifte-vpb',
  'concept-ib',
  'concept-vpb',
  'concept-jaarrekening',
  'jaarrekening',
  'lor',
  'notulen-ava',
  'publicatiestukken',
]);

/** `Btw_2026Q3.pdf` → `btw 2026 q 3` */
function words(fileName: string): string {
  return fold(fileName)
    .replace(/\.[a-z0-9]{1,5}$/, '')
    .replace(/([a-z])(\d)/g, '$1 $2')
    .replace(/(\d)([a-z])/g, '$1 $2')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

export function guessType(fileName: string, known: ReadonlySet<string>): string {
  const text = words(fileName);
  const found = TYPES.find(([pattern, type]) => known.has(type) && pattern.test(text));
  return found?.[1] ?? '';
}

export function guessPeriod(fileName: string, type: string, today: string): string | null {
  const text = words(fileName);
  const year = /\b(19[5-9]\d|20\d\d)\b/.exec(text)?.[1];
  const quarter = quarterIn(text);
  if (quarter) return `${year ?? yearOfQuarter(quarter, today)}-Q${quarter}`;
  const month = monthIn(text);
  if (year && month) return `${year}-${month}`;
  return year ?? usualPeriod(type, today);
}

function quarterIn(text: string): number | null {
  const found =
    /\bq ([1-4])\b/.exec(text) ??
    /\b([1-4]) (?:e )?(?:kw|kwartaal|quarter)\b/.exec(text) ??
    /\b(?:kw|kwartaal|quarter) ([1-4])\b/.exec(text);
  return found ? Number(found[1]) : null;
}

function monthIn(text: string): string | null {
  const named = MONTHS.findIndex((month) => new RegExp(`\\b${month}[a-z]*\\b`).test(text));
  if (named >= 0) return two(named + 1);
  return /\b20\d\d (0[1-9]|1[0-2])\b/.exec(text)?.[1] ?? null;
}

/** A quarter without its year is the last one that has ended. */
function yearOfQuarter(quarter: number, today: string): number {
  const [year, month] = parts(today);
  return quarter * 3 < month ? year : year - 1;
}

export function usualPeriod(type: string, today: string): string | null {
  const [year, month] = parts(today);
  if (YEARLY.has(type)) return String(year - 1);
  if (QUARTERLY.has(type)) {
    const quarter = Math.ceil(month / 3) - 1;
    return quarter ? `${year}-Q${quarter}` : `${year - 1}-Q4`;
  }
  if (!MONTHLY.has(type)) return null;
  return month > 1 ? `${year}-${two(month - 1)}` : `${year - 1}-12`;
}

function parts(day: string): [year: number, month: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
}

const two = (value: number) => String(value).padStart(2, '0');
