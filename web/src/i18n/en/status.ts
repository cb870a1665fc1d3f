/** How a document and what is asked about it stand. */
export const status = {
  published: 'For information',
  preparing: 'Being prepared',
  open: 'Open',
  ready_to_send: 'Ready for processing',
  awaits_partner: 'Waiting for partner',
  filed: 'Filed',
  completed: 'Completed',
  rejected: 'Rejected',
  read: 'Read',
  closed_automatically: 'Closed automatically',
  withdrawn: 'Withdrawn',
  stuck: 'With the office',
  expired: 'Expired',
  unconfirmed: 'Not confirmed',
};
