/** Browsers make no passkey for an IP address, as a laptop often has. */
export const canUsePasskeys = () =>
  'PublicKeyCredential' in globalThis && !/^[\d.]+$|:/.test(location.hostname);
