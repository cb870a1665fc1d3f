import { expect, test, vi } from 'vitest';
import { offer, take } from './handing';

test('the tab that asks by the key gets the file, once somebody has it', async () => {
  const file = { name: 'Aangifte IB 2025.pdf' } as File;
  const ontaken = vi.fn();
  const stop = offer('one', file, ontaken);
  expect(await take('one')).toEqual(file);
  expect(ontaken).toHaveBeenCalledOnce();
  stop();
});

test('nobody waits for ever for a tab that was closed', async () => {
  vi.useFakeTimers();
  const taken = take('gone');
  await vi.advanceTimersByTimeAsync(3000);
  expect(await taken).toBeNull();
  vi.useRealTimers();
});
