/** Short messages that need no answer. They are read aloud and stay long enough to read. */
export interface Toast {
  id: number;
  text: string;
}

class Toasts {
  list = $state<Toast[]>([]);
  private last = 0;

  say(text: string, seconds = 7) {
    const id = ++this.last;
    const others = this.list.filter((toast) => toast.text !== text);
    this.list = [...others.slice(-2), { id, text }];
    setTimeout(() => this.close(id), seconds * 1000);
  }

  close(id: number) {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
