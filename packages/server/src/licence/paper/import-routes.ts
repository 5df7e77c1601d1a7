/** Registers of licences on paper: imported by one, compared and confirmed by another, refused or taken back. */
import type { Operation } from '@yijianshi/contract/contract'
import { COMPARED_AT_ONCE } from '@yijianshi/contract/paper-licence'
import { civilDateOf } from '@yijianshi/core/calendar'
import { type PaperImportFacts, whyNotDecide, whyNotTakeBack } from '@yijianshi/core/licence'
import { knownPaperLicence, type PaperKind, paperColumns } from '@yijianshi/core/licence/paper-rows'
import type { FastifyInstance } from 'fastify'
import { readMomentCursor, toPage } from '../../http/cursor.ts'
import { done, type Outcome, refused } from '../../http/outcome.ts'
import { type Reader, route } from '../../http/route.ts'
import type { Services, SharedServices } from '../../http/wiring.ts'
import { makeWorkbook, sendWorkbook } from '../../spreadsheet/spreadsheets.ts'
import { type ReceivedFile, receiveFile } from '../../spreadsheet/upload.ts'
import {
  confirmImport,
  findImport,
  type ImportRow,
  importsOf,
  kindsIn,
  noteCompared,
  refuseImport,
  takeImportBack,
} from './import-store.ts'
import { presentImport, presentImported } from './present.ts'
import { readRegister } from './read-register.ts'
import { addImport, importedPapers, knownRows } from './store.ts'

const INVALID_CURSOR = refused('request/invalid', { where: 'query.cursor', what: '' })
/** Row errors in an answer; the count says how many there are. */
const SHOWN_ERRORS = 200

type ReviewerOf = Extract<Reader['actor'], { readonly role: 'reviewer' }>
type Answer = Operation<'importPaperLicences'>['response']

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

async function imported(
  services: Services,
  reader: ReviewerOf,
  file: ReceivedFile,
  isMeant: boolean,
): Promise<Outcome<Answer>> {
  const register = await readRegister(file, kindsOf(services, reader), civilDateOf(services.now()))
  if (!register.ok) return register
  const read = register.value
  if (!read.ok) {
    const { errors } = read
    return done({ rows: 0, import: null, errors: errors.slice(0, SHOWN_ERRORS), errorCount: errors.length })
  }
  const { licences } = read
  const wanted = { authority: reader.authority, account: reader.account, licences }
  const faulty = (rows: readonly number[]): Outcome<Answer> =>
    done({
      rows: 0,
      import: null,
      errors: rows.slice(0, SHOWN_ERRORS).map(row => knownPaperLicence(read, row)),
      errorCount: rows.length,
    })
  const known = await knownRows(services, wanted)
  if (known.length > 0) return faulty(known)
  const sound = { rows: licences.length, errors: [], errorCount: 0 }
  if (!isMeant) return done({ ...sound, import: null })
  const added = await addImport(services, wanted, services.now())
  return added.ok ? done({ ...sound, import: added.id }) : faulty(added.known)
}

/** The import, for a reviewer of its authority who answers for all that is in it, or is the head. */
async function findForReader(
  services: Services,
  reader: Reader,
  id: string,
): Promise<Outcome<{ readonly reviewer: ReviewerOf; readonly row: ImportRow }>> {
  const reviewer = reviewerOf(reader)
  if (!reviewer.ok) return reviewer
  const row = await findImport(services, reviewer.value, id)
  if (row === undefined) return refused('licence/no-such-import')
  const own = new Set(kindsOf(services, reviewer.value).map(kind => kind.id))
  const isForReader =
    reviewer.value.head === true || (await kindsIn(services, id)).every(kind => own.has(kind))
  return isForReader ? done({ reviewer: reviewer.value, row }) : refused('access/not-your-authority')
}

const factsOf = (row: ImportRow): PaperImportFacts => ({
  stage: row.stage,
  importedBy: row.imported_by,
  rows: row.row_count,
  compared: row.checked_by_reader,
})

/** As it is now, after something was done to it. */
async function presentAgain(
  services: Services,
  reviewer: ReviewerOf,
  id: string,
): Promise<Outcome<Operation<'decidePaperLicenceImport'>['response']>> {
  const row = await findImport(services, reviewer, id)
  return row === undefined ? refused('licence/no-such-import') : done(presentImport(row, reviewer))
}

/** What the second person does. */
function secondPersonRoutes(app: FastifyInstance, shared: SharedServices): void {
  route(
    app,
    shared,
    'listImportedPaperLicences',
    ['reviewer'],
    async ({ reader, params, query, services }) => {
      const found = await findForReader(services, reader, params.import)
      if (!found.ok) return found
      const papers = await importedPapers(services, params.import, query.after ?? 0, COMPARED_AT_ONCE)
      return done({ licences: papers.map(paper => presentImported(services, paper)) })
    },
  )

  route(app, shared, 'noteImportCompared', ['reviewer'], async ({ reader, params, body, services }) => {
    const found = await findForReader(services, reader, params.import)
    if (!found.ok) return found
    const { reviewer, row } = found.value
    const why = whyNotDecide(factsOf(row), 'refuse', reviewer.account)
    if (why !== undefined) return refused(why)
    // Page by page: nobody has compared what they were not shown.
    if (body.through > Math.min(row.row_count, row.checked_by_reader + COMPARED_AT_ONCE))
      return refused('request/invalid', { where: 'body.through', what: '' })
    await noteCompared(services, reviewer.account, params.import, body.through)
    return presentAgain(services, reviewer, params.import)
  })

  route(app, shared, 'decidePaperLicenceImport', ['reviewer'], async ({ reader, params, body, services }) => {
    const found = await findForReader(services, reader, params.import)
    if (!found.ok) return found
    const { reviewer, row } = found.value
    const why = whyNotDecide(factsOf(row), body.decision, reviewer.account)
    if (why !== undefined) return refused(why)
    const now = services.now()
    const decided =
      body.decision === 'confirm'
        ? await confirmImport(services, reviewer, params.import, now)
        : await refuseImport(services, reviewer, params.import, body.reason, now)
    return decided ? presentAgain(services, reviewer, params.import) : refused('licence/import-decided')
  })
}

export function paperImportRoutes(app: FastifyInstance, shared: SharedServices): void {
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
    const file = await receiveFile(request)
    return file.ok ? imported(services, reviewer.value, file.value, query.do === 'import') : file
  })

  route(app, shared, 'listPaperLicenceImports', ['reviewer'], async ({ reader, query, services }) => {
    const reviewer = reviewerOf(reader)
    if (!reviewer.ok) return reviewer
    const from = readMomentCursor(query.cursor)
    if (from === 'invalid') return INVALID_CURSOR
    const found = await importsOf(services, reviewer.value, from, query.stage)
    const { rows, next } = toPage(found, row => ({
      key: String(row.imported_at.getTime()),
      id: row.import_id,
    }))
    return done({ imports: rows.map(row => presentImport(row, reviewer.value)), next })
  })

  route(app, shared, 'deletePaperLicenceImport', ['reviewer'], async ({ reader, params, services }) => {
    const found = await findForReader(services, reader, params.import)
    if (!found.ok) return found
    const { reviewer, row } = found.value
    const why = whyNotTakeBack(row.stage, reviewer.head === true)
    if (why !== undefined) return refused(why)
    const isGone = await takeImportBack(services, reviewer, row, services.now())
    return isGone ? done(null) : refused('licence/import-decided')
  })

  secondPersonRoutes(app, shared)
}
