/** The one owner of SQLite. */
import Database from 'better-sqlite3';

export type { Database } from 'better-sqlite3';

/**
 * Opens a new database for a build. Rollback journal off: a build that dies is thrown away whole, and
 * no `-wal` file is left beside a published edition.
 */
export function createDatabase(path: string): Database.Database {
  const db = new Database(path);
  db.pragma('page_size = 8192');
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  return db;
}

/** Opens a published database, which never changes, for reading. */
export function openDatabase(path: string): Database.Database {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  db.pragma('mmap_size = 268435456');
  return db;
}
