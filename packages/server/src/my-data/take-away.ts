/** Everything that is held of a person, entry by entry: each is read when its turn comes, so that no case is too many. */

import type { Readable } from 'node:stream'
import type { Actor } from '@yijianshi/core/access'
import { z } from 'zod'
import { listRecords } from '../access-record/list.ts'
import { presentContents } from '../case/contents.ts'
import { commentPlace, findForm } from '../case/contents-store.ts'
import { presentHistory } from '../case/history.ts'
import { presentCase } from '../case/present.ts'
import { findVisibleCase } from '../case/visible-case.ts'
import { lettersOfCase } from '../case-document/letters.ts'
import { getPlan } from '../draft/plan-store.ts'
import { presentDraft } from '../draft/present.ts'
import { findDraft } from '../draft/store.ts'
import { findFile } from '../file/store.ts'
import type { Services } from '../http/wiring.ts'
import { presentPasskeys } from '../identity/passkey/present.ts'
import { resetRecordsOf } from '../identity/password-reset/records.ts'
import { heldPapers } from '../licence/paper/present.ts'
import { type Known, mandatesOf } from '../mandate/lists.ts'
import { presentMandates, presentUse } from '../mandate/present.ts'
import { type UseRow, usesOf } from '../mandate/use.ts'
import { logInsOf, mostLogIns } from '../session/login-record.ts'
import { everySharingOf } from '../sharing/my-sharing.ts'
import { everyRow } from './every-row.ts'
import { holdingsOf } from './holdings.ts'
import { findOwnPerson } from './own-person.ts'
import type { ZipEntry } from './zip.ts'

export type Applicant = Extract<Actor, { readonly role: 'applicant' }>

/** What file systems forbid, and what would lead out of the folder. */
function safeName(name: string): string {
  const safe = name
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/^\.+/, '')
    .slice(-120)
  return safe === '' ? '_' : safe
}

function jsonEntry(name: string, at: number, value: unknown): ZipEntry {
  return { name, at, content: Buffer.from(`${JSON.stringify(value, null, 2)}\n`) }
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(z.instanceof(Uint8Array).parse(chunk))
  return Buffer.concat(chunks)
}

const pageRows = 100

type FileRow = { id: string; material: string; stored_at: Date; plan_hash: string }

/** Files that came with an application and with what was handed in for it later, replaced ones too. */
async function* fileEntries(services: Services, draft: string, folder: string): AsyncGenerator<ZipEntry> {
  const { pool, guarded, files } = services
  let after = ''
  for (;;) {
    const found = await guarded.query<FileRow>(
      `SELECT file.id, file.material, file.stored_at, draft.plan_hash
       FROM draft JOIN file ON file.origin = draft.id
       WHERE (draft.id = $1 OR draft.case_id = $1) AND file.id::text > $2 ORDER BY file.id::text LIMIT ${pageRows}`,
      [draft, after],
    )
    for (const file of found.rows) {
      after = file.id
      const known = await findFile(services, file.id)
      if (known === undefined) continue
      const plan = await getPlan(pool, file.plan_hash)
      const material =
        plan.checklist.find(entry => entry.material === file.material)?.name.zh ?? file.material
      // The first letters of the id keep two files of one name apart.
      const name = `${folder}/${safeName(material)}/${file.id.slice(0, 8)}-${safeName(known.name)}`
      yield {
        name,
        at: file.stored_at.getTime(),
        content: await bytesOf(await files.open(file.id, known.key)),
      }
    }
    if (found.rows.length < pageRows) return
  }
}

/** Each version of the form as it was handed in, oldest first. */
async function formsOf(services: Services, caseId: string) {
  const found = await services.guarded.query<{ form_hash: string; stored_at: Date }>(
    'SELECT form_hash, stored_at FROM case_contents WHERE case_id = $1 ORDER BY stored_at, form_hash LIMIT 1000',
    [caseId],
  )
  return Promise.all(
    found.rows.map(async ({ form_hash: hash, stored_at: at }) => ({
      at: at.toISOString(),
      values: (await findForm(services, caseId, hash)) ?? null,
    })),
  )
}

const commentSchema = z.object({ comment: z.string() })

