/** Short names for what the API says about signing. */
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Box = Schemas['BoxShape'];
export type Wish = Schemas['SignerWish'];
export type PersonToSign = Schemas['PersonToSign'];
export type PeopleToSign = Schemas['PeopleToSign'];
export type Signing = Schemas['SigningView'];
export type Signer = Schemas['SignerView'];
export type Delivery = Schemas['DeliveryView'];
export type Evidence = Schemas['EvidenceView'];
export type Certificate = Schemas['CertificateView'];
export type SigningSettings = Schemas['SigningSettings'];
