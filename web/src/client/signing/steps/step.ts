/** What every step of a ceremony is given. */
import type { Ceremony, Signing } from '../calls';

export interface StepProps {
  ceremony: Ceremony;
  signing: Signing;
  home: string;
  dossier: string;
  onchange: (ceremony: Ceremony) => void | Promise<void>;
  /** Whether there is a drawing that would be lost. */
  ondrawn?: (drawn: boolean) => void;
  /** Stopped, or nothing to go on with: back to reading and choosing. */
  onleft: () => Promise<void>;
}
