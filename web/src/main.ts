import { mount } from 'svelte';
import App from './App.svelte';
import { loadTexts } from './i18n';
import { followLinks } from './lib/router.svelte';
import { trustedScript } from './lib/trusted';

async function start() {
  await loadTexts();
  followLinks();
  const target = document.getElementById('app');
  if (!target) throw new Error('index.html has no #app');
  target.replaceChildren();
  mount(App, { target });
}

/** Long after the first paint: the cache is for the next visit. */
function keepShell() {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  setTimeout(() => void navigator.serviceWorker.register(trustedScript('/sw.js')), 5000);
}

void start();
addEventListener('load', keepShell);
