/** What is said to whoever was let in lately, in the place of the buttons. Fetched with what shows it. */
import { language } from '.';

const nl = {
  from: (moment: string) =>
    `U heeft hier sinds kort toegang, of meer rechten dan eerst. Wie er al toegang had, kreeg daarvan bericht. U kunt akkoord geven, afwijzen of ondertekenen vanaf ${moment}.`,
  sooner: (office: string, beheerder: boolean) =>
    `Een andere medewerker van ${office} dan wie u toegang gaf${beheerder ? ', of een beheerder van deze omgeving,' : ''} kan dit eerder openstellen.`,
  meanwhile: {
    approve: (office: string) =>
      `Of geef uw akkoord aan ${office}: zij kunnen het voor u vastleggen.`,
    sign: 'Of teken op papier.',
  },
};

const en: typeof nl = {
  from: (moment: string) =>
    `You have had access here, or more rights than before, for a short while. Those who had access already were told. You can approve, reject or sign from ${moment}.`,
  sooner: (office: string, beheerder: boolean) =>
    `An employee of ${office} other than whoever gave you access${beheerder ? ', or an administrator of this environment,' : ''} can open this sooner.`,
  meanwhile: {
    approve: (office: string) => `Or give your approval to ${office}: they can record it for you.`,
    sign: 'Or sign on paper.',
  },
};

export const notYet = language === 'en' ? en : nl;
