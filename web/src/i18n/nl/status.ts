/** How a document and what is asked about it stand. */
export const status = {
  published: 'Ter informatie',
  preparing: 'Wordt klaargezet',
  open: 'Openstaand',
  ready_to_send: 'Klaar voor verwerking',
  awaits_partner: 'Wacht op partner',
  filed: 'Ingediend',
  completed: 'Afgerond',
  rejected: 'Afgekeurd',
  read: 'Gelezen',
  closed_automatically: 'Automatisch afgehandeld',
  withdrawn: 'Ingetrokken',
  stuck: 'Bij het kantoor',
  expired: 'Verlopen',
  unconfirmed: 'Niet bevestigd',
};
