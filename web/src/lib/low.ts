/** What stays in sight at the bottom, as long as it leaves room for what it is about. */

/** Of the height of the view: with large letters, or a reason to write, a panel goes along with the page. */
const MOST = 0.4;
/** Of the same: what is taller is read from its top. */
const FITS = 0.8;

/** Said on the element itself: letters grow by a setting of the browser that no media query hears of. */
export function low(panel: HTMLElement) {
  let was = false;
  /** What somebody opened in it must not leave the screen with it. */
  const follow = () => {
    const fits = panel.offsetHeight < document.documentElement.clientHeight * FITS;
    panel.scrollIntoView({ block: fits ? 'nearest' : 'start' });
  };
  const judge = () => {
    const tall = panel.scrollHeight > document.documentElement.clientHeight * MOST;
    panel.toggleAttribute('data-tall', tall);
    if (tall && !was && panel.matches(':focus-within')) follow();
    was = tall;
  };
  const sizes = new ResizeObserver(judge);
  sizes.observe(panel);
  addEventListener('resize', judge);
  judge();
  return () => {
    sizes.disconnect();
    removeEventListener('resize', judge);
  };
}
