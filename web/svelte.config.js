/** Explicit table roles stay: cards on a phone use `display`, which would drop the built-in ones. */
export default {
  compilerOptions: {
    runes: true,
    warningFilter: (warning) => warning.code !== 'a11y_no_redundant_roles',
  },
};
