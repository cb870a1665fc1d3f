/** Scrolls the pages, and nothing around them, until this is in their middle; in sight stays put. */
export function bringIntoPages(element: Element) {
  const pages = element.closest('.pdf-pages');
  if (!pages) return;
  const [part, whole] = [element.getBoundingClientRect(), pages.getBoundingClientRect()];
  if (part.top >= whole.top && part.bottom <= whole.bottom) return;
  pages.scrollTop += part.top - whole.top - (whole.height - part.height) / 2;
}
