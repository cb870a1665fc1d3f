/** Arranging and filtering a table. */
export const arranging = {
  narrower: (column: string) => `Kolom ${column} smaller`,
  wider: (column: string) => `Kolom ${column} breder`,
  before: (column: string) => `Kolom ${column} naar voren`,
  after: (column: string) => `Kolom ${column} naar achteren`,
  show: (column: string) => `Kolom ${column} tonen`,
  reset: 'Standaardindeling herstellen',
  any: '[Alle]',
  contains: 'Bevat…',
  sort: 'Sorteren op',
  unsorted: 'Standaardvolgorde',
  descending: 'Aflopend',
};
