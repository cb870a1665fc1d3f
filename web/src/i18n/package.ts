/** What is said of documents that are offered together. Fetched with what shows it. */
import { language } from '.';

const nl = { beside: 'Samen aangeboden met:' };
const en: typeof nl = { beside: 'Offered together with:' };

export const pk = language === 'en' ? en : nl;
