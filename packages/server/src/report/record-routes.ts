import { rolesThatSee } from '@yijianshi/core/access'
import { readRecords, recordsTemplate, writeRecords } from '@yijianshi/core/catalogue/records'
import { isSamplePath } from '@yijianshi/core/publication'
import type { Cell, Sheet } from '@yijianshi/core/spreadsheet'
import type { FastifyInstance } from 'fastify'
import { done, refused } from '../http/outcome.ts'
import { route } from '../http/route.ts'
import type { Services, SharedServices } from '../http/wiring.ts'
import { getTexts } from '../publication/content-store.ts'
import { manifestOf } from '../publication/version-store.ts'
import { makeWorkbook, sendWorkbook } from '../spreadsheet/spreadsheets.ts'
import { receiveSpreadsheet } from '../spreadsheet/upload.ts'
import type { WorkbookSheet } from '../spreadsheet/write-workbook.ts'

const readers = rolesThatSee('catalogue-files')
/** Row errors in an answer; the count says how many there are. */
const SHOWN_ERRORS = 200

/** Counts as numbers, everything else as text, so that no program makes numbers of codes. */
function workbookSheet({ name, rows }: Sheet): WorkbookSheet {
  const [titles = [], ...others] = rows
  const isNumber = (index: number) =>
    others.some(row => typeof row[index] === 'number') &&
    others.every(row => row[index] === null || typeof row[index] === 'number')
  return {
    name,
    columns: titles.map((title: Cell, index) => ({
      title: String(title ?? ''),
      kind: isNumber(index) ? 'whole' : 'text',
    })),
    rows: others,
  }
}

/** Texts of the running catalogue, as they were published. */
async function textsOf({ pool, catalogue }: Services): Promise<ReadonlyMap<string, string>> {
  const manifest = [...(await manifestOf(pool, catalogue().version))].filter(([path]) => !isSamplePath(path))
  const contents = await getTexts(
    pool,
    manifest.map(([, hash]) => hash),
  )
  return new Map(manifest.map(([path, hash]) => [path, contents.get(hash) ?? '']))
}

export function recordRoutes(app: FastifyInstance, shared: SharedServices): void {
  route(app, shared, 'getRecordsFile', readers, async ({ reply, services }) => {
    const bytes = await makeWorkbook(writeRecords(services.catalogue()).map(workbookSheet))
    if (bytes === undefined) return refused('service/unavailable')
    sendWorkbook(reply, bytes, { title: '实施清单', plain: 'records' })
    return done(undefined)
  })

  route(app, shared, 'getRecordsTemplate', readers, async ({ reply }) => {
    const bytes = await makeWorkbook(recordsTemplate().map(workbookSheet))
    if (bytes === undefined) return refused('service/unavailable')
    sendWorkbook(reply, bytes, { title: '实施清单模板', plain: 'records-template' })
    return done(undefined)
  })

  route(app, shared, 'readRecords', readers, async ({ request, services }) => {
    const uploaded = await receiveSpreadsheet(request)
    if (!uploaded.ok) return uploaded
    const catalogue = services.catalogue()
    const texts = await textsOf(services)
    const { files, errors } = readRecords(uploaded.value.sheets, {
      catalogue,
      textOf: path => texts.get(path),
    })
    return done({ files: [...files], errors: errors.slice(0, SHOWN_ERRORS), errorCount: errors.length })
  })
}
