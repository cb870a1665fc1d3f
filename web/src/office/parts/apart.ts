/** Puts a dialog beside the page instead of inside a form: what is sent in it would be sent as that form too. */
export function apart(element: HTMLElement) {
  document.body.append(element);
  return () => element.remove();
}
