/** What is fetched comes into the draft: values into empty fields, extracts among the papers. */
import { Readable } from 'node:stream'
import type { DraftSharing } from '@yijianshi/contract/sharing'
import { isEmpty, validateField } from '@yijianshi/core/form'
import { decideAsking, type Offer } from '@yijianshi/core/sharing'
import { applyChange, type StoredDraft } from '../draft/store.ts'
import { fileLimits } from '../file/file-store.ts'
import { addFile, removeFile } from '../file/store.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { findEdition } from '../paper/edition.ts'
import type { Press } from '../paper/pdf/press.ts'
import { type Application, applicationOf, isOwn } from './application.ts'
import { findFetchable, type Who } from './consent.ts'
import { findLastConsent, type StoredConsent } from './consent-store.ts'
import { papersOfCase, recordPaper } from './dispute-store.ts'
import { extractPaper } from './extract.ts'
import { type Asked, type Asking, askAll } from './fetch.ts'
import { ownerName, presentDraftSharing } from './present.ts'

/** What is to be asked, or why nothing may be. */
function decideFetch(
  services: Services,
  application: Application,
  consent: StoredConsent | undefined,
  wanted: readonly string[] | undefined,
): Outcome<readonly Offer[]> {
  const named = wanted ?? consent?.resources ?? []
  const known = application.offers.filter(({ resource }) => named.includes(resource.id))
  const unknown = (wanted ?? []).find(id => !known.some(({ resource }) => resource.id === id))
  if (unknown !== undefined) return refused('sharing/resource-unknown', { id: unknown })
  if (consent === undefined) return refused('sharing/no-consent')
  const ground = { purpose: application.plan.matter, application: application.id, consent }
  // One that its owner refuses is told as such, beside the others; what the person did not consent to stops all.
  const open = known.filter(({ resource }) => resource.kind !== 'refused')
  for (const { resource } of open) {
    const decision = decideAsking(resource, ground, services.now())
    if (!decision.ok && decision.refusal.code !== 'sharing/not-for-matter')
      return { ok: false, refusal: decision.refusal }
  }
  return done(open.filter(({ resource }) => services.sharing.isConnected(resource.id)))
}

/** What the person typed stays. A value that the form would refuse is not filled in: the person is asked. */
function prefilled(application: Application, asked: readonly Asked[]): Record<string, unknown> {
  const { plan, values } = application
  const set: Record<string, unknown> = {}
  for (const { offer, answer } of asked) {
    for (const field of offer.fields) {
      const value = answer?.fields[field.element]
      const formField = plan.form.fields.find(({ element }) => element === field.element)
      if (value === undefined || formField === undefined || !isOwn(application, field)) continue
      if (!isEmpty(values[field.element]) || field.element in set) continue
      if (validateField(formField, value).length === 0) set[field.element] = value
    }
  }
  return set
}

async function fillIn(
  services: Services,
  draft: StoredDraft,
  application: Application,
  asked: readonly Asked[],
): Promise<void> {
  const set = prefilled(application, asked)
  if (Object.keys(set).length === 0) return
  // Undefined when it was handed in meanwhile: then nothing of it is filled in.
  await applyChange(
    services,
    draft,
    {
      set,
      cleared: [],
      fields: application.plan.form.fields.map(({ element }) => element),
      planHash: draft.plan_hash,
      delivery: undefined,
      site: undefined,
      postalAddress: undefined,
      later: undefined,
      promised: undefined,
    },
    services.now(),
  )
}

type Handing = {
  readonly services: Services
  readonly press: Press
  readonly draft: StoredDraft
  readonly application: Application
  readonly asking: Asking
}

async function handInExtract(
  { services, press, draft, application, asking }: Handing,
  { id, offer, answer, answeredAt }: Asked,
  material: string,
): Promise<void> {
  const { pool, files, now } = services
  const entry = application.plan.checklist.find(row => row.material === material)
  if (entry === undefined || answer === null || answeredAt === null) return
  const { resource } = offer
  const paper = extractPaper({
    resource,
    material: entry.name,
    owner: ownerName(services, resource.owner),
    matter: application.plan.name,
    elements: services.catalogue().elements,
    answer,
    answeredAt,
    use: id,
    edition: await findEdition(pool, services.catalogue().version),
  })
  const bytes = await press.print(`extract ${id} ${material}`, paper)
  // Too much to print just now: the person may fetch again, or hand it in.
  if (bytes === undefined) return
  const kept = await files.put(Readable.from([bytes]), asking.key, fileLimits)
  if (!kept.ok) return
  const { id: file, ...facts } = kept.value
  const summary = { file, material, name: `${entry.name.zh}（数据查询结果）.pdf`, ...facts }
  await recordPaper(pool, { file, use: id, application: application.id, material })
  if ((await addFile(services.guarded, draft.id, summary, asking.key, now())) !== 'added')
    await files.remove(file)
}

/** Extracts stand in for papers that nobody handed in; an earlier extract goes. */
async function handInExtracts(handing: Handing, asked: readonly Asked[]): Promise<void> {
  const { services, draft, application } = handing
  const extracts = await papersOfCase(services.pool, application.id)
  for (const answer of asked) {
    if (answer.outcome !== 'fetched') continue
    for (const place of answer.offer.materials) {
      if (!isOwn(application, place)) continue
      const held = application.files.filter(({ material }) => material === place.material)
      if (held.some(({ file }) => !extracts.has(file))) continue
      for (const { file } of held) await removeFile(services.guarded, draft.id, file, services.now())
      await handInExtract(handing, answer, place.material)
    }
  }
}

/** Asks all that was consented to, or those alone, and brings in what came. */
export async function fetchForDraft(
  services: Services,
  press: Press,
  who: Who,
  id: string,
  wanted: readonly string[] | undefined,
): Promise<Outcome<DraftSharing>> {
  const found = await findFetchable(services, who, id)
  if (!found.ok) return found
  const draft = found.value
  const application = await applicationOf(services, draft)
  const consent = await findLastConsent(services.pool, application.id)
  const offers = decideFetch(services, application, consent, wanted)
  if (!offers.ok) return offers
  if (consent === undefined) return refused('sharing/no-consent')
  const { actor } = who
  const asking: Asking = {
    application,
    consent,
    draft: draft.id,
    by: {
      account: actor.account,
      role: actor.role,
      place: actor.role === 'clerk' ? actor.site : null,
    },
    key: await services.keys.keyOf(application.id, 'case'),
  }
  const asked = await askAll(services, asking, offers.value)
  await fillIn(services, draft, application, asked)
  const after = await findFetchable(services, who, id)
  if (!after.ok) return after
  const filled = await applicationOf(services, after.value)
  await handInExtracts({ services, press, draft: after.value, application: filled, asking }, asked)
  const last = await findFetchable(services, who, id)
  return last.ok ? done(await presentDraftSharing(services, await applicationOf(services, last.value))) : last
}
