/** Short names for what the API answers; schema.d.ts is generated from docs/api/openapi.json. */
import type { components } from './schema';

type Schemas = components['schemas'];

export type Me = Schemas['Me'];
export type ClientAccess = Schemas['ClientAccess'];
export type Office = Schemas['OfficeView'];
export type Challenge = Schemas['ChallengeView'];
export type Method = Schemas['Method'];
export type Given = Schemas['ProofAnswer'];
export type PasskeyRequest = Schemas['PasskeyRequest'];
export type PasskeyCreation = Schemas['PasskeyCreation'];
export type PasskeyAssertion = Schemas['PasskeyAssertion'];
export type PasskeyAttestation = Schemas['PasskeyAttestation'];
export type Passkey = Schemas['PasskeyView'];
export type Act = Schemas['Act'];
export type Replacement = Schemas['ReplacementView'];
export type Factors = Schemas['FactorsView'];
export type SessionRow = Schemas['SessionView'];
export type TaskRow = Schemas['TaskRow'];
export type Task = Schemas['TaskView'];
export type Recipient = Schemas['RecipientView'];
export type DocumentRow = Schemas['DocumentRow'];
export type DocumentDetail = Schemas['DocumentView'];
export type HistoryItem = Schemas['HistoryItem'];
export type Opening = Schemas['OpeningView'];
export type Folder = Schemas['FolderView'];
export type DocumentType = Schemas['DocumentTypeView'];
export type TableLayout = Schemas['TableLayout'];
export type Box = Schemas['BoxShape'];
export type Wish = Schemas['SignerWish'];
export type PersonToSign = Schemas['PersonToSign'];
export type Signing = Schemas['SigningView'];
export type Signer = Schemas['SignerView'];
export type Delivery = Schemas['DeliveryView'];
export type Certificate = Schemas['CertificateView'];
export type SigningSettings = Schemas['SigningSettings'];
