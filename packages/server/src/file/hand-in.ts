import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { FileSummary } from '@yijianshi/contract/draft'
import type { Actor } from '@yijianshi/core/access'
import type { Refusal } from '@yijianshi/core/refusal'
import { getPlan } from '../draft/plan-store.ts'
import { findDraft, noDraft } from '../draft/store.ts'
import { keySubject, type StoredDraft } from '../draft/stored-draft.ts'
import { recordAttempt } from '../engine/attempts.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { fileLimits } from './file-store.ts'
import { inspect } from './inspect.ts'
import { addFile } from './store.ts'

export type Handed = {
  readonly name: string
  readonly stream: Readable
  /** A picture of the catalogue and not of a stranger: kept as it is. */
  readonly isSample?: true
}

/** Stores a file for a material of a draft's checklist. `receive` is called once all else is in order. */
export async function handIn(
  services: Services,
  actor: Actor,
  place: { readonly draft: string; readonly material: string },
  receive: () => Promise<Handed | undefined>,
): Promise<Outcome<FileSummary>> {
  const { pool, guarded, files, keys } = services
  const draft = await findDraft(services, place.draft, actor)
  if (draft === undefined) return noDraft(services, place.draft, actor)
  if (draft.submitted_at !== null) return refused('draft/already-submitted')
  const plan = await getPlan(pool, draft.plan_hash)
  const entry = plan.checklist.find(row => row.material === place.material)
  if (entry === undefined || entry.kind === 'form')
    return refused('file/not-on-checklist', { id: place.material })
  const handed = await receive()
  if (handed === undefined) return refused('request/invalid', { where: 'body', what: 'file' })
  const key = await keys.keyOf(keySubject(draft), 'case')
  const received = await files.put(handed.stream, key, fileLimits)
  const kept = received.ok && !handed.isSample ? await inspect(services, received.value, key) : received
  if (!kept.ok) {
    await recordMalware(services, actor, draft, kept.refusal)
    return kept
  }
  const { id, ...facts } = kept.value
  const summary = { file: id, material: place.material, name: shortName(handed.name), ...facts }
  const added = await addFile(guarded, draft.id, summary, key, services.now())
  if (added === 'added') return done(summary)
  await files.remove(id)
  return added === 'too-many'
    ? refused('file/too-many', { limit: fileLimits.perMaterial })
    : refused('draft/already-submitted')
}

/** For those who watch over the case; nothing of the file, and not its name. */
async function recordMalware(
  { pool, now }: Services,
  { account, role }: Actor,
  draft: StoredDraft,
  refusal: Refusal,
): Promise<void> {
  if (refusal.code !== 'file/malware') return
  await recordAttempt(pool, {
    process: keySubject(draft),
    processKind: 'case',
    commandId: randomUUID(),
    account,
    role,
    command: { type: 'hand-in-file' },
    refusal,
    at: now(),
  })
}

const longestName = 120

/** The last part of what the device called it, without what can't be shown, its ending kept when too long. */
function shortName(given: string): string {
  const name = (given.split(/[\\/]/).at(-1) ?? '').replaceAll(/[\p{C}"]/gu, '').trim()
  const characters = [...(name === '' ? 'file' : name)]
  return characters.length <= longestName
    ? characters.join('')
    : [...characters.slice(0, longestName - 10), '…', ...characters.slice(-9)].join('')
}
