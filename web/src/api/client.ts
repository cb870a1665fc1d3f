/** Every call to the API: its language, its errors as `Problem`, and signing in again when a session has ended. */
import createClient from 'openapi-fetch';
import { language, t } from '../i18n';
import { Problem, asProblem } from './problem';
import type { paths } from './schema';

type SignInAgain = () => Promise<void>;
let signInAgain: SignInAgain | null = null;

/** The shell sets this while somebody is signed in; calls that get 401 wait for it and go out again. */
export function onExpiredSession(ask: SignInAgain | null) {
  signInAgain = ask;
}

async function send(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await reach(request);
  if (response.status !== 401 || !signInAgain || isSigningIn(request)) return response;
  await signInAgain();
  return reach(again);
}

async function reach(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', language);
  try {
    return await fetch(request);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Problem('unreachable', t.errors.unreachable, 0);
  }
}

function isSigningIn(request: Request) {
  return /\/api\/(sessions?|challenges|password)/.test(new URL(request.url).pathname);
}

export const api = createClient<paths>({
  baseUrl: '/api',
  fetch: send,
  headers: { 'Content-Type': 'application/json' },
});

interface Reply<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The answer of a call, or a thrown `Problem`. */
export async function answer<Data>(call: Promise<Reply<Data>>): Promise<Data> {
  const { data, error, response } = await call;
  if (!response.ok) throw asProblem(error, response.status, t.errors.unknown);
  return data as Data;
}
