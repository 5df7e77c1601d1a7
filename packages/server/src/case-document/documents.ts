/** Documents of a case: listed for a reader, and made on demand from the history. */
import type { CaseDocumentEntry, CaseDocumentList } from '@yijianshi/contract/case-document'
import type { Actor } from '@yijianshi/core/access'
import { nationalWorkingCalendar } from '@yijianshi/core/calendar'
import type { CaseState } from '@yijianshi/core/case'
import type { Catalogue, Language } from '@yijianshi/core/catalogue'
import type { Printed } from '@yijianshi/core/paper'
import {
  type CaseDocument,
  type CaseDocumentContext,
  caseDocumentName,
  caseDocuments,
  makeCaseDocument,
} from '@yijianshi/core/paper/case'
import { findApplicantName } from '../account/applicants.ts'
import { catalogueOf } from '../case/case-version.ts'
import { sightOf } from '../case/part.ts'
import { authorityOf, nameOf } from '../case/present-task.ts'
import { findReadableCase, recordLook } from '../case/visible-case.ts'
import { getPlan } from '../draft/plan-store.ts'
import { instant } from '../engine/instant.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { findEdition } from '../paper/edition.ts'
import { findErasure } from '../personal-data/erase.ts'
import { lettersOfCase } from './letters.ts'
import { orderId, ordersOfCase, presentOrder, printOrder } from './orders.ts'
import { mayHaveDocument } from './readable.ts'

type Letters = CaseDocumentContext['letters']
type Held = {
  /** The case as it is now. */
  readonly state: CaseState
  /** The open access by which they are shown, where it is one. */
  readonly access?: string
  readonly orders: Awaited<ReturnType<typeof ordersOfCase>>
  readonly documents: readonly CaseDocument[]
  readonly hashes: ReadonlyMap<number, string>
  readonly letters: Letters
}

/** A letter whose text is gone can't be printed, so it is not offered. */
function hasText({ kind }: CaseDocument, letters: Letters): boolean {
  if (kind === 'tolerance-letter') return letters.tolerance !== undefined
  return kind !== 'commitment-letter' || letters.commitment !== undefined
}

async function documentsFor(services: Services, actor: Actor, caseId: string): Promise<Outcome<Held>> {
  const visible = await findReadableCase(services, actor, caseId)
  if (!visible.ok) return visible
  const { state, access } = visible.value
  const sight = sightOf(visible.value, await getPlan(services.pool, state.planHash))
  const events = await services.engine.history(caseId)
  const letters = await lettersOfCase(services, caseId, state)
  const documents = caseDocuments(events).filter(
    document => mayHaveDocument(actor, state, document, sight) && hasText(document, letters),
  )
  const orders = await ordersOfCase(services, actor, caseId)
  return done({
    state,
    ...(access !== undefined && { access }),
    orders,
    documents,
    letters,
    hashes: new Map(events.map(({ version, hash }) => [version, hash])),
  })
}

/** What a document is named by: the version of the catalogue, and the plan, by which the case went then. */
async function groundsOf(services: Services, state: CaseState) {
  const catalogue = await catalogueOf(services, state)
  return { catalogue, plan: await getPlan(services.pool, state.planHash) }
}

function issuerOf({ issuer }: CaseDocument, catalogue: Catalogue): CaseDocumentEntry['issuer'] {
  switch (issuer.kind) {
    case 'authority':
      return authorityOf(catalogue, issuer.id).name
    case 'site':
      return nameOf(catalogue.sites.get(issuer.id)?.name, issuer.id)
    case 'applicant':
      return { zh: '申请人', en: 'Applicant' }
  }
}

/** Those that the reader may have, in the order in which they came. */
export async function listCaseDocuments(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<Outcome<CaseDocumentList>> {
  const held = await documentsFor(services, actor, caseId)
  if (!held.ok) return held
  const { documents, hashes } = held.value
  const grounds = new Map<string, Awaited<ReturnType<typeof groundsOf>>>()
  const entries: CaseDocumentEntry[] = []
  for (const document of documents) {
    const { state, item } = document
    const key = `${state.catalogueVersion} ${state.planHash}`
    const { catalogue, plan } = grounds.get(key) ?? (await groundsOf(services, state))
    grounds.set(key, { catalogue, plan })
    entries.push({
      id: document.id,
      kind: document.kind,
      number: document.number,
      name: caseDocumentName(document, catalogue),
      itemName: item === undefined ? null : nameOf(plan.items.find(entry => entry.item === item)?.name, item),
      issuer: issuerOf(document, catalogue),
      at: instant(document.at),
      version: document.version,
      hash: hashes.get(document.version) ?? '',
    })
  }
  const orders = await Promise.all(
    held.value.orders.map(order => presentOrder(services, held.value.state, order)),
  )
  return done({ documents: [...entries, ...orders].toSorted((one, other) => one.at.localeCompare(other.at)) })
}

/** One of them, ready to be printed. Whoever may not have it is told that there is none. */
export async function findCaseDocument(
  services: Services,
  actor: Actor,
  asked: { readonly case: string; readonly document: string },
  language: Language,
): Promise<Outcome<Printed>> {
  const held = await documentsFor(services, actor, asked.case)
  if (!held.ok) return held
  const { documents, hashes, letters } = held.value
  const order = held.value.orders.find(entry => orderId(entry) === asked.document)
  if (order !== undefined) return done(await printOrder(services, held.value.state, order, language))
  const document = documents.find(({ id }) => id === asked.document)
  const hash = document && hashes.get(document.version)
  if (document === undefined || hash === undefined) return refused('request/not-found')
  await recordLook(services, actor, asked.case, held.value, { what: 'document', subject: document.id })
  const { catalogue, plan } = await groundsOf(services, document.state)
  const erased = await findErasure(services.guarded, asked.case)
  const context: CaseDocumentContext = {
    ...(erased && { erasedAt: erased.getTime() }),
    language,
    catalogue,
    plan,
    edition: await findEdition(services.pool, document.state.catalogueVersion),
    calendar: nationalWorkingCalendar,
    applicantName: await findApplicantName(services, asked.case),
    hash,
    letters,
  }
  const made = makeCaseDocument(context, document)
  return made === undefined ? refused('request/not-found') : done(made)
}
