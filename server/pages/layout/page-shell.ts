/** What all pages have around their content: head, bar, languages, footer. */
import type { Language } from '../../../geodata/model/model.ts';
import { LANGUAGES } from '../../contract/languages.ts';
import { homePath, indexPath, topicsPath } from '../../contract/page-paths.ts';
import { formatDate } from '../../contract/periods.ts';
import { type Html, html, raw } from '../../http/html.ts';
import { WORDS } from '../words/words.ts';
import { STYLESHEET } from './page-files.ts';

export type Shell = {
  language: Language;
  /** Scheme and host, for what must be absolute. */
  origin: string;
  title: string;
  description: string;
  /** The path of this page in each language; null where it has no address of its own. */
  paths: Record<Language, string> | null;
  /** The path of the page that search engines should know; this one unless said. */
  canonical?: string;
  /** The path of the picture for link previews. */
  picture?: { path: string; alt: string };
  /** Addresses of stylesheets that this kind of page needs beside the common one. */
  sheets?: readonly string[];
  /** Addresses of scripts that make a page that is complete without them easier. */
  scripts?: readonly string[];
  /** Beside the links that every page has in its bar. */
  links?: Html;
  /** Linked data about the page. */
  linkedData?: object;
  /** Keeps search engines away. */
  isHidden?: boolean;
  /** Of the edition that is told about. */
  edition: { id: string; builtAt: string };
  content: Html;
};

const LANGUAGE_NAMES: Record<Language, string> = {
  nl: 'Nederlands',
  fr: 'Français',
  en: 'English',
};
const OG_LOCALES: Record<Language, string> = { nl: 'nl_BE', fr: 'fr_BE', en: 'en_GB' };

export function printPage(shell: Shell): string {
  const { language } = shell;
  const words = WORDS[language];
  return String(html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${words.titleOf(shell.title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${shell.description}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fbfaf7" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#171b1e" media="(prefers-color-scheme: dark)">
${shell.isHidden && html`<meta name="robots" content="noindex">\n`}<link rel="stylesheet" href="${STYLESHEET}">
${shell.sheets?.map((sheet) => html`<link rel="stylesheet" href="${sheet}">\n`)}<link rel="icon" type="image/svg+xml" href="/favicon.svg">
${shell.scripts?.map((script) => html`<script type="module" src="${script}"></script>\n`)}${addresses(shell)}
${preview(shell)}
${shell.linkedData && linkedData(shell.linkedData)}
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header class="bar">
<a class="brand" href="${homePath(language)}">${BRAND}<span>${words.site}</span></a>
<nav class="bar-links" aria-label="${words.site}"><a href="${indexPath(language)}">${words.toSearch}</a> <a href="${topicsPath(language)}">${words.toTopics}</a>${shell.links && html` ${shell.links}`}</nav>
<nav class="languages" aria-label="${words.language}">${languageLinks(shell)}</nav>
</header>
<main id="content" tabindex="-1">
${shell.content}
</main>
<footer>
<p>${words.published(formatDate(shell.edition.builtAt, language), shell.edition.id)} ${words.noCookies}</p>
</footer>
</body>
</html>
`);
}

function addresses({ origin, paths, canonical, language }: Shell): Html | null {
  if (!paths) return null;
  const others = LANGUAGES.map(
    (one) => html`<link rel="alternate" hreflang="${one}" href="${origin + paths[one]}">\n`,
  );
  return html`<link rel="canonical" href="${origin + (canonical ?? paths[language])}">
${others}<link rel="alternate" hreflang="x-default" href="${origin + paths.nl}">`;
}

function preview({ origin, language, title, description, paths, picture }: Shell): Html {
  const others = LANGUAGES.filter((one) => one !== language);
  return html`<meta property="og:type" content="website">
<meta property="og:site_name" content="${WORDS[language].site}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:locale" content="${OG_LOCALES[language]}">
${others.map((one) => html`<meta property="og:locale:alternate" content="${OG_LOCALES[one]}">\n`)}${
  paths && html`<meta property="og:url" content="${origin + paths[language]}">\n`
}${
  picture &&
  html`<meta property="og:image" content="${origin + picture.path}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="${picture.alt}">
<meta name="twitter:card" content="summary_large_image">`
}`;
}

/** Data, not script: browsers do not run it. `<` must not end the element. */
function linkedData(data: object): Html {
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return raw(`<script type="application/ld+json">${text}</script>`);
}

function languageLinks({ language, paths }: Shell): Html[] {
  return LANGUAGES.map((one) => {
    const path = paths?.[one] ?? indexPath(one);
    const short = one.toUpperCase();
    const name = LANGUAGE_NAMES[one];
    return one === language
      ? html`<span aria-current="true"><abbr title="${name}">${short}</abbr></span>`
      : html`<a href="${path}" lang="${one}" hreflang="${one}"><abbr title="${name}">${short}</abbr></a>`;
  });
}

/** Four neighbouring areas, as the screen has it. */
const BRAND = html`<svg class="brand-mark" width="26" height="26" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7" fill="#0b6e6e"/><path d="M6 9.5 13 6v16.5L6 26z" fill="#a9c8e2"/><path d="m13 6 6.5 3.5V16L13 14.5z" fill="#7f9bcb"/><path d="m13 14.5 6.5 1.5v10L13 22.5z" fill="#d9e6f1"/><path d="M19.5 9.5 26 6.5V22l-6.5 4z" fill="#5a1f7c"/></svg>`;
