/** What must hold after any kill besides what was acknowledged: the history verifies, and views follow from it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { newestCatalogue, REBUILDS } from '@yijianshi/server/views/rebuild-views'
import type pg from 'pg'

const root = fileURLToPath(new URL('..', import.meta.url))
const VERIFY_LIMIT_MS = 600_000

/** Columns that the sweep moves on follow from no event. */
const MOVED_ON = '{next_step,next_at,attempts}'
const VIEWS = [
  'case_view',
  'task_view',
  'catalogue_change_view',
  'change_order_view',
  'supervision_view',
  'obligation',
]

type Digest = { readonly view: string; readonly rows: number; readonly digest: string }

async function digestsOf(pool: pg.Pool): Promise<Digest[]> {
  const digests: Digest[] = []
  for (const view of VIEWS) {
    const found = await pool.query<{ rows: number; digest: string }>(
      `SELECT count(*)::integer AS rows, md5(coalesce(string_agg(line, '\n' ORDER BY line), '')) AS digest
       FROM (SELECT (to_jsonb(entry) - '${MOVED_ON}'::text[])::text AS line FROM ${view} AS entry) AS entries`,
    )
    digests.push(...found.rows.map(row => ({ view, ...row })))
  }
  return digests
}

/** Empties all views and makes them anew from the events; tells each that is not the same to the bit. */
export async function findWrongViews(pool: pg.Pool): Promise<string[]> {
  const before = await digestsOf(pool)
  const catalogue = await newestCatalogue(pool)
  if (catalogue === undefined) return ['there is no catalogue in use']
  await pool.query(`TRUNCATE ${VIEWS.join(', ')}`)
  for (const rebuild of Object.values(REBUILDS)) {
    const { signal } = new AbortController()
    const { end } = await rebuild({ pool, catalogue, signal, onProgress: () => {} })
    if (end !== 'finished') return [`a rebuild of views ended as ${end}`]
  }
  const after = await digestsOf(pool)
  return before.flatMap(({ view, rows, digest }, index) =>
    after[index]?.digest === digest
      ? []
      : [`${view}: ${rows} rows, and ${after[index]?.rows} others when made from the events`],
  )
}

/** Asks the command line whether the history is whole; tells what it says if not. */
export async function findWrongHistory(environment: Readonly<Record<string, string>>): Promise<string[]> {
  const child = spawn(
    process.execPath,
    ['packages/cli/bin/yijianshi.mjs', 'audit', 'verify', '--lang', 'en'],
    {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: VERIFY_LIMIT_MS,
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', part => {
      said = `${said}${String(part)}`.slice(-4000)
    })
  }
  const [status]: unknown[] = await once(child, 'close')
  return status === 0 ? [] : [`audit verify ended with ${String(status)}: ${said}`]
}
