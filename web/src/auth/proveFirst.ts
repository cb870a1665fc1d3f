/** What somebody else passed on about an account is answered before its owner approves or signs. */
import { mount, unmount } from 'svelte';
import { inTurn } from './inTurn';

/** Fails with a `Problem` when it is left unanswered. */
export const proveFirst = () => inTurn('prove_first', ask);

async function ask(): Promise<void> {
  const { default: ProveFirst } = await import('./ProveFirst.svelte');
  return new Promise((resolve, reject) => {
    const dialog = mount(ProveFirst, {
      target: document.body,
      props: {
        onclose: (refused) => {
          if (refused) reject(refused);
          else resolve();
          void unmount(dialog);
        },
      },
    });
  });
}
