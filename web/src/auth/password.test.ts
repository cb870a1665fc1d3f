import { expect, test } from 'vitest';
import { rules } from './password';

const met = (password: string, repeat = password, email = 'anna@bakkerij.example') =>
  rules(password, repeat, email)
    .filter((rule) => rule.met)
    .map((rule) => rule.id);

test('a sentence is a fine password', () => {
  expect(met('de kat slaapt nu')).toEqual(['long', 'uncommon', 'same']);
});

test('an empty one meets nothing', () => expect(met('')).toEqual([]));

test('letters are counted, not bytes', () => expect(met('élève-été-ça')).toContain('long'));

test.each(['Wachtwoord123456', 'welkomwelkomwelkom', 'aaaaaaaaaaaaaa', 'anna-is-de-beste'])(
  '%s is too common',
  (password) => expect(met(password)).not.toContain('uncommon'),
);

test('both have to be the same', () => expect(met('de kat slaapt nu', 'x')).not.toContain('same'));
