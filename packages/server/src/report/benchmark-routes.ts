import type { BenchmarkImport, BenchmarkOnWire } from '@yijianshi/contract/report'
import { rolesThatSee } from '@yijianshi/core/access'
import { compareWith, readBenchmark, reportTitle } from '@yijianshi/core/report'
import type { FastifyInstance } from 'fastify'
import { readMomentCursor, toPage } from '../http/cursor.ts'
import { languageOf } from '../http/language.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { type Reader, route } from '../http/route.ts'
import type { Services, SharedServices } from '../http/wiring.ts'
import { makeWorkbook, sendWorkbook } from '../spreadsheet/spreadsheets.ts'
import { receiveSpreadsheet, type Uploaded } from '../spreadsheet/upload.ts'
import { addBenchmark, findBenchmark, limitsOf, listBenchmarks, removeBenchmark } from './benchmark-store.ts'
import { reportSheets } from './workbook.ts'

const readers = rolesThatSee('reports')
/** Row errors in an answer; the count says how many there are. */
const SHOWN_ERRORS = 200

async function compared(services: Services, id: string): Promise<Outcome<BenchmarkOnWire>> {
  const benchmark = await findBenchmark(services.pool, id)
  if (benchmark === undefined) return refused('benchmark/not-found')
  const limits = await limitsOf(services.pool, benchmark.id)
  return done({ benchmark, comparison: compareWith(services.catalogue(), limits) })
}

async function imported(
  services: Services,
  reader: Reader,
  { name: fileName, sheets }: Uploaded,
  given: string | undefined,
): Promise<BenchmarkImport> {
  const read = readBenchmark(sheets, services.catalogue().policy)
  if (!read.ok) {
    return { benchmark: null, errors: read.errors.slice(0, SHOWN_ERRORS), errorCount: read.errors.length }
  }
  const { limits } = read
  const plain = fileName.replace(/\.[^.]{1,5}$/, '').trim()
  const name = given ?? (plain === '' ? fileName : plain)
  const account = reader.account.id
  const benchmark = await addBenchmark(services.pool, { name, fileName, account, limits }, services.now())
  return { benchmark, errors: [], errorCount: 0 }
}

export function benchmarkRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { pool } = shared

  route(app, shared, 'listBenchmarks', readers, async ({ query }) => {
    const after = readMomentCursor(query.cursor)
    if (after === 'invalid') return refused('request/invalid', { where: 'query.cursor', what: '' })
    const { rows, next } = toPage(await listBenchmarks(pool, after), row => ({
      key: String(Date.parse(row.importedAt)),
      id: row.id,
    }))
    return done({ benchmarks: [...rows], next })
  })

  route(app, shared, 'importBenchmark', readers, async ({ reader, query, request, services }) => {
    const uploaded = await receiveSpreadsheet(request)
    return uploaded.ok ? done(await imported(services, reader, uploaded.value, query.name)) : uploaded
  })

  route(app, shared, 'getBenchmark', readers, ({ params, services }) => compared(services, params.benchmark))

  route(app, shared, 'getBenchmarkFile', readers, async ({ params, query, request, reply, services }) => {
    const found = await compared(services, params.benchmark)
    if (!found.ok) return found
    const { benchmark, comparison } = found.value
    const language = query.language ?? languageOf(request)
    const bytes = await makeWorkbook(reportSheets(comparison, services.catalogue(), language, benchmark.name))
    if (bytes === undefined) return refused('service/unavailable')
    sendWorkbook(reply, bytes, {
      title: `${reportTitle('benchmark', language)} ${benchmark.name}`,
      plain: 'benchmark',
    })
    return done(undefined)
  })

  route(app, shared, 'deleteBenchmark', readers, async ({ params }) =>
    (await removeBenchmark(pool, params.benchmark)) ? done(null) : refused('benchmark/not-found'),
  )
}
