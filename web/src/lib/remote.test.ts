import { expect, test } from 'vitest';
import { Problem } from '../api/problem';
import { Remote } from './remote.svelte';

test('it loads, and fails with a reason, and recovers', async () => {
  let down = true;
  const remote = new Remote(async () => {
    if (down) throw new Problem('unreachable', 'weg', 0);
    return 'er is';
  });
  expect(remote.loading).toBe(true);
  await remote.load();
  expect(remote.problem?.message).toBe('weg');
  down = false;
  await remote.load();
  expect([remote.data, remote.problem]).toEqual(['er is', null]);
});

test('an answer that was overtaken is thrown away', async () => {
  const resolvers: ((text: string) => void)[] = [];
  const remote = new Remote(() => new Promise<string>((resolve) => resolvers.push(resolve)));
  const [first, second] = [remote.load(), remote.load()];
  resolvers[1]?.('nieuw');
  await second;
  resolvers[0]?.('oud');
  await first;
  expect(remote.data).toBe('nieuw');
});

test('a fault in our own code is not hidden', async () => {
  const remote = new Remote(async () => {
    throw new TypeError('fout');
  });
  await expect(remote.load()).rejects.toThrow('fout');
});
