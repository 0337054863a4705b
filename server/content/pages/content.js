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

/** Tiles of the reader's own dashboard, kept on this device; the link of the dashboard says them too. */
const KEPT = 'buurtatlas.tiles';
const MAX_TILES = 24;

function readTiles() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    // Storage may be closed to pages: then the link alone keeps them.
    return [];
  }
}

function keepTiles(tiles) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(tiles));
  } catch {
    // As above.
  }
}

const own = document.querySelector('.own-dashboard');
if (own) keepTiles(own.dataset.tiles.split('|').filter((one) => one !== ''));

const article = document.querySelector('article[data-pin]');
if (article) {
  const { pin, pinWord, mine, mineWord } = article.dataset;
  const link = document.createElement('a');
  link.className = 'button mine-link';
  const show = () => {
    const tiles = readTiles();
    link.href = `${mine}?tegels=${encodeURIComponent(tiles.join('|'))}`;
    link.textContent = `${mineWord} (${tiles.length})`;
    if (tiles.length > 0) article.append(link);
  };
  for (const block of article.querySelectorAll('.block[id]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'pin';
    button.textContent = pinWord;
    button.setAttribute(
      'aria-label',
      `${pinWord}: ${block.querySelector('.block-title')?.textContent}`,
    );
    button.addEventListener('click', () => {
      const key = `${pin}/${block.id}`;
      const tiles = readTiles();
      const isIn = tiles.includes(key);
      keepTiles(isIn ? tiles.filter((one) => one !== key) : [...tiles, key].slice(-MAX_TILES));
      button.setAttribute('aria-pressed', String(!isIn));
      show();
    });
    button.setAttribute('aria-pressed', String(readTiles().includes(`${pin}/${block.id}`)));
    block.querySelector('.block-links')?.append(button);
  }
  show();
}
