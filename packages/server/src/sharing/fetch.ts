/**
 * Fetching for an application: all sources that the person consented to, side by side. Each request is recorded with
 * what it came to, before anything of its answer is used.
 */
import { randomUUID } from 'node:crypto'
import { civilDateOf } from '@yijianshi/core/calendar'
import {
  type Answer,
  decideAsking,
  isFresh,
  mapAnswer,
  numberText,
  type Offer,
  staleAt,
} from '@yijianshi/core/sharing'
import type { Services } from '../http/wiring.ts'
import type { Held } from '../licence/present.ts'
import type { DataKey } from '../personal-data/data-key.ts'
import { findCached, keepCached } from './answer-cache.ts'
import { type Application, isOwn } from './application.ts'
import type { StoredConsent } from './consent-store.ts'
import { askLibrary } from './library.ts'
import { type NewUse, recordUse, takeQuota } from './use-store.ts'

/** So many sources are asked at the same time for one application. */
const sideBySide = 6

export type Asking = {
  readonly application: Application
  readonly consent: StoredConsent
  readonly draft: string
  readonly by: {
    readonly account: string
    readonly role: 'applicant' | 'clerk'
    readonly place: string | null
  }
  /** Of the case, for what is answered. */
  readonly key: DataKey
}

/** What a request came to, with the answer where there is one. */
export type Asked = Pick<NewUse, 'id' | 'outcome' | 'cached' | 'answeredAt' | 'answer'> & {
  readonly offer: Offer
  readonly held?: Held
}

type Came = Pick<NewUse, 'outcome' | 'cached' | 'answeredAt' | 'answer'> & {
  /** The licence that was found in the own library. */
  readonly held?: Held
}

const without = (outcome: Exclude<NewUse['outcome'], 'fetched'>): Came => ({
  outcome,
  cached: false,
  answeredAt: null,
  answer: null,
})

/** By what the source is asked: the applicant’s own number, or one that the form holds; the library by its holder. */
function keyFor(application: Application, { resource: { key } }: Offer): string | undefined {
  const { person, ownNumber, ownCode, values } = application
  if (key.by === 'holder') return person
  if (key.by === 'citizen-number') return ownNumber
  // About itself an organisation asks by the code that the platform knows it by, whatever the form says.
  if (key.by === 'credit-code' && ownCode !== undefined) return ownCode
  const said = key.element === undefined ? '' : numberText(values[key.element])
  return said === '' ? undefined : said
}

async function askSource(
  services: Services,
  { application, consent }: Asking,
  { resource }: Offer,
  key: string,
): Promise<Came> {
  const { pool, sharing, now } = services
  if (!(await takeQuota(pool, resource.id, civilDateOf(now()), resource.perDay))) return without('quota')
  if (resource.key.by === 'holder') {
    const holding = application.holdings.get(resource.key.licence)
    const told = await askLibrary(services, resource, holding)
    return told === undefined
      ? without('nothing-found')
      : { outcome: 'fetched', cached: false, answeredAt: now(), answer: told.answer, held: told.held }
  }
  const said = await sharing.ask(resource.id, {
    key,
    purpose: application.plan.matter,
    application: application.id,
    consent: consent.id,
  })
  if (!said.ok) return without('source-down')
  const mapping = sharing.mappingOf(resource.id)
  if (said.answer === undefined || mapping === undefined) return without('nothing-found')
  const mapped = mapAnswer(mapping, said.answer, {
    resource,
    elements: services.catalogue().elements,
    key,
    applicant: application.ownNumber ?? application.ownCode ?? '',
  })
  if (!mapped.found) return without('nothing-found')
  return { outcome: 'fetched', cached: false, answeredAt: now(), answer: mapped.answer }
}

/** From the cache where an answer is still fresh, else from the source. */
async function comeBy(
  services: Services,
  asking: Asking,
  offer: Offer,
  known: { readonly key: string; readonly keyIndex: Buffer },
): Promise<Came> {
  const { resource } = offer
  const entry = { person: asking.application.person, resource: resource.id, keyIndex: known.keyIndex }
  // What is kept lies by the key of a person; an organisation has none.
  const isKept = resource.freshHours > 0 && asking.application.ownCode === undefined
  const cached = isKept ? await findCached(services, entry) : undefined
  if (cached !== undefined && isFresh(resource, cached.answeredAt, services.now()))
    return { outcome: 'fetched', cached: true, answeredAt: cached.answeredAt, answer: cached.answer }
  const came = await askSource(services, asking, offer, known.key)
  if (came.answer !== null && came.answeredAt !== null && isKept) {
    const lasts = { from: came.answeredAt, until: staleAt(resource, came.answeredAt) }
    await keepCached(services, entry, came.answer, lasts)
  }
  return came
}

/** No more than this application has a use for is kept and shown (个人信息保护法 art. 6). */
function neededPart(application: Application, { fields, materials }: Offer, answer: Answer): Answer {
  const needed = new Set(fields.filter(field => isOwn(application, field)).map(({ element }) => element))
  return {
    fields: Object.fromEntries(Object.entries(answer.fields).filter(([element]) => needed.has(element))),
    // They stand on extracts alone.
    details: materials.some(material => isOwn(application, material)) ? answer.details : {},
  }
}

/** One source, once. Refused before anything leaves where there is no leave for it. */
async function askOne(services: Services, asking: Asking, offer: Offer): Promise<Asked> {
  const { guarded, keys, now } = services
  const { application, consent, by, draft } = asking
  const { resource } = offer
  const id = randomUUID()
  const began = performance.now()
  const ground = { purpose: application.plan.matter, application: application.id, consent }
  const key = keyFor(application, offer)
  const keyIndex = key === undefined ? null : await keys.index('sharing_use.key', `${resource.key.by} ${key}`)
  const whole = !decideAsking(resource, ground, now()).ok
    ? without('refused')
    : key === undefined || keyIndex === null
      ? without('key-missing')
      : await comeBy(services, asking, offer, { key, keyIndex })
  const { held, ...rest } = whole
  const came = { ...rest, answer: rest.answer && neededPart(application, offer, rest.answer) }
  await recordUse(guarded, asking.key, {
    id,
    at: now(),
    application: application.id,
    draft,
    person: application.person,
    account: by.account,
    role: by.role,
    place: by.place,
    matter: application.plan.matter,
    consent: consent.id,
    resource: resource.id,
    keyIndex,
    ms: Math.round(performance.now() - began),
    catalogueVersion: services.catalogue().version,
    ...came,
  })
  return { id, offer, ...came, ...(held !== undefined && { held }) }
}

/** Asks them side by side, a few at a time. The order of the answers is that of the offers. */
export async function askAll(
  services: Services,
  asking: Asking,
  offers: readonly Offer[],
): Promise<readonly Asked[]> {
  const asked: (Asked | undefined)[] = offers.map(() => undefined)
  const queue = offers.entries()
  const worker = async () => {
    for (const [index, offer] of queue) asked[index] = await askOne(services, asking, offer)
  }
  await Promise.all(Array.from({ length: Math.min(sideBySide, offers.length) }, worker))
  return asked.flatMap(entry => entry ?? [])
}
