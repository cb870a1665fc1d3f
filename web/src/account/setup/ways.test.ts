import { expect, test } from 'vitest';
import type { Factors } from '../../api/types';
import { waysToSetUp } from './ways';

const factors: Factors = {
  required: false,
  allowed: ['passkey', 'totp', 'sms'],
  methods: [],
  authenticator_since: null,
  text_messages: false,
  recovery_codes_left: 0,
  mobile: '•• •••• ••12',
  number_wrong: false,
  passkeys: [],
  left: { app: [], passkey: [], sms: [] },
};

test('the safest way comes first', () =>
  expect(waysToSetUp(factors, true)).toEqual(['passkey', 'totp', 'sms']));

test('a browser without passkeys does not offer them', () =>
  expect(waysToSetUp(factors, false)).toEqual(['totp', 'sms']));

test('what the office does not allow is not offered', () =>
  expect(waysToSetUp({ ...factors, allowed: ['sms'] }, true)).toEqual(['sms']));

test.each([{ required: true }, { text_messages: true }, { mobile: '' }])(
  'text messages are no choice with %o',
  (given) => expect(waysToSetUp({ ...factors, ...given }, true)).not.toContain('sms'),
);
