/** Looks through one document, beside the main thread. */
import { parentPort, workerData } from 'node:worker_threads'
import type { DocumentOrder } from './document.ts'
import { scanOfd } from './ofd-scan.ts'
import { scanPdf } from './pdf-scan.ts'

const order: DocumentOrder = workerData
const bytes = Buffer.from(order.bytes)
parentPort?.postMessage(order.kind === 'pdf' ? scanPdf(bytes) : scanOfd(bytes))
