/** That rights had a last day, for whoever had them. Fetched with what shows it. */
import { language } from '.';

const words = {
  nl: {
    ended: (client: string, day: string) =>
      `U had toegang tot ${client} tot en met ${day}. Die toegang is geëindigd. Vraag uw kantoor als dat niet klopt.`,
  },
  en: {
    ended: (client: string, day: string) =>
      `You had access to ${client} up to and including ${day}. That access has ended. Ask your office if this is not right.`,
  },
};

export const et = words[language];
