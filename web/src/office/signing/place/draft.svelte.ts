/** The places while somebody chooses them; they count once they are kept. */
import type { Box } from '../../../api/types';
import type { PDFDocumentProxy } from '../../../lib/pdf/pdf';
import type { SigningPlan } from '../plan.svelte';
import { findAnchors } from './anchor';
import { around, fitted, lowOn, overlap } from './boxes';

export class Draft {
  boxes = $state.raw<Record<string, Box | null>>({});
  chosen = $state('');
  pdf = $state.raw<PDFDocumentProxy>();

  constructor(private readonly plan: SigningPlan) {
    this.boxes = plan.boxes;
    this.chosen = plan.signers[0]?.user_id ?? '';
  }

  get signers() {
    return this.plan.signers;
  }

  get pages() {
    return this.pdf?.numPages ?? 1;
  }

  /** Who has a place on this page. */
  on(page: number) {
    return this.signers.filter(({ user_id: id }) => this.boxes[id]?.page === page);
  }

  /** Two people whose signatures would cover one another. */
  get clash(): [string, string] | null {
    const placed = this.signers.flatMap(({ user_id: id, name }) => {
      const box = this.boxes[id];
      return box ? [{ name, box }] : [];
    });
    for (const [index, one] of placed.entries())
      for (const other of placed.slice(index + 1))
        if (overlap(one.box, other.box)) return [one.name, other.name];
    return null;
  }

  set(id: string, box: Box | null) {
    const page = Math.min(Math.max(box?.page ?? 1, 1), this.pages);
    this.boxes = { ...this.boxes, [id]: box && fitted({ ...box, page }) };
  }

  /** Low on the last page, to move from there. */
  propose(id: string) {
    const index = this.signers.findIndex(({ user_id }) => user_id === id);
    this.set(id, lowOn(this.pages, index));
  }

  /** Where somebody pointed; a box that was there keeps its size. */
  point(page: number, left: number, top: number) {
    const box = this.boxes[this.chosen];
    const { width, height } = box ?? around(page, left, top);
    const corner = { left: left - width / 2, top: top - height / 2 };
    this.set(this.chosen, { page, width, height, ...corner });
  }

  find(words: string): Promise<Box[]> {
    return this.pdf ? findAnchors(this.pdf, words) : Promise.resolve([]);
  }

  keep() {
    this.plan.boxes = this.boxes;
  }
}
