/** For tests: a small kind of process on the real engine, and hands that go past it. */
import { randomUUID } from 'node:crypto'
import { SYSTEM } from '@yijianshi/core/access'
import type pg from 'pg'
import { Engine } from '../engine/engine.ts'

type Note = { readonly type: 'Noted'; readonly text: string }
type Notes = readonly string[]

export type NoteEngine = Engine<Notes, string, Note>

/** Each command notes a text. */
export async function createNoteEngine(pool: pg.Pool): Promise<NoteEngine> {
  await pool.query(
    'CREATE OR REPLACE FUNCTION write_no_views(jsonb) RETURNS void LANGUAGE sql AS $$ SELECT $$',
  )
  return new Engine<Notes, string, Note>(
    pool,
    {
      name: 'note',
      decide: (_, text) => ({ ok: true, events: [{ type: 'Noted', text }] }),
      evolve: (state, { event }) => [...(state ?? []), event.text],
      parseEvent: (_, data) => ({
        type: 'Noted',
        text: typeof data === 'object' && data !== null && 'text' in data ? String(data.text) : '',
      }),
      viewFunction: 'write_no_views',
      viewChange: () => null,
    },
    Date.now,
  )
}

export async function note(
  engine: NoteEngine,
  process: string,
  texts: readonly string[],
  at: number,
): Promise<void> {
  for (const command of texts) {
    const done = await engine.execute({ process, commandId: randomUUID(), actor: SYSTEM, command, at })
    if (!done.ok) throw new Error(done.refusal.code)
  }
}

/** What somebody does who may do anything in the database: no trigger stands in the way. */
export async function tamper(
  pool: pg.Pool,
  ...statements: readonly (readonly [string, readonly unknown[]])[]
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SET LOCAL session_replication_role = replica')
    for (const [sql, values] of statements) await client.query(sql, [...values])
    await client.query('COMMIT')
  } finally {
    client.release(true)
  }
}
