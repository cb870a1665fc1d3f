import { expect, test, vi } from 'vitest';
import { offer, take } from './handing';

test('the tab that asks by the key gets a copy of the file, and is named to whoever had it', async () => {
  const file = new File(['%PDF'], 'Aangifte IB 2025.pdf', { type: 'application/pdf' });
  const ontaken = vi.fn();
  const stop = offer('one', file, ontaken);
  const taken = await take('one', 'A. de Vries');
  expect(taken).not.toBe(file);
  expect([taken?.name, taken?.type]).toEqual(['Aangifte IB 2025.pdf', 'application/pdf']);
  expect(await taken?.text()).toBe('%PDF');
  expect(ontaken).toHaveBeenCalledExactlyOnceWith('A. de Vries');
  stop();
});

test('a file that cannot be read any more is not said to be handed over', async () => {
  const gone = { arrayBuffer: () => Promise.reject(new Error('gone')) } as unknown as File;
  const ontaken = vi.fn();
  const stop = offer('two', gone, ontaken);
  expect(await take('two', 'A. de Vries')).toBeNull();
  expect(ontaken).not.toHaveBeenCalled();
  stop();
});

test('nobody waits for ever for a tab that was closed', async () => {
  vi.useFakeTimers();
  const taken = take('gone', 'A. de Vries');
  await vi.advanceTimersByTimeAsync(6000);
  expect(await taken).toBeNull();
  vi.useRealTimers();
});
