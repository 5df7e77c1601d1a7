/** Records of looks as their readers see them: a manager names, an applicant offices. */
import type { AccessRecord, AccessRecordList, Viewer } from '@yijianshi/contract/access-record'
import type { Actor } from '@yijianshi/core/access'
import type { Catalogue, Name } from '@yijianshi/core/catalogue'
import { caseDocumentName, caseDocuments } from '@yijianshi/core/paper/case'
import { isRefusalCode, refusal } from '@yijianshi/core/refusal'
import { refusalText } from '@yijianshi/core/refusal/texts'
import { z } from 'zod'
import type { StoredAccount } from '../account/account.ts'
import { maskName } from '../account/person.ts'
import { catalogueOf } from '../case/case-version.ts'
import { nameOf } from '../case/present-task.ts'
import { getPlan } from '../draft/plan-store.ts'
import { pageSize } from '../http/cursor.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { readPlace, writePlace } from '../supervision/owing.ts'
import { type AccessEntry, readRecords, type Wanted } from './records.ts'

const place = z.tuple([z.int()])

function officeOf(catalogue: Catalogue, account: StoredAccount): Viewer['office'] {
  switch (account.role) {
    case 'clerk':
    case 'manager':
      return nameOf(catalogue.sites.get(account.site)?.name, account.site)
    case 'reviewer':
      return nameOf(catalogue.authorities.get(account.authority)?.name, account.authority)
    case 'applicant':
    case 'editor':
      return null
  }
}

/** A manager sees names, those of applicants masked; an applicant sees offices. */
function viewerOf(catalogue: Catalogue, reader: Actor, account: StoredAccount | undefined): Viewer {
  if (account === undefined) return { account: null, name: null, role: null, office: null }
  const { id, name, role } = account
  const known = { role, office: officeOf(catalogue, account) }
  if (reader.role !== 'manager') return { ...known, account: null, name: null }
  return { ...known, account: id, name: role === 'applicant' ? maskName(name) : name }
}

function refusedText(code: string | undefined, language: 'zh' | 'en'): string | null {
  if (code === undefined) return null
  return isRefusalCode(code) ? refusalText(refusal(code), language) : code
}

export type Reading = { readonly reader: Actor; readonly language: 'zh' | 'en' }

/** What a look for a reason was at: the material of a file, or a document, by the name that it has there. */
async function subjectOf(services: Services, entry: AccessEntry): Promise<Name | null> {
  const { reasoned, case: caseId } = entry
  const subject = reasoned?.subject
  if (subject === undefined) return null
  if (reasoned?.what === 'file') {
    const plan = await getPlan(services.pool, entry.planHash)
    return nameOf(plan.checklist.find(({ material }) => material === subject)?.name, subject)
  }
  const document = caseDocuments(await services.engine.history(caseId)).find(({ id }) => id === subject)
  if (document === undefined) return nameOf(undefined, subject)
  return caseDocumentName(document, await catalogueOf(services, document.state))
}

async function present(
  services: Services,
  entry: AccessEntry,
  { reader, language }: Reading,
): Promise<AccessRecord> {
  const catalogue = services.catalogue()
  const { reasoned } = entry
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    case: entry.case,
    number: entry.number,
    by: viewerOf(catalogue, reader, entry.by),
    as: reasoned === undefined ? viewerOf(catalogue, reader, entry.as) : null,
    reason: entry.reason ?? null,
    what: reasoned?.what ?? null,
    subject: await subjectOf(services, entry),
    moment: entry.moment.toISOString(),
    refused: refusedText(entry.refused, language),
  }
}

/** Newest first, page by page. */
export async function listRecords(
  services: Services,
  reading: Reading,
  { cursor, ...wanted }: Wanted & { readonly cursor?: string },
): Promise<Outcome<AccessRecordList>> {
  const after = cursor === undefined ? undefined : readPlace(cursor, place)
  if (cursor !== undefined && after === undefined) {
    return refused('request/invalid', { where: 'query.cursor', what: '' })
  }
  const before = after === undefined ? {} : { before: after[0] }
  const found = await readRecords(services, { ...wanted, ...before }, pageSize + 1)
  const page = found.slice(0, pageSize)
  const last = page.at(-1)
  return done({
    records: await Promise.all(page.map(entry => present(services, entry, reading))),
    next: found.length > pageSize && last !== undefined ? writePlace([last.id]) : null,
  })
}
