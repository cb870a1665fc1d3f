/** What somebody else passed on about an account is answered before its owner approves or signs. */
import { mount, unmount } from 'svelte';

let asked: Promise<void> | null = null;

/** Fails with a `Problem` when it is left unanswered. Not in turn with a fresh code: confirming here asks for one. */
export function proveFirst(): Promise<void> {
  asked ??= ask().finally(() => (asked = null));
  return asked;
}

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
