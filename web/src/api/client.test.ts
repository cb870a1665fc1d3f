import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Me } from './types';

const anna = { person: 'anna', name: 'Anna de Vries' } as Me;
const baseUrl = 'https://portaal.example/api';
const dutch = { body: { language: 'nl' }, baseUrl } as const;
const asked: Request[] = [];
let answer: () => Response;
const told = vi.fn();

const forever = new Promise<never>(() => undefined);

vi.mock('../auth/stepUp', () => ({ prove: told }));
vi.mock('../auth/otherPerson', async () => {
  const { hold } = await import('./client');
  return { refused: () => (told(), hold(forever), forever) };
});

beforeEach(async () => {
  vi.resetModules();
  await import('../i18n').then(({ loadTexts }) => loadTexts());
  asked.length = 0;
  told.mockClear();
  answer = () => Response.json(anna);
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request);
    return answer();
  });
});
afterEach(() => vi.unstubAllGlobals());

const said = () => asked.map((each) => each.headers.get('Akkoord-Person'));
const problem = (status: number, type: string) => Response.json({ type, title: 'x' }, { status });

test('it says whose page it is once somebody is known', async () => {
  const { api, madeFor } = await import('./client');
  await api.PUT('/me/language', dutch);
  madeFor(anna.person);
  await api.GET('/me', { baseUrl });
  await api.PUT('/me/language', dutch);
  await api.DELETE('/session', { baseUrl });
  expect(said()).toEqual([null, 'anna', 'anna', 'anna']);
});

test('after signing in again it is still of the same', async () => {
  const { api, madeFor, onExpiredSession } = await import('./client');
  madeFor(anna.person);
  onExpiredSession(async () => void (answer = () => Response.json(anna)));
  answer = () => problem(401, 'not_signed_in');
  await api.PUT('/me/language', dutch);
  expect(said()).toEqual(['anna', 'anna']);
});

test('refused for another it is told, and nothing goes out or comes in any more', async () => {
  const { api, madeFor } = await import('./client');
  madeFor(anna.person);
  answer = () => problem(409, 'other_person');
  const ended = vi.fn();
  void api.PUT('/me/language', dutch).finally(ended);
  // what tells it is fetched first, which takes longer on a busy machine
  await vi.waitFor(() => expect(told).toHaveBeenCalledOnce(), { timeout: 30_000 });
  void api.PUT('/me/language', dutch).finally(ended);
  void api.GET('/me', { baseUrl }).finally(ended);
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked).toHaveLength(1);
  expect(ended).not.toHaveBeenCalled();
});

test('another conflict is an answer like any other', async () => {
  const { api } = await import('./client');
  answer = () => problem(409, 'changed_meanwhile');
  const { error } = await api.PUT('/me/language', dutch);
  expect(error).toMatchObject({ type: 'changed_meanwhile' });
  expect(told).not.toHaveBeenCalled();
});

/** Answers in turn, the last for all that come after; what was waited for, in seconds. */
function inTurn(...answers: (() => Response)[]) {
  const waited: number[] = [];
  vi.stubGlobal('setTimeout', (go: () => void, ms: number) => (waited.push(ms / 1000), go()));
  answer = () => ((answers.length > 1 ? answers.shift() : answers[0]) ?? fine)();
  return waited;
}
const busy = () =>
  Response.json(
    { type: 'try_again_later', title: 'Even niet' },
    { status: 503, headers: { 'Retry-After': '2' } },
  );
const lost = () => {
  throw new TypeError('Failed to fetch');
};
const fine = () => Response.json(anna);

test('what can be done twice goes out again by itself, not before the server said', async () => {
  const { api } = await import('./client');
  const waited = inTurn(busy, lost, fine);
  const { response } = await api.PUT('/me/language', dutch);
  expect(response.status).toBe(200);
  expect(await Promise.all(asked.map((each) => each.text()))).toEqual(
    Array(3).fill('{"language":"nl"}'),
  );
  expect(waited[0]).toBeGreaterThanOrEqual(2);
  expect(waited[1]).toBeGreaterThanOrEqual(1);
  expect(Math.max(...waited)).toBeLessThanOrEqual(4);
});

test('what stays away is told after three times', async () => {
  const { answer, api } = await import('./client');
  inTurn(busy);
  await expect(answer(api.GET('/me', { baseUrl }))).rejects.toMatchObject({ status: 503 });
  inTurn(lost);
  await expect(api.DELETE('/me/picture' as never, { baseUrl } as never)).rejects.toMatchObject({
    type: 'unreachable',
  });
  expect(asked).toHaveLength(6);
});

test('what would be done twice, or takes a code, goes out once', async () => {
  const { api } = await import('./client');
  inTurn(busy);
  const path = { challenge_id: 'x', client_id: 'x', ceremony_id: 'x' };
  const code = { params: { path }, body: { code: '123456' }, baseUrl } as never;
  await api.POST('/password-requests', { body: {}, baseUrl } as never);
  await api.PUT('/challenges/{challenge_id}/answer', code);
  await api.PUT('/clients/{client_id}/ceremonies/{ceremony_id}/answer', code);
  await api.DELETE('/session', { baseUrl });
  expect(asked).toHaveLength(4);
});

test('what was called off does not come back', async () => {
  const { api } = await import('./client');
  const leaving = new AbortController();
  inTurn(() => {
    leaving.abort();
    throw new DOMException('left', 'AbortError');
  });
  const call = api.GET('/me', { baseUrl, signal: leaving.signal });
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  expect(asked).toHaveLength(1);
});
