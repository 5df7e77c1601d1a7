/** Licences on paper: taken in by their authorities, seen by their holders, compared with the original at windows. */
import type { Operation } from '@yijianshi/contract/contract'
import { civilDateOf } from '@yijianshi/core/calendar'
import {
  knownPaperLicence,
  type PaperKind,
  paperColumns,
  readPaperLicences,
} from '@yijianshi/core/licence/paper-rows'
import type { FastifyInstance } from 'fastify'
import { catalogueOf } from '../../case/case-version.ts'
import { maySeeMaterial, sightOf } from '../../case/part.ts'
import { findVisibleCase } from '../../case/visible-case.ts'
import { getPlan } from '../../draft/plan-store.ts'
import { readCursor, readMoment, toPage } from '../../http/cursor.ts'
import { done, type Outcome, refused } from '../../http/outcome.ts'
import { type Reader, route } from '../../http/route.ts'
import type { Services, SharedServices } from '../../http/wiring.ts'
import { makeWorkbook, sendWorkbook } from '../../spreadsheet/spreadsheets.ts'
import { receiveSpreadsheet, type Uploaded } from '../../spreadsheet/upload.ts'
import { heldBy, heldPapers, presentPaper } from './present.ts'
import { addImport, importsOf, knownRows, notePaperCompared, removeImport } from './store.ts'

const INVALID_CURSOR = refused('request/invalid', { where: 'query.cursor', what: '' })
/** Row errors in an answer; the count says how many there are. */
const SHOWN_ERRORS = 200

type ReviewerOf = Extract<Reader['actor'], { readonly role: 'reviewer' }>

function reviewerOf({ actor }: Reader): Outcome<ReviewerOf> {
  return actor.role === 'reviewer'
    ? done(actor)
    : refused('access/role', { role: actor.role, command: 'paper-licences' })
}

/** What the authority issues; of a reviewer who answers for some items, what those end with. */
function kindsOf({ catalogue }: Services, { authority, items }: ReviewerOf): PaperKind[] {
  const { items: all, licences } = catalogue()
  const ofItems = items === 'all' ? undefined : new Set(items.flatMap(id => all.get(id)?.results ?? []))
  return [...licences.values()]
    .filter(({ id, issuer }) => issuer === authority && ofItems?.has(id) !== false)
    .map(({ id, name }) => ({ id, name: name.zh }))
}

/** The applicant’s, each with the material of the case as which it serves; of those that the reader sees. */
async function papersOfCase(
  services: Services,
  reader: Reader,
  caseId: string,
): Promise<Outcome<Operation<'listCasePaperLicences'>['response']>> {
  const visible = await findVisibleCase(services, reader.actor, caseId, 'case-form')
  if (!visible.ok) return visible
  const { state } = visible.value
  const plan = await getPlan(services.pool, state.planHash)
  const sight = sightOf(visible.value, plan)
  const { materials } = await catalogueOf(services, state)
  const wanted = plan.checklist.filter(({ material }) => maySeeMaterial(sight, material))
  const papers = wanted.length === 0 ? [] : await heldBy(services, state.applicant)
  return done({
    licences: wanted.flatMap(({ material }) =>
      papers
        .filter(({ licence }) => materials.get(material)?.licence === licence)
        .map(paper => ({ ...presentPaper(services, paper), material })),
    ),
  })
}

async function imported(
  services: Services,
  reader: ReviewerOf,
  { sheets }: Uploaded,
  isMeant: boolean,
): Promise<Operation<'importPaperLicences'>['response']> {
  const read = readPaperLicences(sheets, kindsOf(services, reader), civilDateOf(services.now()))
  if (!read.ok) {
    const { errors } = read
    return { rows: 0, import: null, errors: errors.slice(0, SHOWN_ERRORS), errorCount: errors.length }
  }
  const { licences, sheet } = read
  const wanted = { authority: reader.authority, account: reader.account, licences }
  const refusedRows = (rows: readonly number[]) => ({
    rows: 0,
    import: null,
    errors: rows.slice(0, SHOWN_ERRORS).map(row => knownPaperLicence(sheet, row)),
    errorCount: rows.length,
  })
  const known = await knownRows(services, wanted)
  if (known.length > 0) return refusedRows(known)
  if (!isMeant) return { rows: licences.length, import: null, errors: [], errorCount: 0 }
  const added = await addImport(services, wanted, services.now())
  return added.ok
    ? { rows: licences.length, import: added.id, errors: [], errorCount: 0 }
    : refusedRows(added.known)
}

function registerRoutes(app: FastifyInstance, shared: SharedServices): void {
  route(app, shared, 'getPaperLicenceTemplate', ['reviewer'], async ({ reply }) => {
    const columns = paperColumns.map(({ title }) => ({ title: title.zh, kind: 'text' as const }))
    const bytes = await makeWorkbook([{ name: '存量证照', columns, rows: [] }])
    if (bytes === undefined) return refused('service/unavailable')
    sendWorkbook(reply, bytes, { title: '存量证照模板', plain: 'paper-licences' })
    return done(undefined)
  })

  route(app, shared, 'importPaperLicences', ['reviewer'], async ({ reader, query, request, services }) => {
    const reviewer = reviewerOf(reader)
    if (!reviewer.ok) return reviewer
    const uploaded = await receiveSpreadsheet(request)
    if (!uploaded.ok) return uploaded
    return done(await imported(services, reviewer.value, uploaded.value, query.do === 'import'))
  })

  route(app, shared, 'listPaperLicenceImports', ['reviewer'], async ({ reader, query, services }) => {
    const reviewer = reviewerOf(reader)
    if (!reviewer.ok) return reviewer
    const from = readCursor(query.cursor)
    if (from === 'invalid' || (from && readMoment(from) === undefined)) return INVALID_CURSOR
    const { rows, next } = toPage(await importsOf(services.guarded, reviewer.value.authority, from), row => ({
      key: String(row.imported_at.getTime()),
      id: row.import_id,
    }))
    const imports = rows.map(row => ({
      id: row.import_id,
      at: row.imported_at.toISOString(),
      by: row.importer ?? '',
      rows: row.row_count,
      compared: row.compared,
    }))
    return done({ imports, next })
  })

  route(app, shared, 'deletePaperLicenceImport', ['reviewer'], async ({ reader, params, services }) => {
    const reviewer = reviewerOf(reader)
    if (!reviewer.ok) return reviewer
    const removed = await removeImport(services, reviewer.value.authority, params.import)
    return removed ? done(null) : refused('licence/no-such-import')
  })
}

export function paperLicenceRoutes(app: FastifyInstance, shared: SharedServices): void {
  registerRoutes(app, shared)

  route(app, shared, 'listOwnPaperLicences', ['applicant'], async ({ reader: { actor }, services }) => {
    return done({ licences: actor.role === 'applicant' ? await heldPapers(services, actor.person) : [] })
  })

  route(app, shared, 'listCasePaperLicences', ['clerk', 'reviewer'], ({ reader, params, services }) =>
    papersOfCase(services, reader, params.case),
  )

  route(app, shared, 'comparePaperLicence', ['clerk'], async ({ reader, params, services }) => {
    const { actor } = reader
    const shown = await papersOfCase(services, reader, params.case)
    if (!shown.ok || actor.role !== 'clerk') return shown
    if (!shown.value.licences.some(({ id }) => id === params.licence)) return refused('licence/not-found')
    await notePaperCompared(services.guarded, params.licence, actor, services.now())
    return papersOfCase(services, reader, params.case)
  })
}
