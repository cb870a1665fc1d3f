/** Where an address leads nowhere. */
export const missing = {
  title: 'Deze pagina is er niet',
  text: 'De pagina bestaat niet, of u heeft er geen toegang toe. Staat de link in een e-mail? Zoek het document dan op in het dossier, of vraag het uw kantoor.',
  toStart: 'Naar het begin',
};
