/** Whatever uses texts that are fetched later is reached only by an import that fetches them with it. */
import { expect, test } from 'vitest';
import { start } from './nl/start';

const sources = import.meta.glob<string>(['../**/*.{ts,svelte}', '!../**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

interface Texts {
  uses: (source: string) => boolean;
  /** What is around an import that fetches them, or stands in the file whose imports come after them. */
  wraps?: RegExp;
  awaits?: RegExp;
}

const first: Record<string, object> = start;
const imports = (name: string, from: string) => (source: string) =>
  new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from '[^']*${from}'`).test(source);

function usesMore(source: string): boolean {
  const inPart = [...source.matchAll(/\bt\.(auth|client)\.(\w+)/g)];
  return (
    /\bt\.(arranging|missing|status)\b/.test(source) ||
    inPart.some(([, part = '', key = '']) => !(key in (first[part] ?? {})))
  );
}

const TEXTS: Record<string, Texts> = {
  more: {
    uses: usesMore,
    wraps: /with(Texts|People|SigningTexts)\(/,
    awaits: /withTexts\(loadOfficeTexts\(\)\)/,
  },
  people: { uses: imports('p', '/texts'), wraps: /withPeople\(/ },
  signing: { uses: imports('s', '/texts'), wraps: /withSigningTexts\(/ },
  'signing at the office': { uses: imports('s', '/i18n'), wraps: /withSigning\(/ },
  office: {
    uses: imports('o', '/i18n'),
    awaits: /loadOfficeTexts\(\)|\boffice = false\b/, // what is told that it is at the office
  },
  account: { uses: imports('a', '/i18n'), awaits: /loadAccountTexts\(\)/ },
};

function resolve(from: string, to: string): string | undefined {
  const path = new URL(to, `file:///src/${from.slice('../'.length)}`).pathname;
  const found = `..${path.slice('/src'.length)}`;
  return [found, `${found}.ts`, `${found}/index.ts`].find((each) => each in sources);
}

const areTexts = (file: string) => /\/(i18n|texts)\/index\.ts$/.test(file);

/** What comes with a file, or is fetched by it without these texts. */
function reached(file: string, { wraps, awaits }: Texts): string[] {
  const source = sources[file] ?? '';
  const fixed = source.matchAll(
    /^\s*(?:import|export)\s(?!type\b)(?:[^;'(]*?from\s)?'(\.[^']+)'/gm,
  );
  const fetched = [...source.matchAll(/((?:\w+\()*)(?<!typeof )\bimport\('(\.[^']+)'\)/g)]
    .filter(([, around = '']) => !areTexts(file) && !wraps?.test(around) && !awaits?.test(source))
    .map(([, , to = '']) => to);
  return [...[...fixed].map(([, to = '']) => to), ...fetched]
    .map((to) => resolve(file, to))
    .filter((each) => each !== undefined);
}

/** The way to each file, by the file that it was come to from. */
function walk(texts: Texts): Map<string, string> {
  const ways = new Map([['../main.ts', '']]);
  for (const [file] of ways)
    for (const next of reached(file, texts)) if (!ways.has(next)) ways.set(next, file);
  return ways;
}

test.each(Object.entries(TEXTS))('the texts of %s are there where they are used', (_, texts) => {
  const without = [...walk(texts)].filter(([file]) => {
    const source = sources[file] ?? '';
    return texts.uses(source) && !texts.awaits?.test(source);
  });
  expect(without.map(([file, from]) => `${file}, by ${from}`)).toEqual([]);
  expect(Object.values(sources).some(texts.uses)).toBe(true);
});
