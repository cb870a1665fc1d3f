/** What stays in sight at the bottom, as long as it leaves room for what it is about. */

/** Of the height of the view: with large letters, or a reason to write, a panel goes along with the page. */
const MOST = 0.4;

/** Said on the element itself: letters grow by a setting of the browser that no media query hears of. */
export function low(panel: HTMLElement) {
  const judge = () =>
    panel.toggleAttribute(
      'data-tall',
      panel.scrollHeight > document.documentElement.clientHeight * MOST,
    );
  const sizes = new ResizeObserver(judge);
  sizes.observe(panel);
  addEventListener('resize', judge);
  judge();
  return () => {
    sizes.disconnect();
    removeEventListener('resize', judge);
  };
}
