import { beforeAll, expect, test } from 'vitest';
import { deviceWords, thisDevice } from './devices';
import { loadAccountTexts } from './i18n';

beforeAll(loadAccountTexts);

test('a browser is told as far as it is known', () => {
  expect(deviceWords('Firefox', 'Windows')).toBe('Firefox op Windows');
  expect(deviceWords('', 'iPhone')).toBe('iPhone');
  expect(deviceWords('', '')).toBe('Onbekend apparaat');
});

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1', 'iPhone'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1', 'Mac'],
  ['Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile', 'Android'],
  ['Mozilla/5.0 (X11; CrOS x86_64) Chrome/140.0', 'Chromebook'],
  ['Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', 'Linux'],
  ['curl', ''],
])('%s gets a name', (userAgent, name) => expect(thisDevice(userAgent)).toBe(name));
