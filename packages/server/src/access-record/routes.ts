/** Looks at cases, for managers and for the applicant whose case it was. */
import type { AccessRecord, AccessRecordList, Viewer } from '@yijianshi/contract/access-record'
import { type Actor, ROLES, rolesThatSee } from '@yijianshi/core/access'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { isRefusalCode, refusal } from '@yijianshi/core/refusal'
import { refusalText } from '@yijianshi/core/refusal/texts'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Account } from '../account/account.ts'
import { maskName } from '../case/present.ts'
import { nameOf } from '../case/present-task.ts'
import { findVisibleCase } from '../case/visible-case.ts'
import { pageSize } from '../http/cursor.ts'
import { languageOf } from '../http/language.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { route } from '../http/route.ts'
import type { Services } from '../http/wiring.ts'
import { readPlace, writePlace } from '../supervision/owing.ts'
import { type AccessEntry, readRecords, type Wanted } from './records.ts'

const place = z.tuple([z.int()])

function officeOf(catalogue: Catalogue, account: Account): Viewer['office'] {
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
function viewerOf(catalogue: Catalogue, reader: Actor, account: Account | undefined): Viewer {
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

type Reading = { readonly reader: Actor; readonly language: 'zh' | 'en' }

function present(catalogue: Catalogue, entry: AccessEntry, { reader, language }: Reading): AccessRecord {
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    case: entry.case,
    number: entry.number,
    by: viewerOf(catalogue, reader, entry.by),
    as: viewerOf(catalogue, reader, entry.as),
    moment: entry.moment.toISOString(),
    refused: refusedText(entry.refused, language),
  }
}

async function listRecords(
  services: Services,
  reading: Reading,
  { cursor, ...wanted }: Wanted & { readonly cursor?: string },
): Promise<Outcome<AccessRecordList>> {
  const after = cursor === undefined ? undefined : readPlace(cursor, place)
  if (cursor !== undefined && after === undefined) {
    return refused('request/invalid', { where: 'query.cursor', what: '' })
  }
  const before = after === undefined ? {} : { before: after[0] }
  const found = await readRecords(services.pool, { ...wanted, ...before }, pageSize + 1)
  const page = found.slice(0, pageSize)
  const last = page.at(-1)
  return done({
    records: page.map(entry => present(services.catalogue(), entry, reading)),
    next: found.length > pageSize && last !== undefined ? writePlace([last.id]) : null,
  })
}

export function accessRecordRoutes(app: FastifyInstance, services: Services): void {
  route(app, services, 'listAccessRecords', rolesThatSee('access-records'), ({ reader, query, request }) =>
    listRecords(services, { reader: reader.actor, language: languageOf(request) }, query),
  )

  route(app, services, 'listCaseAccessRecords', ROLES, async ({ reader, params, query, request }) => {
    const { actor } = reader
    const visible = await findVisibleCase(services, actor, params.case, 'case-access-records')
    if (!visible.ok) return visible
    const reading = { reader: actor, language: languageOf(request) }
    return listRecords(services, reading, { ...query, case: params.case })
  })
}
