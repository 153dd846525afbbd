import { sql } from 'kysely';
import type { Database } from '../../server/store/store.ts';

/** Every table of a store with its rows, whatever migrations have made. */
export async function everyRow(db: Database): Promise<Map<string, Record<string, unknown>[]>> {
  const tables = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`.execute(db);
  const all = new Map<string, Record<string, unknown>[]>();
  for (const { name } of tables.rows) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
    all.set(name, rows);
  }
  return all;
}

/** Tables in which a word stands in any column of any row. */
export async function tablesThatMention(db: Database, word: string): Promise<string[]> {
  const found = [...(await everyRow(db))].filter(([, rows]) =>
    rows.some((row) => Object.values(row).some((value) => typeof value === 'string' && value.includes(word))),
  );
  return found.map(([name]) => name);
}
