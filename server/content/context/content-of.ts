/** The content of an edition, read once. */
import type { Content, ContentDocument, ContentKind } from '../../../geodata/content/content.ts';
import { loadContent } from '../../../geodata/content/store-content.ts';
import type { Language } from '../../../geodata/model/model.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';

const known = new WeakMap<EditionBundle, Content>();

export function contentOf(bundle: EditionBundle): Content {
  const content = known.get(bundle) ?? loadContent(bundle.edition.db);
  known.set(bundle, content);
  return content;
}

/** Puts content that is not published yet in the place of an edition's own: for previews and checks. */
export function useContent(bundle: EditionBundle, content: Content): void {
  known.set(bundle, content);
}

/** A document in a language, or in Dutch where it has no translation; null where there is none. */
export function findDocument(
  { documents }: Content,
  kind: ContentKind,
  name: string,
  language: Language,
): ContentDocument | null {
  const found = documents.filter((one) => one.kind === kind && one.name === name);
  return (
    found.find((one) => one.language === language) ??
    found.find((one) => one.language === 'nl') ??
    null
  );
}

/** One of each document of a kind, in the order of their authors. */
export function listDocuments(
  content: Content,
  kind: ContentKind,
  language: Language,
): ContentDocument[] {
  const names = [
    ...new Set(content.documents.filter((one) => one.kind === kind).map(({ name }) => name)),
  ];
  return names
    .flatMap((name) => findDocument(content, kind, name, language) ?? [])
    .sort((a, b) => a.head.order - b.head.order || (a.name < b.name ? -1 : 1));
}
