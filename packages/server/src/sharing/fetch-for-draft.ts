/** What is fetched comes into the draft: values into empty fields, extracts among the papers. */
import { Readable } from 'node:stream'
import type { ChecklistEntryOnWire } from '@yijianshi/contract/plan'
import type { DraftSharing } from '@yijianshi/contract/sharing'
import { isEmpty, validateField } from '@yijianshi/core/form'
import { decideAsking, type Offer } from '@yijianshi/core/sharing'
import { applyValues } from '../draft/change-store.ts'
import type { StoredDraft } from '../draft/stored-draft.ts'
import { fileLimits } from '../file/file-store.ts'
import { addFile, removeFile } from '../file/store.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { licenceFile } from '../licence/licence-file.ts'
import { forWhoeverHolds, type Held } from '../licence/present.ts'
import { findEdition } from '../paper/edition.ts'
import type { Press } from '../paper/pdf/press.ts'
import { type Application, applicationOf, isOwn } from './application.ts'
import { findFetchable, type Who } from './consent.ts'
import { findLastConsent, type StoredConsent } from './consent-store.ts'
import { isReachable } from './entries.ts'
import { extractPaper } from './extract.ts'
import { type Asked, type Asking, askAll } from './fetch.ts'
import { ownerName } from './names.ts'
import { papersOfCase, recordPaper } from './paper-store.ts'
import { presentDraftSharing } from './present.ts'

/** What is to be asked, by which consent, or why nothing may be. */
function decideFetch(
  services: Services,
  application: Application,
  consent: StoredConsent | undefined,
  wanted: readonly string[] | undefined,
): Outcome<{ readonly consent: StoredConsent; readonly offers: readonly Offer[] }> {
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
  return done({ consent, offers: open.filter(({ resource }) => isReachable(services, resource)) })
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
      // What an entry of a list does not tell, the person adds.
      const problems = validateField(formField, value)
      if (problems.every(({ inner, code }) => inner !== undefined && code === 'required'))
        set[field.element] = value
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
  const fields = application.plan.form.fields.map(({ element }) => element)
  await applyValues(services, draft, { set, fields, planHash: draft.plan_hash }, services.now())
}

/** `origin`: where people reach the portal. */
export type Fetching = { readonly services: Services; readonly press: Press; readonly origin: string }

type Handing = Fetching & {
  readonly who: Who
  readonly draft: StoredDraft
  readonly application: Application
  readonly asking: Asking
}

/** A licence of the own library comes as itself, signed by its issuer, with the purpose across the page. */
async function licenceCopy({ services, press, origin, who, application }: Handing, held: Held) {
  const purpose = `仅供办理“${application.plan.name.zh}”使用`
  const order = { held, origin, purpose, by: who.account }
  const file = await licenceFile(forWhoeverHolds(services), press, order)
  return file.ok ? file.value : undefined
}

async function extractOf(
  { services, press, application }: Handing,
  { id, offer: { resource }, answer, answeredAt }: Asked,
  entry: ChecklistEntryOnWire,
) {
  if (answer === null || answeredAt === null) return undefined
  const paper = extractPaper({
    resource,
    material: entry.name,
    owner: ownerName(services, resource.owner),
    matter: application.plan.name,
    elements: services.catalogue().elements,
    answer,
    answeredAt,
    use: id,
    edition: await findEdition(services.pool, services.catalogue().version),
  })
  return press.print(`extract ${id} ${entry.material}`, paper)
}

async function handInExtract(handing: Handing, asked: Asked, material: string): Promise<void> {
  const { services, draft, application, asking } = handing
  const { pool, files, now } = services
  const entry = application.plan.checklist.find(row => row.material === material)
  if (entry === undefined) return
  const { held } = asked
  const bytes = held ? await licenceCopy(handing, held) : await extractOf(handing, asked, entry)
  // Too much to print just now: the person may fetch again, or hand it in.
  if (bytes === undefined) return
  const kept = await files.put(Readable.from([bytes]), asking.key, fileLimits)
  if (!kept.ok) return
  const { id: file, ...facts } = kept.value
  const name = `${entry.name.zh}（${held ? '电子证照' : '数据查询结果'}）.pdf`
  await recordPaper(pool, { file, use: asked.id, application: application.id, material })
  const summary = { file, material, name, ...facts }
  if ((await addFile(services.guarded, draft.id, summary, asking.key, now())) !== 'added')
    await files.remove(file)
}

/** Extracts stand in for papers that nobody handed in; an earlier extract goes. Of several sources the first serves. */
async function handInExtracts(handing: Handing, asked: readonly Asked[]): Promise<void> {
  const { services, draft, application } = handing
  const extracts = await papersOfCase(services.pool, application.id)
  const given = new Set<string>()
  for (const answer of asked) {
    if (answer.outcome !== 'fetched') continue
    for (const place of answer.offer.materials) {
      if (!isOwn(application, place) || given.has(place.material)) continue
      const held = application.files.filter(({ material }) => material === place.material)
      if (held.some(({ file }) => !extracts.has(file))) continue
      given.add(place.material)
      for (const { file } of held) await removeFile(services.guarded, draft.id, file, services.now())
      await handInExtract(handing, answer, place.material)
    }
  }
}

/** Asks all that was consented to, or those alone, and brings in what came. */
export async function fetchForDraft(
  fetching: Fetching,
  who: Who,
  id: string,
  wanted: readonly string[] | undefined,
): Promise<Outcome<DraftSharing>> {
  const { services } = fetching
  const found = await findFetchable(services, who, id)
  if (!found.ok) return found
  const draft = found.value
  const application = await applicationOf(services, draft)
  const given = await findLastConsent(services.pool, application.id)
  const decided = decideFetch(services, application, given, wanted)
  if (!decided.ok) return decided
  const { consent, offers } = decided.value
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
  const asked = await askAll(services, asking, offers)
  await fillIn(services, draft, application, asked)
  const after = await findFetchable(services, who, id)
  if (!after.ok) return after
  const filled = await applicationOf(services, after.value)
  await handInExtracts({ ...fetching, who, draft: after.value, application: filled, asking }, asked)
  const last = await findFetchable(services, who, id)
  if (!last.ok) return last
  return done(await presentDraftSharing(services, actor, await applicationOf(services, last.value)))
}
