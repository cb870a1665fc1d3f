import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { loadTexts, withTexts } from '../i18n';
import { sha256 } from '../lib/sha256';
import { sendFile } from './upload';

class FakeRequest {
  static last: FakeRequest;
  upload: { onprogress?: (event: object) => void } = {};
  status = 0;
  sent?: FormData;
  onload = () => {};
  onerror = () => {};
  onabort = () => {};
  constructor() {
    FakeRequest.last = this;
  }
  open = vi.fn();
  send = (form: FormData) => (this.sent = form);
  abort = () => this.onabort();
}

const ticket = { url: 'https://files.example/', fields: { key: 'q/1', policy: 'p' } };
const file = new Blob(['hallo']);

beforeAll(() => loadTexts().then(() => withTexts(Promise.resolve())));
beforeEach(() => vi.stubGlobal('XMLHttpRequest', FakeRequest));

test('the fields go first and the file last', () => {
  sendFile(file, ticket, () => {}).done.catch(() => {});
  expect([...(FakeRequest.last.sent?.keys() ?? [])]).toEqual(['key', 'policy', 'file']);
});

test('progress is a part of one', async () => {
  const parts: number[] = [];
  const sending = sendFile(file, ticket, (part) => parts.push(part));
  FakeRequest.last.upload.onprogress?.({ lengthComputable: true, loaded: 1, total: 4 });
  FakeRequest.last.status = 204;
  FakeRequest.last.onload();
  await sending.done;
  expect(parts).toEqual([0.25]);
});

test('a refusal by storage is a failure with a reason', async () => {
  const { done } = sendFile(file, ticket, () => {});
  FakeRequest.last.status = 403;
  FakeRequest.last.onload();
  await expect(done).rejects.toMatchObject({ type: 'upload_failed', status: 403 });
});

test('cancelling is told apart from failing', async () => {
  const { done, cancel } = sendFile(file, ticket, () => {});
  cancel();
  await expect(done).rejects.toMatchObject({ name: 'AbortError' });
});

test('the hash is that of the bytes', async () => {
  expect(await sha256(file)).toBe(
    'd3751d33f9cd5049c4af2b462735457e4d3baf130bcbb87f389e349fbaeb20b9',
  );
});
