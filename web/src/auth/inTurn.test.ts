import { expect, test, vi } from 'vitest';
import { inTurn } from './inTurn';

/** A question, and how to answer it. */
function question() {
  let resolve = () => {};
  let reject = (_: Error) => {};
  const answered = new Promise<void>((yes, no) => {
    [resolve, reject] = [yes, no];
  });
  return { resolve, reject, ask: vi.fn(() => answered) };
}

test('the same question is asked once, and again after it was answered', async () => {
  const first = question();
  const both = [inTurn('a', first.ask), inTurn('a', first.ask)];
  first.resolve();
  await Promise.all(both);
  expect(first.ask).toHaveBeenCalledTimes(1);
  await inTurn('a', first.ask);
  expect(first.ask).toHaveBeenCalledTimes(2);
});

test('another question waits, also for one that is not answered', async () => {
  const [first, second] = [question(), question()];
  const refused = inTurn('a', first.ask);
  const waiting = inTurn('b', second.ask);
  await vi.waitFor(() => expect(first.ask).toHaveBeenCalled());
  expect(second.ask).not.toHaveBeenCalled();
  first.reject(new Error('no'));
  await expect(refused).rejects.toThrow('no');
  second.resolve();
  await waiting;
  expect(second.ask).toHaveBeenCalledTimes(1);
});
