/* Before the first paint: the chosen theme and language, and the right texts on their way. */
(() => {
  const root = document.documentElement;
  const kept = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const theme = kept('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  const known = navigator.languages
    .map((tag) => tag.slice(0, 2))
    .find((tag) => tag === 'nl' || tag === 'en');
  const language = kept('language');
  root.lang = language === 'nl' || language === 'en' ? language : (known ?? 'nl');
  const file = document.currentScript.dataset[root.lang];
  if (!file) return;
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = file;
  document.head.append(link);
})();