/** What was written beside the rating. */
async function commentOf({ guarded, keys }: Services, caseId: string): Promise<string | null> {
  const key = await keys.findKey(caseId)
  const found = await guarded.query<{ sealed: Buffer }>(
    'SELECT sealed FROM rating_comment WHERE case_id = $1',
    [caseId],
  )
  const sealed = found.rows[0]?.sealed
  if (key === undefined || sealed === undefined) return null
  return commentSchema.parse(key.openJson(commentPlace(caseId), sealed)).comment
}

async function looksOf(services: Services, reader: Applicant, caseId: string) {
  const looks: unknown[] = []
  let cursor: string | null = null
  do {
    const wanted: Parameters<typeof listRecords>[2] = { case: caseId, ...(cursor !== null && { cursor }) }
    const page = await listRecords(services, { reader, language: 'zh' }, wanted)
    if (!page.ok) throw new Error(`The looks at ${caseId} could not be read: ${page.refusal.code}`)
    looks.push(...page.value.records)
    cursor = page.value.next
  } while (cursor !== null)
  return looks
}

async function* caseEntries(services: Services, actor: Applicant, caseId: string): AsyncGenerator<ZipEntry> {
  const visible = await findVisibleCase(services, actor, caseId, 'case-form')
  if (!visible.ok) return
  const { state } = visible.value
  const folder = `办件/${safeName(state.number)}`
  yield jsonEntry(`${folder}/办件.json`, state.changedAt, {
    case: await presentCase(services, actor, caseId, visible.value),
    contents: await presentContents(services, caseId, visible.value),
    forms: await formsOf(services, caseId),
    comment: await commentOf(services, caseId),
    letters: await lettersOfCase(services, caseId, state),
    history: await presentHistory(services, actor, caseId, visible.value),
    looks: await looksOf(services, actor, caseId),
  })
  yield* fileEntries(services, caseId, folder)
}

async function idsOf({ guarded }: Services, query: string, person: string): Promise<string[]> {
  const found = await guarded.query<{ id: string }>(query, [person])
  return found.rows.map(({ id }) => id)
}

/** Mandates given and held; of each all that was done by it, the newest first. */
async function mandateEntries(services: Services, actor: Applicant) {
  const known = await everyRow<Known>(last =>
    mandatesOf(services, [actor.person], last && { at: new Date(last.state.givenAt), id: last.id }),
  )
  const views = await presentMandates(services, actor, known)
  return Promise.all(
    views.map(async view => {
      const uses = await everyRow<UseRow>(last =>
        usesOf(services.pool, view.id, last && { key: String(last.use_id), id: view.id }),
      )
      return { ...view, uses: uses.map(use => presentUse(services, use)) }
    }),
  )
}

export async function* everythingOf(
  services: Services,
  actor: Applicant,
  login: string,
): AsyncGenerator<ZipEntry> {
  const { pool, guarded, now } = services
  yield jsonEntry('我的信息.json', now(), {
    at: new Date(now()).toISOString(),
    person: (await findOwnPerson(services, actor.person)) ?? null,
    login,
    holdings: await holdingsOf(guarded, actor.person),
    passkeys: await presentPasskeys(pool, actor.account),
    logIns: await logInsOf(pool, actor.account, mostLogIns),
    resets: await resetRecordsOf(services, actor.account),
  })
  const drafts = 'SELECT id FROM draft WHERE person = $1 AND submitted_at IS NULL ORDER BY saved_at, id'
  for (const id of await idsOf(services, drafts, actor.person)) {
    const draft = await findDraft(services, id, actor)
    if (draft === undefined) continue
    const folder = `没有提交的/${id.slice(0, 8)}`
    yield jsonEntry(
      `${folder}/申请.json`,
      draft.saved_at.getTime(),
      await presentDraft(services, draft, actor),
    )
    if (draft.kind === 'application') yield* fileEntries(services, id, folder)
  }
  yield jsonEntry('纸质证照.json', now(), await heldPapers(services, actor.person))
  yield jsonEntry('数据查询.json', now(), await everySharingOf(services, actor.person))
  yield jsonEntry('代办.json', now(), await mandateEntries(services, actor))
  const cases = 'SELECT case_id AS id FROM case_view WHERE applicant_id = $1 ORDER BY number'
  for (const id of await idsOf(services, cases, actor.person)) yield* caseEntries(services, actor, id)
}
