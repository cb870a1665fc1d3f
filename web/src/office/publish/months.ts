/** The months by name; the formatter is shared. */
import { language } from '../../i18n';

const names = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nl-NL', {
  month: 'long',
  timeZone: 'UTC',
});

export const formatMonth = (month: string) => names.format(Date.UTC(2000, Number(month) - 1));
