/** Recovery codes as a file of plain text. */
export function asText(titles: string[], codes: string[], note: string): string {
  return [...titles, '', ...codes, '', note, ''].join('\r\n');
}

export function save(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
