/** What somebody prefers, kept by the API. */
import { answer, api } from '../api/client';
import type { Me } from '../api/types';
import type { Language } from '../i18n';

export const keepLanguage = (language: Language): Promise<Me> =>
  answer(api.PUT('/me/language', { body: { language } }));

/** Voorkeursklant (F107). */
export const preferClient = (client_id: string | null): Promise<Me> =>
  answer(api.PUT('/me/preferred-client', { body: { client_id } }));
