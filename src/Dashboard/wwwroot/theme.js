// The theme: what the person chose, else what the system prefers. Runs before the first paint, so that a dark page never flashes.
(() => {
  const key = 'gearsweep.theme';
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const read = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const isDark = () => (read() ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const paint = () => { document.documentElement.dataset.theme = isDark() ? 'dark' : 'light'; };
  let follower = null;

  system.addEventListener('change', () => { paint(); follower?.invokeMethodAsync('SetDarkAsync', isDark()).catch(() => { follower = null; }); });
  window.gearsweepTheme = {
    follow(page) { follower = page; return isDark(); },
    set(dark) {
      try { localStorage.setItem(key, dark ? 'dark' : 'light'); } catch { /* Chosen for this page only, where nothing may be kept. */ }
      paint();
    },
  };
  paint();
})();
