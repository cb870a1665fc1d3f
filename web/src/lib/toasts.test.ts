import { expect, test } from 'vitest';
import { toasts } from './toasts.svelte';

const said = () => toasts.list.map((toast) => toast.text);

test('what is said again takes the place of what stood there', () => {
  for (const text of ['Bewaard.', 'Verstuurd.', 'Bewaard.']) toasts.say(text);
  expect(said()).toEqual(['Verstuurd.', 'Bewaard.']);
});
