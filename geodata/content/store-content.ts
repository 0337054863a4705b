/**
 * Content in an edition: tables of their own, made only where there is content, so that an edition without
 * any is the same bytes as before.
 */
import type { Database } from '../edition/database.ts';
import { type Content, type ContentDocument, type ContentImage, NO_SETTINGS } from './content.ts';

export function writeContent(db: Database, content: Content): void {
  db.exec(`
    CREATE TABLE content (kind TEXT NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL, document TEXT NOT NULL,
      PRIMARY KEY (kind, name, language)) WITHOUT ROWID;
    CREATE TABLE content_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE content_image (name TEXT PRIMARY KEY, type TEXT NOT NULL, bytes BLOB NOT NULL) WITHOUT ROWID;
  `);
  const insert = db.prepare('INSERT INTO content VALUES (?, ?, ?, ?)');
  const insertSetting = db.prepare('INSERT INTO content_setting VALUES (?, ?)');
  const insertImage = db.prepare('INSERT INTO content_image VALUES (?, ?, ?)');
  db.transaction(() => {
    for (const document of content.documents) {
      const { kind, name, language } = document;
      insert.run(kind, name, language, JSON.stringify(document));
    }
    insertSetting.run('groups', JSON.stringify(content.groups));
    insertSetting.run('settings', JSON.stringify(content.settings));
    insertSetting.run('glossary', JSON.stringify(content.glossary));
    for (const { name, type, bytes } of content.images)
      insertImage.run(name, type, Buffer.from(bytes));
  })();
}

/** What an edition holds; without anything where it was built from a source without content. */
export function loadContent(db: Database): Content {
  const isThere = db
    .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'content'")
    .get();
  if (!isThere)
    return { documents: [], groups: [], glossary: [], images: [], settings: NO_SETTINGS };
  const documents = db.prepare('SELECT document FROM content').pluck().all() as string[];
  const setting = db.prepare('SELECT value FROM content_setting WHERE name = ?').pluck();
  const images = db.prepare('SELECT name, type, bytes FROM content_image').all() as ContentImage[];
  return {
    documents: documents.map((document): ContentDocument => JSON.parse(document)),
    groups: JSON.parse(setting.get('groups') as string),
    glossary: JSON.parse(setting.get('glossary') as string),
    images,
    // An edition of before has none.
    settings: JSON.parse((setting.get('settings') as string | undefined) ?? 'null') ?? NO_SETTINGS,
  };
}
