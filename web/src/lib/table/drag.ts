/** Gestures on table headers. Pointer events serve mouse, pen and finger alike. */
type Attach = (element: HTMLElement) => () => void;
type Follow = (event: PointerEvent) => void;

const THRESHOLD = 6;

export function resizeColumn(width: () => number, resize: (pixels: number) => void): Attach {
  return onPress((element, start) => {
    const from = width();
    element.setPointerCapture(start.pointerId);
    follow((event) => resize(from + event.clientX - start.clientX));
  });
}

/** `onOver` hears the column under the pointer while dragging, and null at the end; `onDrop` the last one. */
export function dragColumn(
  onOver: (id: string | null) => void,
  onDrop: (id: string) => void,
): Attach {
  return onPress((element, start) => {
    let dragging = false;
    let over: string | null = null;
    const move: Follow = (event) => {
      dragging ||= Math.abs(event.clientX - start.clientX) > THRESHOLD;
      if (!dragging) return;
      element.setPointerCapture(start.pointerId); // not sooner: it would swallow the click that sorts
      over = columnAt(event.clientX, start.clientY);
      onOver(over);
    };
    follow(move, (event) => {
      onOver(null);
      if (!dragging) return;
      swallowClick(element);
      if (over && event.type === 'pointerup') onDrop(over);
    });
  });
}

function onPress(begin: (element: HTMLElement, start: PointerEvent) => void): Attach {
  return (element) => {
    const stop = new AbortController();
    const press: Follow = (event) => event.button === 0 && begin(element, event);
    element.addEventListener('pointerdown', press, { signal: stop.signal });
    return () => stop.abort();
  };
}

/** All over the page: a quick hand has left the header before the first event. */
function follow(onMove: Follow, onEnd?: Follow) {
  const stop = new AbortController();
  const { signal } = stop;
  const end: Follow = (event) => {
    stop.abort();
    onEnd?.(event);
  };
  document.addEventListener('pointermove', onMove, { signal });
  document.addEventListener('pointerup', end, { signal });
  document.addEventListener('pointercancel', end, { signal });
}

function columnAt(x: number, y: number): string | null {
  const head = document.elementsFromPoint(x, y).find((hit) => hit.matches('th[data-id]'));
  return head?.getAttribute('data-id') ?? null;
}

/** A drag ends in a click on what was dragged; that one must not sort. */
function swallowClick(element: HTMLElement) {
  const stop = (click: Event) => {
    click.stopPropagation();
    click.preventDefault();
  };
  element.addEventListener('click', stop, { capture: true, once: true });
  setTimeout(() => element.removeEventListener('click', stop, { capture: true }));
}
