/** The least process that has all a kind can have: a list of words with a view of one row for each word. For tests. */
import { randomUUID } from 'node:crypto'
import type { Actor } from '@yijianshi/core/access'
import { type Refusal, refusal } from '@yijianshi/core/refusal'
import type pg from 'pg'
import { z } from 'zod'
import type { ProcessKind } from './process-kind.ts'
import type { RowSource } from './rebuild.ts'

export type Words = { readonly words: readonly string[]; readonly closed: boolean }
export type WordsCommand =
  | { readonly type: 'say'; readonly word: string }
  | { readonly type: 'unsay'; readonly word: string }
  | { readonly type: 'close' }
  | { readonly type: 'forbidden' }
export type WordsEvent =
  | { readonly type: 'Said'; readonly word: string }
  | { readonly type: 'Unsaid'; readonly word: string }
  | { readonly type: 'Closed' }

const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Said'), word: z.string() }),
  z.object({ type: z.literal('Unsaid'), word: z.string() }),
  z.object({ type: z.literal('Closed') }),
])

const clerk: Actor = { role: 'clerk', account: randomUUID(), site: 'hall', window: 'w1' }
export const smallActor = clerk

function no(code: Refusal['code']): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: refusal(code) }
}

function evolve(state: Words | undefined, said: WordsEvent): Words {
  const { words, closed } = state ?? { words: [], closed: false }
  if (said.type === 'Said') return { words: [...words, said.word], closed }
  if (said.type === 'Unsaid') return { words: words.filter(word => word !== said.word), closed }
  return { words, closed: true }
}

const rowsOf = (processId: string, { words, closed }: Words) =>
  [...new Set(words)].map(word => ({
    process_id: processId,
    word,
    times: words.filter(other => other === word).length,
    closed,
  }))

export const wordSource: RowSource<Words> = {
  table: 'word_view',
  keys: ['process_id', 'word'],
  columns: ['process_id', 'word', 'times', 'closed'],
  rowsOf,
}

export const smallKind: ProcessKind<Words, WordsCommand, WordsEvent> = {
  name: 'words',
  decide: (state, command) => {
    if (command.type === 'forbidden') return no('access/separation')
    if (state?.closed) return no('case/stage')
    if (command.type === 'close') return { ok: true, events: [{ type: 'Closed' }] }
    if (command.type === 'say') return { ok: true, events: [{ type: 'Said', word: command.word }] }
    return { ok: true, events: [{ type: 'Unsaid', word: command.word }] }
  },
  evolve: (state, recorded) => evolve(state, recorded.event),
  parseEvent: (type, data) => event.parse({ ...z.record(z.string(), z.unknown()).parse(data), type }),
  viewFunction: 'write_word_views',
  viewChange: ({ processId, before, after }) => {
    const rows = rowsOf(processId, after)
    const gone = (before?.words ?? []).filter(word => !after.words.includes(word))
    return { rows, gone: gone.map(word => ({ process_id: processId, word })) }
  },
}

/** As the migrations of a kind of process make them; only in the database of a test. */
export async function createSmallViews(pool: pg.Pool): Promise<void> {
  await pool.query(`
    CREATE TABLE word_view (
      process_id uuid NOT NULL, word text NOT NULL, times integer NOT NULL, closed boolean NOT NULL,
      CONSTRAINT word_view_pkey PRIMARY KEY (process_id, word));
    CREATE FUNCTION write_word_views(p_changes jsonb) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      DELETE FROM word_view USING jsonb_array_elements(p_changes) AS change,
        jsonb_to_recordset(change -> 'gone') AS gone (process_id uuid, word text)
      WHERE word_view.process_id = gone.process_id AND word_view.word = gone.word;
      INSERT INTO word_view
      SELECT row.* FROM jsonb_array_elements(p_changes) AS change,
        jsonb_populate_recordset(NULL::word_view, change -> 'rows') AS row
      ON CONFLICT (process_id, word) DO UPDATE SET times = EXCLUDED.times, closed = EXCLUDED.closed;
    END $$;`)
}
