/** What went wrong, as the API says it (RFC 9457), or as the network did. */
export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

export class Problem extends Error {
  constructor(
    readonly type: string,
    title: string,
    readonly status: number,
    readonly fields: FieldProblem[] = [],
  ) {
    super(title);
  }
}

export function asProblem(body: unknown, status: number, fallback: string): Problem {
  if (typeof body !== 'object' || body === null) return new Problem('unknown', fallback, status);
  const { type, title, fields } = body as Partial<Record<string, unknown>>;
  return new Problem(
    typeof type === 'string' ? type : 'unknown',
    typeof title === 'string' ? title : fallback,
    status,
    Array.isArray(fields) ? (fields as FieldProblem[]) : [],
  );
}

/** Asks for something that the rest does without, should it fail. */
export async function quietly(act: () => Promise<unknown>) {
  try {
    await act();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
  }
}
