/** Plain beginnings of rights; what somebody needs beyond them is chosen by hand. */
import { MARKS, type Rights } from './words';

const nothing: Rights = {
  role: 'medewerker',
  read: true,
  handle: false,
  approve: false,
  sign: false,
  folders: [],
  types: [],
  ends_on: null,
};
const everything = { handle: true, approve: true, sign: true };

const presets = {
  directeur: { ...nothing, ...everything, role: 'beheerder' },
  persoon: { ...nothing, ...everything },
  administratie: { ...nothing, handle: true },
  meelezen: nothing,
} as const satisfies Record<string, Rights>;
export type Preset = keyof typeof presets;

/** What every invitation starts with. */
export const leastRights = (): Rights => ({ ...nothing });

/** Those within what the giver may do themself; `own` is null for the office. A personal dossier has no director, and
 * is shared with nobody whom its holder could let in. */
export const presetsFor = (own: Rights | null, personal = false): Preset[] =>
  names
    .filter((name) => name !== (personal ? 'directeur' : 'persoon'))
    .filter((name) => MARKS.every((mark) => !own || own[mark] || !presets[name][mark]));

/** Which one it is, whatever limits it further; none once something was changed by hand. */
export const presetOf = (rights: Rights): Preset | undefined =>
  names.find(
    (name) =>
      rights.role === presets[name].role &&
      MARKS.every((mark) => rights[mark] === presets[name][mark]),
  );

/** Role and marks of a preset; limits stay as they were. */
export function partOf(preset: Preset): Pick<Rights, 'role' | (typeof MARKS)[number]> {
  const { role, read, handle, approve, sign } = presets[preset];
  return { role, read, handle, approve, sign };
}

const names = Object.keys(presets) as Preset[];
