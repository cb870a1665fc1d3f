/** Having a passkey and being recognised by it are both steps of signing in. */
import { answer, api } from '../api/client';
import { enter } from './enter';
import { askDevice } from './passkey';

export async function signInWithPasskey() {
  const { challenge_id, options } = await answer(api.POST('/passkey-challenges'));
  const credential = await askDevice(options);
  const params = { path: { challenge_id } };
  enter(
    await answer(
      api.PUT('/passkey-challenges/{challenge_id}/answer', { params, body: { credential } }),
    ),
  );
}
