import { expect, test } from 'vitest';
import { routes } from './request';

const asked: Request[] = [];
const baseUrl = 'https://portaal.example/api';
const answering = (response: Response) =>
  routes({ 'Content-Type': 'application/json' }, async (request) => {
    asked.push(request);
    return response.clone();
  });
const last = () => asked.at(-1);

test('a name in the address cannot become another address', async () => {
  const api = answering(Response.json({}));
  const params = { path: { client_id: '../me?x', document_id: 'a b' } };
  await api.GET('/clients/{client_id}/documents/{document_id}', { params, baseUrl });
  expect(last()?.url).toBe(`${baseUrl}/clients/..%2Fme%3Fx/documents/a%20b`);
});

test('what is searched for stands behind the question mark, what is not does not', async () => {
  const api = answering(Response.json({ items: [] }));
  const query = { client_id: 'de vries & zn+', folder_id: null, year: 0 };
  await api.GET('/documents', { params: { query }, baseUrl });
  expect(last()?.url).toBe(`${baseUrl}/documents?client_id=de%20vries%20%26%20zn%2B&year=0`);
  await api.GET('/documents', { params: { query: { cursor: null } }, baseUrl });
  expect(last()?.url).toBe(`${baseUrl}/documents`);
});

test('a body goes out as JSON, and nothing where there is none', async () => {
  const api = answering(new Response(null, { status: 204 }));
  await api.PUT('/me/language', { body: { language: 'en' }, baseUrl });
  expect(last()?.headers.get('Content-Type')).toBe('application/json');
  expect(await last()?.json()).toEqual({ language: 'en' });
  await api.DELETE('/session', { baseUrl });
  expect([last()?.method, await last()?.text()]).toEqual(['DELETE', '']);
});

test('an answer is what it says, or nothing', async () => {
  const empty = answering(new Response(null, { status: 204 }));
  expect((await empty.DELETE('/session', { baseUrl })).data).toBeUndefined();
  const told = answering(Response.json({ name: 'Anna de Vries' }));
  expect((await told.GET('/me', { baseUrl })).data).toEqual({ name: 'Anna de Vries' });
});

test('a refusal says why, also when something between us and the API gave it', async () => {
  const refused = answering(Response.json({ type: 'not_yours' }, { status: 403 }));
  const { data, error, response } = await refused.GET('/me', { baseUrl });
  expect([data, error, response.status]).toEqual([undefined, { type: 'not_yours' }, 403]);
  const gateway = answering(new Response('<h1>Bad gateway</h1>', { status: 502 }));
  const other = await gateway.GET('/me', { baseUrl });
  expect([other.error, other.response.status]).toEqual([undefined, 502]);
});
