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
export type Language = Schemas['Language'];
export type Action = Schemas['Action'];
export type TaskState = Schemas['TaskState'];
export type PersonState = Schemas['PersonState'];
export type DocumentStatus = Schemas['DocumentStatus'];
export type Replacement = Schemas['ReplacementView'];
export type Factors = Schemas['FactorsView'];
export type NoSecond = Schemas['NoSecond'];
export type FirstStep = Schemas['EmployeeDetail']['first_step'];
export type SessionRow = Schemas['SessionView'];
export type SecurityEvent = Schemas['SecurityEvent'];
export type TaskRow = Schemas['ListedTask'];
export type Task = Schemas['TaskView'];
export type OfferedDocument = Schemas['OfferedDocument'];
export type Move = Schemas['Move'];
export type Recipient = Schemas['RecipientView'];
export type DocumentRow = Schemas['ListedDocument'];
export type DocumentDetail = Schemas['DocumentView'];
export type HistoryItem = Schemas['HistoryItem'];
export type Opening = Schemas['OpeningView'];
export type Folder = Schemas['FolderView'];
export type DocumentType = Schemas['DocumentTypeView'];
export type TableLayout = Schemas['TableLayout'];
export type Box = Schemas['BoxShape'];
export type Wish = Schemas['SignerWish'];
export type PersonToSign = Schemas['PersonToSign'];
/** A task that is signed. */
export type Signing = Task & { part: Schemas['SigningPart'] };
export type Signer = Recipient & Schemas['SignerView'];
export type Delivery = Schemas['DeliveryView'];
export type Certificate = Schemas['CertificateView'];
export type SigningSettings = Schemas['SigningSettings'];
