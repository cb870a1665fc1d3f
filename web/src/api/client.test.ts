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
  await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
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
