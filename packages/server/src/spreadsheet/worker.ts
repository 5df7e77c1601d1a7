/** Reads or writes one spreadsheet, beside the main thread. */
import { parentPort, workerData } from 'node:worker_threads'
import { readSheets } from './read-sheets.ts'
import type { SpreadsheetOrder } from './spreadsheets.ts'
import { writeWorkbook } from './write-workbook.ts'

const order: SpreadsheetOrder = workerData
const answer =
  'bytes' in order ? await readSheets(order.bytes, order.name) : await writeWorkbook(order.sheets)
parentPort?.postMessage(answer)
