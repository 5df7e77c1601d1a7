/** How fast a table of other regions' limits is taken in: 2,261 items of ten regions, opened, checked and stored. */
import { randomUUID } from 'node:crypto'
import { type Catalogue, createChecker } from '@yijianshi/core/catalogue'
import { compareWith, type RegionLimit, readBenchmark, reductionsReport } from '@yijianshi/core/report'
import { type DatabaseOptions, openDatabase } from '@yijianshi/server/database/connection'
import { migrate, migrationsDirectory, readMigrations } from '@yijianshi/server/database/migrate'
import { addBenchmark } from '@yijianshi/server/report/benchmark-store'
import { makeWorkbook, readSpreadsheet } from '@yijianshi/server/spreadsheet/spreadsheets'
import { generatedCatalogue, generatedSamples, provincial } from './generated-catalogue.ts'
import { type Figure, median } from './measure.ts'

const ITEMS = 2261
const REGIONS = 10
const ROUNDS = 3

function limitsFor(catalogue: Catalogue): RegionLimit[] {
  const items = [...catalogue.items.values()].slice(0, ITEMS)
  return items.flatMap(({ basicCode }, index) =>
    Array.from({ length: REGIONS }, (_, region) => ({
      region: `对标市${region + 1}`,
      code: basicCode,
      limit: (index * 7 + region) % 15,
      unit: 'working-days' as const,
    })),
  )
}

const TITLES = ['地区', '基本编码', '承诺办结时限', '单位']
const cellsOf = (limits: readonly RegionLimit[]) =>
  limits.map(({ region, code, limit }) => [region, code, limit, '工作日'] as const)

async function msOf(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await action()
  return performance.now() - start
}

async function times(action: () => Promise<unknown>): Promise<number> {
  const measured: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) measured.push(await msOf(action))
  return median(measured)
}

async function workbookOf(limits: readonly RegionLimit[]): Promise<Buffer> {
  const columns = TITLES.map(title => ({ title, kind: 'text' as const }))
  const bytes = await makeWorkbook([{ name: '对标', columns, rows: cellsOf(limits) }])
  if (bytes === undefined) throw new Error('no workbook was made')
  return bytes
}

export async function benchBenchmarkImport(connection: DatabaseOptions['connection']): Promise<Figure[]> {
  const database = await openDatabase({ connection })
  if (!database.ok) throw new Error(database.message)
  const { pool } = database
  try {
    await migrate(pool, readMigrations(migrationsDirectory))
    const files = generatedCatalogue(provincial)
    const { catalogue } = createChecker().check(files, { version: 'generated', samples: generatedSamples })
    if (catalogue === undefined) throw new Error('the generated catalogue is not sound')
    const limits = limitsFor(catalogue)
    const account = randomUUID()
    const store = (rows: readonly RegionLimit[]) =>
      addBenchmark(pool, { name: 'bench', fileName: 'bench', account, limits: rows }, Date.now())
    const imported = async (bytes: Uint8Array, name: string) => {
      const opened = await readSpreadsheet(bytes, name)
      if (!opened.ok) throw new Error(opened.refusal.code)
      const read = readBenchmark(opened.value)
      if (!read.ok) throw new Error(JSON.stringify(read.errors[0]))
      if (read.limits.length !== ITEMS * REGIONS) throw new Error(`${read.limits.length} rows`)
      await store(read.limits)
    }
    const workbook = await workbookOf(limits)
    const csv = Buffer.from([TITLES, ...cellsOf(limits)].map(row => row.join(',')).join('\r\n'))
    await store(limits)
    const bare = await times(() => store(limits))
    const fromWorkbook = await times(() => imported(workbook, 'bench.xlsx'))
    const fromCsv = await times(() => imported(csv, 'bench.csv'))
    const compared = await times(async () => compareWith(catalogue, limits))
    const reduced = await msOf(async () => reductionsReport(catalogue))
    return [
      { name: 'XLSX of 22,610 rows opened, checked, stored', value: fromWorkbook, unit: 'ms', atMost: 5000 },
      { name: 'the same from CSV', value: fromCsv, unit: 'ms', atMost: 5000 },
      { name: 'the same rows just stored (baseline)', value: bare, unit: 'ms' },
      { name: 'XLSX against the baseline', value: fromWorkbook / bare, unit: '×' },
      { name: 'compared with the catalogue', value: compared, unit: 'ms' },
      { name: 'four reductions of 100 matters, 400 situations', value: reduced, unit: 'ms' },
    ]
  } finally {
    await database.close()
  }
}
