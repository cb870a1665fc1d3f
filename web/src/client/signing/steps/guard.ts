/** Asks before somebody leaves a ceremony that is not signed: by a link, or by going back. */
import { navigate } from '../../../lib/router.svelte';
import type { Ceremony } from '../calls';

/** Where leaving loses something, or may. */
export const isOpen = ({ step }: Ceremony) => ['email', 'second', 'ink'].includes(step);

/** Until when the server keeps this step for whoever comes back. */
export const endOf = ({ code, expires_at }: Ceremony) => code?.expires_at ?? expires_at;

/** The address this page has; a second entry of it in the history takes the step back. */
const HELD = { held: true };

function hold() {
  if ((history.state as typeof HELD | null)?.held) return;
  history.pushState(HELD, '', location.pathname + location.search);
}

/** `ask` gets what to do when the answer is to go; `home` is where to, when there is nothing to go
 * back to. What comes back ends it. */
export function guard(home: string, ask: (go: () => void) => void): () => void {
  let going = false;

  function clicked(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (going || !link || link.target || link.download || link.origin !== location.origin) return;
    if (link.hash || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault(); // the router leaves what was prevented alone
    ask(() => {
      going = true;
      link.click();
    });
  }

  function wentBack() {
    if (going) return;
    hold();
    ask(() => {
      going = true;
      if (history.length > 2) history.go(-2);
      else navigate(home);
    });
  }

  hold();
  addEventListener('popstate', wentBack);
  document.addEventListener('click', clicked, true);
  return () => {
    removeEventListener('popstate', wentBack);
    document.removeEventListener('click', clicked, true);
  };
}
