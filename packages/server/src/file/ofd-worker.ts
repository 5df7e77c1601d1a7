/** Looks through one OFD document, beside the main thread. */
import { parentPort, workerData } from 'node:worker_threads'
import type { OfdOrder } from './ofd.ts'
import { scanOfd } from './ofd-scan.ts'

const order: OfdOrder = workerData
parentPort?.postMessage(scanOfd(Buffer.from(order.bytes)))
