/** Fiscale partners: what is known of the two, and what each of them or the office does about it. */
import { answer, api } from '../api/client';
import type { components } from '../api/schema';

type Schemas = components['schemas'];
export type Partner = Schemas['PartnerView'];
export type Candidate = Schemas['CandidateView'];
export type Ground = Schemas['GroundBody'];

const at = (client_id: string) => ({ params: { path: { client_id } } });

export const partnerOf = (client: string): Promise<Partner> =>
  answer(api.GET('/clients/{client_id}/partner', at(client)));

export const consentsAsked = async () => (await answer(api.GET('/partner-consents'))).items;

export const candidates = (client: string, search: string, cursor: string | null) =>
  answer(
    api.GET('/clients/{client_id}/partner/candidates', {
      params: { path: { client_id: client }, query: { search, ...(cursor ? { cursor } : {}) } },
    }),
  );

export const recordPartner = (client: string, partner_id: string) =>
  answer(api.PUT('/clients/{client_id}/partner', { ...at(client), body: { partner_id } }));

export const agree = (client: string, partner_id: string) =>
  answer(api.PUT('/clients/{client_id}/partner/consent', { ...at(client), body: { partner_id } }));

export const recordAgreement = (client: string, partner_id: string, ground: Ground) =>
  answer(
    api.PUT('/clients/{client_id}/partner/recorded-consent', {
      ...at(client),
      body: { partner_id, ground },
    }),
  );

export const endPartner = async (client: string): Promise<void> => {
  await answer(api.DELETE('/clients/{client_id}/partner', at(client)));
};
