// A page that has lost its server tries for as long as it is open, soon at first and then every three seconds. Where the server is there but no longer
// knows the page (it was started again, or forgot a page that was silent for long), only loading the page anew helps, and that happens by itself.
(() => {
  const longest = 3000; // ms
  Blazor.start({
    circuit: {
      reconnectionOptions: { maxRetries: Infinity, retryIntervalMilliseconds: attempt => Math.min(longest, 200 * 2 ** attempt) },
    },
  });
  document.getElementById('components-reconnect-modal').addEventListener('components-reconnect-state-changed', change => {
    if (['rejected', 'failed', 'paused', 'resume-failed'].includes(change.detail.state)) location.reload();
  });
})();
