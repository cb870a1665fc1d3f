/** How long looking along still lasts, and where it came from. */
export const minutesLeft = (until: string, now = Date.now()) =>
  Math.max(0, Math.ceil((Date.parse(until) - now) / 60_000));

export const wayBack = (client: string | undefined) =>
  client ? `/kantoor/klanten/${client}?deel=mensen` : '/';
