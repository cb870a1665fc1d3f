import { expect, test } from 'vitest';
import { Problem } from '../api/problem';
import { Form } from './form.svelte';

test('what is filled in after all is said to be wrong no more, and the rest still is', async () => {
  const filled = { name: '', day: '' };
  const form = new Form(() => ({
    name: !filled.name && 'Vul de naam in.',
    day: !filled.day && 'Kies een dag.',
  }));
  await form.submit(async () => {});
  filled.name = 'Anna';
  form.typed('name');
  expect(form.errors).toEqual({ day: 'Kies een dag.' });
});

test('what the server said of a field goes when that field is changed', async () => {
  const form = new Form();
  const fields = [
    { field: 'email', code: 'email_in_use', message: 'Dit adres is bezet.' },
    { field: 'mobile', code: 'not_a_mobile', message: 'Dit is geen nummer.' },
  ];
  await form.submit(() => {
    throw new Problem('invalid_fields', 'Fout', 400, fields);
  });
  form.typed('email');
  expect(form.errors).toEqual({ mobile: 'Dit is geen nummer.' });
});

test('what the server calls otherwise is said where it stands on the screen', async () => {
  const form = new Form(undefined, { 'asked.signers': 'signers' });
  const message = 'Dit kan nu niet worden gevraagd aan Anna.';
  await form.submit(() => {
    const fields = [{ field: 'asked.signers', code: 'may_not_do_this', message }];
    throw new Problem('invalid_fields', 'Fout', 400, fields);
  });
  expect(form.errors).toEqual({ signers: message });
});
