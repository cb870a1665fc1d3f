/** The types of documents to choose from, fetched when a list is too long to tell them itself. */
import { loadCatalogue, type Catalogue } from '../../people/catalogue';

export function documentTypes() {
  let known = $state.raw<Catalogue>();
  return {
    load: async () => void (known ??= await loadCatalogue()),
    get options() {
      return (known?.types ?? []).map(({ type_id: value, name: label }) => ({ value, label }));
    },
  };
}
