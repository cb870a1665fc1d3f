/** Every call to the API: its language, its errors as `Problem`, and what a call may wait for: signing in again when a
 * session has ended, or a fresh code. */
import createClient from 'openapi-fetch';
import { language, t, withTexts } from '../i18n';
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
  const response = await reach(() => fetch(request));
  if (response.status === 401 && signInAgain && !isSigningIn(request)) await signInAgain();
  else if (response.status !== 403 || !(await isProved(response.clone(), again))) return response;
  return send(again);
}

async function reach<Found>(call: () => Promise<Found>): Promise<Found> {
  try {
    return await call();
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Problem('unreachable', t.errors.unreachable, 0);
  }
}

/** Whether a code was missing and has been given, in a dialog over the page. */
async function isProved(refused: Response, request: Request): Promise<boolean> {
  const problem = asProblem(await refused.json().catch(() => null), 403, '');
  if (problem.type !== 'step_up_needed') return false;
  const { prove } = await reach(() => withTexts(import('../auth/stepUp')));
  await prove(problem, request.clone());
  return true;
}

function isSigningIn(request: Request) {
  return /\/api\/(sessions?|challenges|pass)/.test(new URL(request.url).pathname);
}

export const api = createClient<paths>({
  baseUrl: '/api',
  fetch: send,
  headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
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
