/** Puts the bar over the pages of the client. */
import { mount } from 'svelte';
import { onExpiredSession } from '../../api/client';
import Viewing from './Viewing.svelte';

export function showViewing() {
  const target = document.body;
  const anchor = document.getElementById('app') ?? target;
  onExpiredSession(startOver);
  mount(Viewing, { target, anchor });
}

/** Signing in again is for the employee, not for the person on the screen. */
function startOver(): Promise<void> {
  location.assign('/');
  return new Promise(() => undefined);
}
