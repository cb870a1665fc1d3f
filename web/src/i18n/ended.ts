/** That access is over, for whoever had it. Fetched with what shows it. */
import { language } from '.';

const words = {
  nl: {
    nowhere: (phone: string) =>
      `U heeft nergens meer toegang. Uw account bestaat nog. Heeft u nog iets nodig? Bel uw kantoor${phone && `: ${phone}`}.`,
    ended: (client: string, day: string) =>
      `U had toegang tot ${client} tot en met ${day}. Die toegang is geëindigd. Vraag uw kantoor als dat niet klopt.`,
  },
  en: {
    nowhere: (phone: string) =>
      `You no longer have access anywhere. Your account still exists. Do you need anything? Call your office${phone && `: ${phone}`}.`,
    ended: (client: string, day: string) =>
      `You had access to ${client} up to and including ${day}. That access has ended. Ask your office if this is not right.`,
  },
};

export const et = words[language];
