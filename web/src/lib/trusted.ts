/** The one Trusted Types policy of our own: scripts of this origin, for workers only. */
interface Policy {
  createScriptURL(url: string): unknown;
}
interface Factory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): Policy;
}

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;

function ours(url: string): string {
  const { origin, pathname } = new URL(url, location.href);
  if (origin === location.origin && /^\/(sw\.js$|assets\/|src\/|node_modules\/|@)/.test(pathname))
    return url;
  throw new TypeError(`not a script of ours: ${url}`);
}

const policy = factory?.createPolicy('akkoord', { createScriptURL: ours });

/** To pass where the browser wants a TrustedScriptURL; browsers without Trusted Types get the string. */
export function trustedScript(url: string): string {
  return (policy ? policy.createScriptURL(url) : ours(url)) as string;
}
