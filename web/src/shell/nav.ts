/** One entry of the main menu. */
import type { IconName } from '../lib/icons';

export interface NavItem {
  href: string;
  icon: IconName;
  label: string;
  /** Which addresses belong to it, for `aria-current`. */
  owns: RegExp;
}
