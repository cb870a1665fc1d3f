/** What stays in sight at the bottom, as long as it leaves room for what it is about. */

/** Of the height of the view: with large letters, or a reason to write, a panel goes along with the page. */
const MOST = 0.4;

/** Said on the element itself: letters grow by a setting of the browser that no media query hears of. */
export function low(panel: HTMLElement) {
  const judge = () => {
    const was = panel.hasAttribute('data-tall');
    const tall = panel.scrollHeight > document.documentElement.clientHeight * MOST;
    panel.toggleAttribute('data-tall', tall);
    // what somebody opened in it must not leave the screen with it
    if (tall && !was && panel.matches(':focus-within')) panel.scrollIntoView({ block: 'nearest' });
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
