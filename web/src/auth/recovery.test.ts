import { expect, test } from 'vitest';
import { tidied } from './recovery';

const CODE = 'K7QM-2XRA-90BC-DEFG-HJKM-NPQ1';

test.each([
  CODE,
  'k7qm2xra90bcdefghjkmnpq1',
  ' K7QM 2XRA 90BC DEFG HJKM NPQ1 ',
  '\ufeffK7QM\u20112XRA\u200b-90BC\u00a0DEFG HJKM\u00adNPQ1\u202c',
  'K7QM–2XRA–90BC–DEFG–HJKM–NPQ1',
])('%s is read as it was meant', (typed) => expect(tidied(typed)).toBe(CODE));

test.each(['', '123456', 'K7QM-2XRA', `${CODE}Z`, CODE.replace('K', 'é')])(
  '%s is no recovery code',
  (typed) => expect(tidied(typed)).toBeNull(),
);
