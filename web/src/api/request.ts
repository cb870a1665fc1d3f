/** The routes of the API as functions: a name of the schema becomes an address, and JSON goes out and comes in. Which
 * routes there are and what each takes and gives, openapi-fetch reads from the schema; its code, for much that no route
 * of ours has, would be a twentieth of the first page. */
import type { Client } from 'openapi-fetch';
import type { paths } from './schema';

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';
type Values = Record<string, unknown>;
interface Asked extends Pick<RequestInit, 'signal'> {
  params?: { path?: Values; query?: Values };
  body?: unknown;
  baseUrl?: string;
}

export function routes(headers: HeadersInit, send: (request: Request) => Promise<Response>) {
  const by =
    (method: Method) =>
    async (route: string, { params = {}, body, baseUrl = '/api', ...init }: Asked = {}) => {
      const url = baseUrl + address(route, params);
      const asked = { ...init, method, headers, body: JSON.stringify(body) };
      const response = await send(new Request(url, asked));
      const said = await response.text();
      if (response.ok) return { data: said ? (JSON.parse(said) as unknown) : undefined, response };
      return { error: parsed(said), response };
    };
  const all = { GET: by('GET'), PUT: by('PUT'), POST: by('POST'), DELETE: by('DELETE') };
  return all as unknown as Pick<Client<paths>, Method>;
}

function address(route: string, { path = {}, query = {} }: NonNullable<Asked['params']>) {
  const named = route.replace(/\{(\w+)\}/g, (_, name: string) => escaped(path[name]));
  const given = Object.entries(query).filter(([, value]) => value != null);
  const search = given.map(([name, value]) => `${name}=${escaped(value)}`).join('&');
  return search ? `${named}?${search}` : named;
}

const escaped = (value: unknown) => encodeURIComponent(String(value));

/** What is not the API's may say anything. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
