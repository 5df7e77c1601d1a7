/** Makes PDFs beside the main thread, so that nobody's request waits for somebody's pages. */
import { parentPort } from 'node:worker_threads'
import { renderCertificate } from '../../licence/render-certificate.ts'
import type { PressAnswer, PressOrder } from './press.ts'
import { renderPdf } from './render.ts'

parentPort?.on('message', ({ id, paper }: PressOrder) => {
  const answer = (given: PressAnswer) => parentPort?.postMessage(given)
  const made = 'kind' in paper ? renderCertificate(paper) : renderPdf(paper)
  made.then(
    bytes => answer({ id, bytes }),
    (fault: unknown) =>
      answer({ id, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }),
  )
})
