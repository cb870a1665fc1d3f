/** What every step of a ceremony is given. */
import type { From } from '../../task/part';
import type { Signing } from '../../../api/types';
import type { Ceremony } from '../calls';

export interface StepProps {
  ceremony: Ceremony;
  task: Signing;
  from: From;
  onchange: (ceremony: Ceremony) => void | Promise<void>;
  /** Whether there is a drawing that would be lost. */
  ondrawn?: (drawn: boolean) => void;
  /** Stopped, or nothing to go on with: back to reading and choosing. */
  onleft: () => Promise<void>;
}
