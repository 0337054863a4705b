/** What script adds to pages of reports: a drawn map becomes the real one where it is touched. */
for (const link of document.querySelectorAll('a.live-map')) {
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { width, height } = link.getBoundingClientRect();
    const frame = document.createElement('iframe');
    frame.className = 'live-frame';
    frame.title = link.title;
    frame.width = String(Math.round(width));
    frame.height = String(Math.round(Math.max(height, 320)));
    frame.src = `${link.getAttribute('href')}&embed=title,legend,interact`;
    link.replaceWith(frame);
    frame.focus();
  });
}
