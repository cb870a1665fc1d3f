/** Where an address leads nowhere. */
export const missing = {
  title: 'Deze pagina is er niet, of u heeft er geen toegang (meer) toe',
  text: 'Misschien is de pagina verplaatst, of zijn uw rechten veranderd. Staat de link in een e-mail? Zoek het document dan op in het dossier, of vraag het uw kantoor.',
  toStart: 'Naar het begin',
};
