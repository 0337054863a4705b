/** Pages for people at addresses that are made for programs: no script, nothing loaded from anywhere. */
import { createHash } from 'node:crypto';
import type { Language } from '../../../geodata/model/model.ts';
import { API_HEADERS } from '../../http/headers.ts';
import { type Html, html, type Part, raw } from '../../http/html.ts';

const STYLE = `
:root{color-scheme:light dark;--paper:#fbfaf7;--card:#fff;--ink:#1c2527;--soft:#56646a;--line:#dcdfdd;--accent:#0b6e69}
@media (prefers-color-scheme:dark){:root{--paper:#14191b;--card:#1c2325;--ink:#e9eceb;--soft:#a3b0b3;--line:#364044;--accent:#5cc4bc}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 "Noto Sans",system-ui,sans-serif;font-variant-numeric:tabular-nums}
a{color:var(--accent);text-underline-offset:2px}
a:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
header,main,footer{max-width:1080px;margin:0 auto;padding:16px 24px}
header{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:baseline;border-bottom:1px solid var(--line)}
header nav{display:flex;flex-wrap:wrap;gap:4px 16px;font-size:14px}
header .languages{margin-left:auto}
header .trail a+a::before{content:"› ";display:inline-block;color:var(--soft);margin-right:8px;text-decoration:none}
h1{font-size:28px;line-height:1.25;margin:16px 0 8px}
h2{font-size:20px;margin:32px 0 8px}
h3{font-size:16px;margin:24px 0 8px}
p{max-width:72ch}
.soft{color:var(--soft);font-size:14px}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:8px;background:var(--card)}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:left;padding:8px 12px;border-bottom:1px solid var(--line);vertical-align:top}
tr:last-child>*{border-bottom:0}
thead th{color:var(--soft);font-weight:600;white-space:nowrap}
td code{overflow-wrap:normal;white-space:nowrap}
td.number{text-align:right;white-space:nowrap}
code,pre{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:.9em;overflow-wrap:anywhere}
.pages{display:flex;gap:24px;margin:16px 0}
details{border:1px solid var(--line);border-radius:8px;background:var(--card);margin:8px 0;padding:8px 16px}
summary{cursor:pointer;font-weight:600;overflow-wrap:anywhere}
summary .soft{font-weight:400;display:block;margin-left:1.2em}
summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 24px;margin:16px 0}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
footer{border-top:1px solid var(--line);margin-top:48px;color:var(--soft);font-size:14px}
@media (max-width:560px){header,main,footer{padding:12px 16px}h1{font-size:22px}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:8px}header .languages{margin-left:0}}
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

export const HTML_TYPE = 'text/html; charset=utf-8';

/** Only the one stylesheet that is written in the page itself. */
export const HTML_PAGE_HEADERS: Record<string, string> = {
  ...API_HEADERS,
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
};

export type PageLink = { href: string; text: string };

export type PageParts = {
  language: Language;
  title: string;
  /** The way up from here, from the top. */
  trail: readonly PageLink[];
  /** The same page in other forms and languages. */
  others: readonly PageLink[];
  body: Html;
  footer: string;
};

export function htmlPage({ language, title, trail, others, body, footer }: PageParts): string {
  const links = (items: readonly PageLink[]): Html[] =>
    items.map(({ href, text }) => html`<a href="${href}">${text}</a>`);
  // The whole page is made of finished texts, so nothing is waited for.
  return String(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} · Buurtatlas</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<header><nav class="trail" aria-label="Buurtatlas">${links(trail)}</nav><nav class="languages" aria-label="${OTHER_FORMS[language]}">${links(others)}</nav></header>
<main><h1>${title}</h1>
${body}
</main>
<footer>${footer}</footer>
</body>
</html>
`);
}

const OTHER_FORMS: Record<Language, string> = {
  nl: 'Talen en vormen',
  fr: 'Langues et formats',
  en: 'Languages and formats',
};

export function htmlTable(head: readonly string[], rows: readonly (readonly Part[])[]): Html {
  return html`<div class="scroll" tabindex="0"><table><thead><tr>${head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead><tbody>
${rows.map((row) => html`<tr>${row.map(tableCell)}</tr>\n`)}</tbody></table></div>`;
}

function tableCell(cell: Part): Html {
  return typeof cell === 'number' ? html`<td class="number">${cell}</td>` : html`<td>${cell}</td>`;
}
