/** A form being sent: busy, and which field is wrong. What somebody typed always stays. */
import { tick } from 'svelte';
import { Problem } from '../api/problem';

export class Form<Field extends string = string> {
  busy = $state(false);
  errors = $state<Partial<Record<Field, string>>>({});
  /** What was wrong by our own checks when it was sent. */
  private missed: Field[] = [];
  /** About the whole form: no field to blame. */
  message = $state('');
  /** Where all that is wrong stands together, once it is drawn. */
  summary: HTMLElement | null = null;

  constructor(
    private readonly checks: () => Partial<Record<Field, string | false>> = () => ({}),
    /** The API's names of fields that stand elsewhere on the screen. */
    private readonly places: Record<string, Field> = {},
  ) {}

  /** Runs `send` when the checks pass. Resolves to true when it went well. */
  submit = async (send: () => Promise<void>): Promise<boolean> => {
    if (this.busy) return false;
    this.clear();
    for (const [field, text] of Object.entries(this.checks()) as [Field, string | false][])
      if (text) this.errors[field] = text;
    this.missed = Object.keys(this.errors) as Field[];
    if (Object.keys(this.errors).length) return this.show();
    this.busy = true;
    try {
      await send();
      return true;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      return this.blame(problem);
    } finally {
      this.busy = false;
    }
  };

  /** What a form does when it is sent. */
  onsubmit = (send: () => Promise<void>) => (event: SubmitEvent) => {
    event.preventDefault();
    void this.submit(send);
  };

  blame(problem: Problem) {
    for (const { field, message } of problem.fields)
      this.errors[this.places[field] ?? (field as Field)] = message;
    if (problem.fields.length === 0) this.message = problem.message;
    return this.show();
  }

  /** While it is filled in: what is right by now is said no more, what `changed` is not known. */
  typed = (changed: string) => {
    const wrong = this.checks();
    const stays = (field: Field) =>
      this.missed.includes(field) ? wrong[field] : field !== (changed as Field);
    const left = (Object.keys(this.errors) as Field[]).filter(stays);
    this.errors = Object.fromEntries(
      left.map((field) => [field, this.errors[field]]),
    ) as typeof this.errors;
  };

  clear() {
    this.missed = [];
    this.errors = {};
    this.message = '';
  }

  private async show(): Promise<false> {
    await tick();
    this.summary?.focus();
    return false;
  }
}
