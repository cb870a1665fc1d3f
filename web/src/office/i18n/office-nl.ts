export const messages = {
  overview: { title: 'Overzicht' },
};
export type OfficeMessages = typeof messages;
