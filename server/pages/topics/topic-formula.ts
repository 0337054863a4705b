/** A formula as people read it: names instead of codes, each a link to what it is. */

import { readTokens, type Token } from '../../../geodata/formula/tokens.ts';
import type { CubeDefinition } from '../../../geodata/model/cube.ts';
import { foldItem } from '../../../geodata/model/cube.ts';
import type { Language } from '../../../geodata/model/model.ts';
import { formatNumber } from '../../contract/numbers.ts';
import { topicPath } from '../../contract/page-paths.ts';
import { formatList } from '../../contract/plurals.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { type Html, html } from '../../http/html.ts';
import { dataText, WORDS } from '../words/words.ts';

const SIGNS: Record<string, string> = { '*': ' × ', '/': ' ÷ ', '+': ' + ', '-': ' − ' };

/** Follows the order of writing, so brackets stay where their author put them. */
export function formulaWords(bundle: EditionBundle, formula: string, language: Language): Html[] {
  const tokens = readTokens(formula);
  const parts: Html[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || token.kind === 'end') continue;
    if (token.kind === 'word' && isOpening(tokens[at + 1])) {
      const end = tokens.findIndex((each, i) => i > at && isSymbol(each, ')'));
      const inside = tokens.slice(at + 2, end < 0 ? undefined : end);
      parts.push(callWords(bundle, token.text.toLowerCase(), inside, language));
      at = end < 0 ? tokens.length : end;
    } else if (token.kind === 'symbol') {
      parts.push(html`${SIGNS[token.text] ?? token.text}`);
    } else if (token.kind === 'number') {
      parts.push(html`${sayNumber(token.text, language)}`);
    } else {
      parts.push(operand(bundle, token.text, language));
    }
  }
  return parts;
}

function sayNumber(text: string, language: Language): string {
  const [, decimals = ''] = text.split(/[.,]/);
  return formatNumber(Number(text.replace(',', '.')), decimals.length, language);
}

/** `data_from_period(code, "-1")` and `cell(cube, level_item, …)`. */
function callWords(
  bundle: EditionBundle,
  name: string,
  inside: readonly Token[],
  language: Language,
): Html {
  const words = WORDS[language].topic;
  const [code, ...rest] = inside.filter(({ kind, text }) => kind !== 'symbol' || text !== ',');
  const what = operand(bundle, code?.text ?? '', language);
  if (name === 'data_from_period') {
    const by = Number(rest.map(({ text }) => text).join(''));
    return html`${what} (${words.shifted(by)})`;
  }
  const cube = bundle.computer.cubes.findCube(code?.text ?? '');
  const items = rest.map(({ text }) => (cube && itemName(cube, text)) ?? text);
  if (items.length === 0) return what;
  // Items of cubes have a name in Dutch only.
  const list = formatList(items, language);
  return html`${what} (${language === 'nl' ? list : html`<span lang="nl">${list}</span>`})`;
}

function operand({ edition }: EditionBundle, code: string, language: Language): Html {
  const indicator = edition.findIndicator(code);
  if (!indicator) return html`<code>${code}</code>`;
  return html`<a href="${topicPath(language, indicator.code)}">${dataText(indicator.name, language)}</a>`;
}

/** `leeftijdsklasse_0_9` is item `0_9` of level `leeftijdsklasse`. */
function itemName(cube: CubeDefinition, text: string): string | null {
  const folded = foldItem(text);
  for (const level of cube.levels) {
    const start = `${foldItem(level.code)}_`;
    if (!folded.startsWith(start)) continue;
    const item = level.items.find(({ code }) => start + foldItem(code) === folded);
    if (item) return item.name;
  }
  return null;
}

function isOpening(token: Token | undefined): boolean {
  return token !== undefined && isSymbol(token, '(');
}

function isSymbol({ kind, text }: Token, symbol: string): boolean {
  return kind === 'symbol' && text === symbol;
}
