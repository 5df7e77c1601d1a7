/** Makes the plans of all situations of all matters, beside the main thread. */
import { parentPort, workerData } from 'node:worker_threads'
import { type CatalogueData, catalogueFromData } from '@yijianshi/core/catalogue'
import { reductionsReport } from '@yijianshi/core/report'

const data: CatalogueData = workerData
parentPort?.postMessage(reductionsReport(catalogueFromData(data)))
