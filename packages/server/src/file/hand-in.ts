import type { Readable } from 'node:stream'
import type { FileSummary } from '@yijianshi/contract/draft'
import type { Actor } from '@yijianshi/core/access'
import { getPlan } from '../draft/plan-store.ts'
import { findDraft, keySubject } from '../draft/store.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { fileLimits } from './file-store.ts'
import { addFile } from './store.ts'

export type Handed = { readonly name: string; readonly stream: Readable }

/** Stores a file for a material of a draft's checklist. `receive` is called once all else is in order. */
export async function handIn(
  services: Services,
  actor: Actor,
  place: { readonly draft: string; readonly material: string },
  receive: () => Promise<Handed | undefined>,
): Promise<Outcome<FileSummary>> {
  const { pool, files, keys } = services
  const draft = await findDraft(services, place.draft, actor)
  if (draft === undefined) return refused('draft/not-found')
  if (draft.submitted_at !== null) return refused('draft/already-submitted')
  const plan = await getPlan(pool, draft.plan_hash)
  const entry = plan.checklist.find(row => row.material === place.material)
  if (entry === undefined || entry.kind === 'form')
    return refused('file/not-on-checklist', { id: place.material })
  const handed = await receive()
  if (handed === undefined) return refused('request/invalid', { where: 'body', what: 'file' })
  const key = await keys.keyOf(keySubject(draft), 'case')
  const kept = await files.put(handed.stream, key, fileLimits)
  if (!kept.ok) return kept
  const { id, ...facts } = kept.value
  const summary = { file: id, material: place.material, name: shortName(handed.name), ...facts }
  const added = await addFile(pool, draft.id, summary, key, services.now())
  if (added === 'added') return done(summary)
  await files.remove(id)
  return added === 'too-many'
    ? refused('file/too-many', { limit: fileLimits.perMaterial })
    : refused('draft/already-submitted')
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
