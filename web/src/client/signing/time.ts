/** The hour, where the day goes without saying. */
import { language } from '../../i18n';

const hours = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nl-NL', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Amsterdam',
});

export const formatTime = (iso: string) => hours.format(new Date(iso));
