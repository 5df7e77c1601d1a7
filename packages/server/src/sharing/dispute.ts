/** The applicant says that something fetched is wrong: its owner and the reviewer are told, and the person hands in. */
import { randomUUID } from 'node:crypto'
import type { DraftSharing } from '@yijianshi/contract/sharing'
import type { SharingDispute } from '@yijianshi/contract/sharing-report'
import type { Actor } from '@yijianshi/core/access'
import { findDraft, noDraft } from '../draft/store.ts'
import { removeFile } from '../file/store.ts'
import { readMomentCursor, toPage } from '../http/cursor.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { type Application, applicationOf } from './application.ts'
import type { Who } from './consent.ts'
import { type Dispute, listDisputes, recordDispute } from './dispute-store.ts'
import { elementName, materialName, ownerName, resourceNames } from './names.ts'
import { papersOfCase } from './paper-store.ts'
import { findFetched, presentDraftSharing } from './present.ts'

type Given = {
  readonly resource: string
  readonly subject: 'field' | 'material'
  readonly id: string
  readonly reason: string
}

/** The use that told it; undefined where nothing of the kind was fetched. */
async function findTold(services: Services, application: Application, given: Given) {
  const fetched = await findFetched(services, application.id)
  const use = fetched.uses.get(given.resource)
  if (use === undefined || use.outcome !== 'fetched') return undefined
  const offer = application.offers.find(({ resource }) => resource.id === given.resource)
  if (given.subject === 'field') {
    const isTold = fetched.answers.get(use.use_id)?.fields[given.id] !== undefined
    return isTold && offer?.fields.some(({ element }) => element === given.id) ? { use, offer } : undefined
  }
  return offer?.materials.some(({ material }) => material === given.id) ? { use, offer } : undefined
}

export async function disputeFetched(
  services: Services,
  who: Who,
  id: string,
  given: Given,
): Promise<Outcome<DraftSharing>> {
  const { pool, now } = services
  const draft = await findDraft(services, id, who.actor)
  if (draft === undefined) return noDraft(services, id, who.actor)
  if (draft.submitted_at !== null) return refused('draft/already-submitted')
  const application = await applicationOf(services, draft)
  const told = await findTold(services, application, given)
  if (told === undefined) return refused('sharing/not-fetched')
  await recordDispute(services, {
    dispute_id: randomUUID(),
    at: now(),
    case_id: application.id,
    use_id: told.use.use_id,
    resource: given.resource,
    owner: told.offer.resource.owner,
    subject: given.subject,
    subject_id: given.id,
    reason: given.reason,
    account: who.actor.account,
  })
  if (given.subject === 'material') {
    const extracts = await papersOfCase(pool, application.id)
    const held = application.files.filter(({ file, material }) => material === given.id && extracts.has(file))
    for (const { file } of held) await removeFile(services.guarded, draft.id, file, now())
  }
  const after = await findDraft(services, id, who.actor)
  if (after === undefined) return refused('draft/not-found')
  return done(await presentDraftSharing(services, who.actor, await applicationOf(services, after)))
}

function subjectName(services: Services, { subject, subject_id }: Dispute) {
  return subject === 'field' ? elementName(services, subject_id) : materialName(services, subject_id)
}

/** A reviewer sees those of the own authority, with the words; the centre sees all, without. */
export async function presentDisputes(
  services: Services,
  actor: Actor,
  cursor: string | undefined,
): Promise<Outcome<{ readonly disputes: SharingDispute[]; readonly next: string | null }>> {
  const before = readMomentCursor(cursor)
  if (before === 'invalid') return refused('request/invalid', { where: 'query.cursor', what: '' })
  const owner = actor.role === 'reviewer' ? actor.authority : undefined
  const found = await listDisputes(services, owner, before)
  const { rows, next } = toPage(found, row => ({ key: String(row.at.getTime()), id: row.dispute_id }))
  return done({
    disputes: rows.map(row => ({
      id: row.dispute_id,
      at: row.at.toISOString(),
      resource: row.resource,
      resourceName: resourceNames(services, row.resource).name,
      owner: row.owner,
      ownerName: ownerName(services, row.owner),
      case: row.case_id,
      subject: row.subject,
      subjectName: subjectName(services, row),
      reason: row.reason,
    })),
    next,
  })
}
