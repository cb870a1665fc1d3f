/** What the browser asks of a device that has a passkey, or makes one; the JSON of the API in and out. */
import { Problem } from '../api/problem';
import type {
  PasskeyAssertion,
  PasskeyAttestation,
  PasskeyCreation,
  PasskeyRequest,
} from '../api/types';
import { t } from '../i18n';
import { decoded, encoded } from './base64url';

/** The answer of a device that recognised its owner. */
export async function askDevice(options: PasskeyRequest): Promise<PasskeyAssertion> {
  const { id, response } = await tried<AuthenticatorAssertionResponse>(() =>
    navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: decoded(options.challenge),
        allowCredentials: options.allowCredentials.map(named),
      },
    }),
  );
  return {
    id,
    response: {
      clientDataJSON: encoded(response.clientDataJSON),
      authenticatorData: encoded(response.authenticatorData),
      signature: encoded(response.signature),
      userHandle: response.userHandle && encoded(response.userHandle),
    },
  };
}

/** A new key, of which the device keeps the secret half. */
export async function makePasskey(options: PasskeyCreation): Promise<PasskeyAttestation> {
  const { id, response } = await tried<AuthenticatorAttestationResponse>(() =>
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: decoded(options.challenge),
        user: { ...options.user, id: decoded(options.user.id) },
        excludeCredentials: options.excludeCredentials.map(named),
      },
    }),
  );
  return {
    id,
    response: {
      clientDataJSON: encoded(response.clientDataJSON),
      attestationObject: encoded(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

type Named = PasskeyRequest['allowCredentials'][number];

const named = ({ type, id, transports }: Named): PublicKeyCredentialDescriptor => ({
  type,
  id: decoded(id),
  transports: transports as AuthenticatorTransport[],
});

async function tried<Response extends AuthenticatorResponse>(
  ask: () => Promise<Credential | null>,
): Promise<{ id: string; response: Response }> {
  if (!('credentials' in navigator)) throw problem('unsupported');
  try {
    return (await ask()) as PublicKeyCredential & { response: Response };
  } catch (cause) {
    if (!(cause instanceof DOMException)) throw cause;
    throw problem(reasons[cause.name] ?? 'cancelled');
  }
}

type Reason = keyof typeof t.auth.passkey;
const reasons: Record<string, Reason> = {
  InvalidStateError: 'known',
  SecurityError: 'unsupported',
  NotSupportedError: 'unsupported',
};

const problem = (reason: Reason) => new Problem(`passkey_${reason}`, t.auth.passkey[reason], 400);
