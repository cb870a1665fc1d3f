/** The drawings of the first screens, each in a square of 24; any other one is fetched when it is first shown. */
import type { more } from './more-icons';

const first = {
  tasks: 'M8 6h12M8 12h12M8 18h12M3.5 6.5l1 1L6.5 5M3.5 12.5l1 1L6.5 11M3.5 18.5l1 1L6.5 17',
  folder: 'M20 20a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2h-8l-2-3H4a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2Z',
  search: 'M19 11a8 8 0 1 1-16 0 8 8 0 0 1 16 0M21 21l-4.3-4.3',
  filter: 'M4 6h16M7 12h10M10 18h4',
  columns: 'M3 4h18v16H3zM9 4v16M15 4v16',
  up: 'M18 15l-6-6-6 6',
  down: 'M6 9l6 6 6-6',
  check: 'M20 6L9 17l-5-5',
  warning:
    'M12 9v4M12 17h.01M10.3 3.9L1.8 18a2 2 0 0 0 1.7 3h17a2 2 0 0 0 1.7-3L13.7 3.9a2 2 0 0 0-3.4 0Z',
  mail: 'M3 5h18v14H3zM3 7l9 6 9-6',
  phone:
    'M22 16.9v3a2 2 0 0 1-2.2 2A19.8 19.8 0 0 1 2.1 4.2 2 2 0 0 1 4.1 2h3a2 2 0 0 1 2 1.7c.1 1 .4 1.9.7 2.8a2 2 0 0 1-.5 2.1L8.1 9.9a16 16 0 0 0 6 6l1.3-1.3a2 2 0 0 1 2.1-.4c.9.3 1.8.6 2.8.7a2 2 0 0 1 1.7 2Z',
  eye: 'M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7-10-7-10-7M15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0',
};
export type IconName = keyof typeof first | keyof typeof more;

/** The path of a drawing, at once for the first screens. */
export function drawing(name: IconName): string | Promise<string> {
  if (name in first) return first[name as keyof typeof first];
  return import('./more-icons').then(
    ({ more }) => more[name as keyof typeof more],
    () => '', // an icon never says what words do not
  );
}
