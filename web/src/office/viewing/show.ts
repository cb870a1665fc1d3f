/** Puts the bar over the pages of the client. */
import { mount } from 'svelte';
import Viewing from './Viewing.svelte';

export function showViewing() {
  const target = document.body;
  const anchor = document.getElementById('app') ?? target;
  mount(Viewing, { target, anchor });
}
