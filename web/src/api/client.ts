/** Every call to the API: its language, for whom the page was made, its errors as `Problem`, and what a call may wait
 * for: AWS or the network to answer, signing in again when a session has ended, or a fresh code. */
import { language, t, withTexts } from '../i18n';
import { Problem, asProblem } from './problem';
import { routes } from './request';

// Not twice: what makes something without an id of its own, and what proves who somebody is.
const ONCE = /POST|session|chall|pass|answer|message/;
const SIGNING_IN = /\/api\/(sessions?|challenges|pass)/;
/** `why` is what the API says of the session that is over. */
type SignInAgain = (why: Problem) => Promise<void>;
let signInAgain: SignInAgain | null = null;

/** The shell sets this while somebody is signed in; calls that get 401 wait for it and go out again. */
export function onExpiredSession(ask: SignInAgain | null) {
  signInAgain = ask;
}

const headers: Record<string, string> = {
  'Content-Type': 'application/json',
  'Accept-Language': language,
};

/** Set once somebody is known: nothing that is sent is recorded for another who has signed in since. */
export function madeFor(person: string) {
  headers['Akkoord-Person'] = person;
}

let held: Promise<void> | undefined;

/** The page is no longer of whoever is signed in: nothing goes out, and what asks waits until it is again, or is left. */
export function hold(until: Promise<void>) {
  held = until;
}

async function send(request: Request): Promise<Response> {
  await held;
  const again = request.clone();
  const response = await reach(() => lasting(request));
  if (response.status === 401 && signInAgain && !SIGNING_IN.test(request.url))
    await signInAgain(asProblem(await response.json().catch(() => null), 401, ''));
  else if (![403, 409].includes(response.status)) return response;
  else if (!(await (await dialogs()).isSettled(response, again))) return response;
  return send(again);
}

/** Goes out again, twice at most, when the network or AWS fails and it can be done twice. */
async function lasting(
  request: Request,
  turns = ONCE.test(request.method + request.url) ? 0 : 2,
): Promise<Response> {
  const again = request.clone();
  const response = await fetch(request).catch((cause) => {
    if (!turns || again.signal.aborted) throw cause;
  });
  if (response && (!turns || response.status !== 503)) return response;
  const seconds = +(response?.headers.get('Retry-After') ?? 1) * (1 + Math.random());
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  return lasting(again, turns - 1);
}

/** What has to come over the network, or a `Problem` that says that it cannot. */
export async function reach<Found>(call: () => Promise<Found>): Promise<Found> {
  try {
    return await call();
  } catch (cause) {
    if ((cause as Error).name === 'AbortError') throw cause;
    throw new Problem('unreachable', t.errors.unreachable, 0);
  }
}

/** What may come over any page. */
export const dialogs = () => reach(() => withTexts(import('../auth/dialogs')));

export const api = routes(headers, send);

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
