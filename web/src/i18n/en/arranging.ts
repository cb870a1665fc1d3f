/** Arranging and filtering a table. */
export const arranging = {
  narrower: (column: string) => `Make column ${column} narrower`,
  wider: (column: string) => `Make column ${column} wider`,
  before: (column: string) => `Move column ${column} forward`,
  after: (column: string) => `Move column ${column} back`,
  show: (column: string) => `Show column ${column}`,
  reset: 'Restore standard layout',
  any: '[All]',
  contains: 'Contains…',
  sort: 'Sort by',
  unsorted: 'Standard order',
  descending: 'Descending',
};
