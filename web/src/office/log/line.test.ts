import { beforeAll, expect, test } from 'vitest';
import { loadTexts, withTexts } from '../../i18n';
import { loadOfficeTexts } from '../i18n';
import { note, type Line } from './line';

beforeAll(async () => {
  await loadTexts();
  await withTexts(loadOfficeTexts());
});

test('a code that was wrong says by which way it had come, also by mail', () => {
  const refused = (method: string) =>
    note({ action: 'code_refused', details: { method, purpose: 'signing' } } as unknown as Line);
  expect(refused('email')).toBe('code per e-mail, bij het ondertekenen');
  expect(refused('sms')).toBe('code per sms, bij het ondertekenen');
});
