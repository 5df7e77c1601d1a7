/** Looks through one PDF, beside the main thread. */
import { parentPort, workerData } from 'node:worker_threads'
import type { PdfOrder } from './pdf.ts'
import { scanPdf } from './pdf-scan.ts'

const order: PdfOrder = workerData
parentPort?.postMessage(scanPdf(Buffer.from(order.bytes)))
