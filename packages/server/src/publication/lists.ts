/** Lists of versions and of changes, newest first. */
import type { Operation } from '@yijianshi/contract/contract'
import type { ChangeSummary } from '@yijianshi/contract/publication'
import { changeState } from '@yijianshi/contract/publication'
import { z } from 'zod'
import { namesOf } from '../account/names.ts'
import { readCursor, readMoment, toPage } from '../http/cursor.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { listVersions } from './version-store.ts'

const pageSize = 20

type Versions = Operation<'listCatalogueVersions'>['response']

/** A cursor is the number of the last version shown. */
export async function versionsPage(
  services: Services,
  cursor: string | undefined,
): Promise<Outcome<Versions>> {
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor)) {
    return refused('request/invalid', { where: 'query.cursor', what: '' })
  }
  const before = cursor === undefined ? undefined : Number(cursor)
  const rows = await listVersions(services.pool, before, pageSize + 1)
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return done({
    versions: page.map(row => ({
      version: row.version,
      number: row.number,
      publishedAt: row.publishedAt.toISOString(),
      title: row.title,
      publishedBy: row.publisher,
      ...(row.changeId !== null && { changeId: row.changeId }),
    })),
    ...(rows.length > pageSize && last !== undefined && { next: String(last.number) }),
  })
}

const changeRow = z.object({
  change_id: z.uuid(),
  title: z.string(),
  stage: changeState,
  base: z.string(),
  base_number: z.number().nullable(),
  order_number: z.string().nullable(),
  restored: z.number().nullable(),
  authors: z.array(z.uuid()),
  reviewer: z.uuid().nullable(),
  publish_at: z.date().nullable(),
  published_at: z.date().nullable(),
  version: z.string().nullable(),
  number: z.number().nullable(),
  revision: z.number(),
  files_changed: z.number(),
  begun_at: z.date(),
  changed_at: z.date(),
})
type ChangeRow = z.infer<typeof changeRow>

function summaryOf(row: ChangeRow, names: ReadonlyMap<string, string>): ChangeSummary {
  const person = (id: string) => ({ id, name: names.get(id) ?? id })
  const { published_at: at, version, number } = row
  return {
    id: row.change_id,
    title: row.title,
    state: row.stage,
    base: row.base,
    baseNumber: row.base_number ?? 0,
    ...(row.order_number !== null && { order: row.order_number }),
    ...(row.restored !== null && { restored: row.restored }),
    authors: row.authors.map(person),
    ...(row.reviewer !== null && { reviewer: person(row.reviewer) }),
    ...(row.publish_at !== null && { publishAt: row.publish_at.toISOString() }),
    ...(at !== null &&
      version !== null &&
      number !== null && { published: { version, number, at: at.toISOString() } }),
    revision: row.revision,
    begunAt: row.begun_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    filesChanged: row.files_changed,
  }
}

const CHANGES = `
  SELECT catalogue_change_view.*,
    (SELECT max(number) FROM catalogue_version WHERE catalogue_version.version = base) AS base_number
  FROM catalogue_change_view
  WHERE ($1::text IS NULL OR stage = $1)
    AND ($2::timestamptz IS NULL OR (begun_at, change_id) < ($2, $3::uuid))
  ORDER BY begun_at DESC, change_id DESC LIMIT ${pageSize + 1}`

export async function changesPage(
  services: Services,
  query: Operation<'listChanges'>['query'],
): Promise<Outcome<Operation<'listChanges'>['response']>> {
  const after = readCursor(query.cursor)
  const moment = after === 'invalid' || after === undefined ? undefined : readMoment(after)
  if (after === 'invalid' || (after !== undefined && moment === undefined)) {
    return refused('request/invalid', { where: 'query.cursor', what: '' })
  }
  const found = await services.pool.query(CHANGES, [query.state ?? null, moment ?? null, after?.id ?? null])
  const { rows, next } = toPage(
    found.rows.map(row => changeRow.parse(row)),
    row => ({ key: String(row.begun_at.getTime()), id: row.change_id }),
  )
  const names = await namesOf(
    services.guarded,
    rows.flatMap(row => [...row.authors, ...(row.reviewer === null ? [] : [row.reviewer])]),
  )
  return done({ changes: rows.map(row => summaryOf(row, names)), ...(next !== null && { next }) })
}
