// A server that was started again does not know this page's circuit: load the page anew instead of standing still.
document.getElementById('components-reconnect-modal')?.addEventListener('components-reconnect-state-changed', change => {
  if (change.detail.state === 'rejected') {
    location.reload();
  } else if (change.detail.state === 'failed') {
    setTimeout(() => location.reload(), 10_000);
  }
});

// The framework's router would only scroll; whoever skips the navigation wants the keyboard to go there too.
document.addEventListener('click', click => {
  if (click.target.closest?.('a.skip')) {
    click.preventDefault();
    click.stopPropagation();
    document.getElementById('content')?.focus();
  }
}, true);

// Style sheets that the first picture does not wait for.
addEventListener('load', () => document.querySelectorAll('link[data-late]').forEach(sheet => { sheet.media = 'all'; }));
