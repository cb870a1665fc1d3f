/** What somebody prefers, kept by the API. */
import { answer, api } from '../api/client';
import type { Me } from '../api/types';
import type { Language } from '../i18n';

type Call = Parameters<typeof answer<Me>>[0];
type Put = (path: string, init: { body: { client_id: string | null } }) => Call;

export const keepLanguage = (language: Language): Promise<Me> =>
  answer(api.PUT('/me/language', { body: { language } }));

/** Voorkeursklant. Only an API that tells of a preferred client has this route, so its types may not name it. */
export const preferClient = (client_id: string | null): Promise<Me> =>
  answer((api.PUT as unknown as Put)('/me/preferred-client', { body: { client_id } }));
