/** Looking along is of the whole browser: a tab that starts or stops it tells the others. */
const channel = new BroadcastChannel('viewing');

export function followViewing() {
  channel.onmessage = () => location.assign('/');
}

/** A full load: nothing of the one stays on the screen of the other. */
export function changeViewing(to: string) {
  channel.postMessage('changed');
  location.assign(to);
}
