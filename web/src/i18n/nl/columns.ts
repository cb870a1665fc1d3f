/** Arranging the columns of a table. */
export const columns = {
  narrower: (column: string) => `Kolom ${column} smaller`,
  wider: (column: string) => `Kolom ${column} breder`,
  before: (column: string) => `Kolom ${column} naar voren`,
  after: (column: string) => `Kolom ${column} naar achteren`,
  show: (column: string) => `Kolom ${column} tonen`,
  reset: 'Standaardindeling herstellen',
};
