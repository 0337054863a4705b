/** How long files and functions are, by the syntax tree. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { ROOT } from './imports.ts';

/** A file or `file name` of a function, and its lines. */
export type Length = { name: string; lines: number };

/** Files with code or style that are in the repository, or would be once added. */
export function codeFiles(): string[] {
  const options = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  return execFileSync('git', options, { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((file) => /\.(ts|tsx|mjs|css|sql)$/.test(file));
}

export function fileLengths(files: readonly string[]): Length[] {
  return files.map((name) => ({ name, lines: textOf(name).trimEnd().split('\n').length }));
}

/**
 * Functions of a file, each by its name or that of the variable, property or test that it is given to. The
 * callback of a `describe` is no function but a chapter, and has no entry.
 */
export function functionLengths(file: string, text = textOf(file)): Length[] {
  const found: Length[] = [];
  const visit = (node: Node, name: string): void => {
    if (isFunction(node)) {
      const lines = text.slice(node.start, node.end).split('\n').length;
      found.push({ name: `${file} ${nameOf(node) ?? name}`, lines });
    }
    const given = titleOf(node);
    for (const [key, value] of Object.entries(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (!isNode(child)) continue;
        const isChapter = given?.isChapter && key === 'arguments' && isFunction(child);
        if (isChapter) for (const inside of nodesIn(child)) visit(inside, name);
        else visit(child, given?.title ?? nameOf(node) ?? name);
      }
    }
  };
  const { program } = parseSync(file, text);
  visit(program as unknown as Node, '');
  return found;
}

type Node = { type: string; start: number; end: number; [key: string]: unknown };

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function nodesIn(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode);
}

function isFunction({ type }: Node): boolean {
  return /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type);
}

/** The name that a node declares; null where it declares none. */
function nameOf(node: Node): string | null {
  const named = [node.id, node.key].find(isNode);
  return typeof named?.name === 'string' ? named.name : null;
}

/** Title of a call of `describe`, `it` or `test`; null for any other node. */
function titleOf(node: Node): { title: string; isChapter: boolean } | null {
  if (node.type !== 'CallExpression' || !Array.isArray(node.arguments)) return null;
  let callee = node.callee;
  while (isNode(callee) && (isNode(callee.callee) || isNode(callee.object)))
    callee = callee.callee ?? callee.object;
  if (!isNode(callee) || !['describe', 'it', 'test'].includes(String(callee.name))) return null;
  const [first] = node.arguments as Node[];
  const title = typeof first?.value === 'string' ? first.value : '';
  return { title, isChapter: callee.name === 'describe' };
}

function textOf(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}
