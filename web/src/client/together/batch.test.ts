import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Me } from '../../api/types';
import { session } from '../../lib/session.svelte';
import { MOST, loadRound } from './batch.svelte';

const row = (number: number, action = 'approve') => ({
  task_id: `t${number}`,
  client_id: 'c',
  type_id: 'btw-aangifte',
  action,
});
const rows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, number) => row(from + number));

const pages: object[][] = [];
const may = ['approve', 'reject'];
let actsFrom: string | null = null;
let version = 1;

vi.mock('../../api/client', () => ({
  answer: (found: unknown) => found,
  api: { GET: (path: string, wish?: Wish) => found(path, wish) },
}));

interface Wish {
  params?: { query?: { cursor?: string } };
}

function found(path: string, wish?: Wish) {
  if (path === '/document-types') return { items: [] };
  if (path !== '/tasks')
    return { may, acts_from: actsFrom, task_id: 't0', document_version: version };
  const page = Number(wish?.params?.query?.cursor ?? 0);
  return { items: pages[page], cursor: page + 1 < pages.length ? String(page + 1) : null };
}

describe('a round of answering together', () => {
  it('counts all that wait, over all pages, and takes the first', async () => {
    pages.splice(0, 9, rows(200), [...rows(30, 200), row(999, 'read')]);
    const { items, later } = await loadRound(undefined);
    expect([items.length, later]).toEqual([MOST, 230 - MOST]);
  });

  it('leaves nothing for later when all fit', async () => {
    pages.splice(0, 9, rows(2));
    const { items, later } = await loadRound('c');
    expect([items.length, later]).toEqual([2, 0]);
    expect(items.every((item) => item.waits)).toBe(true);
  });

  it('takes no answer from who was let in lately', async () => {
    actsFrom = '2026-12-03T08:00:00Z';
    pages.splice(0, 9, rows(1));
    const [item] = (await loadRound('c')).items;
    if (item) item.choice = 'approval';
    expect([item?.waits, item?.chosen, item?.held]).toEqual([false, false, true]);
    actsFrom = null;
  });

  it('takes no answer while a change of the account waits, and does once it is answered', async () => {
    session.me = { replacing: true } as Me;
    pages.splice(0, 9, rows(1));
    const [item] = (await loadRound('c')).items;
    expect([item?.waits, item?.held]).toEqual([false, true]);
    session.me.replacing = false;
    expect([item?.waits, item?.held]).toEqual([true, false]);
    session.me = null;
  });
});

describe('what was filled in and not sent', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    version = 1;
    pages.splice(0, 9, rows(1));
  });

  async function fillIn() {
    const [item] = (await loadRound(undefined)).items;
    Object.assign(item ?? {}, {
      shown: 'abc',
      choice: 'rejection',
      reason: 'Het bedrag klopt niet.',
    });
    item?.keep();
    return item;
  }

  it('is there again after going back or loading the page anew', async () => {
    await fillIn();
    const [again] = (await loadRound(undefined)).items;
    expect(again).toMatchObject({
      shown: 'abc',
      choice: 'rejection',
      reason: 'Het bedrag klopt niet.',
    });
  });

  it('is asked anew about another version, without losing what was typed', async () => {
    await fillIn();
    version = 2;
    const [again] = (await loadRound(undefined)).items;
    expect(again).toMatchObject({ shown: null, choice: '', reason: 'Het bedrag klopt niet.' });
  });

  it('is gone once it was sent', async () => {
    const item = await fillIn();
    if (item) item.done = 'rejection';
    item?.keep();
    const [again] = (await loadRound(undefined)).items;
    expect(again).toMatchObject({ shown: null, choice: '', reason: '' });
  });
});
