import type { OfficeMessages } from './office-nl';

export const messages = {
  overview: { title: 'Overview' },
} satisfies OfficeMessages;
