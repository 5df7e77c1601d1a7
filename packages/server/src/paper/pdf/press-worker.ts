/** Makes PDFs beside the main thread, so that nobody's request waits for somebody's pages. */
import { parentPort } from 'node:worker_threads'
import type { PressAnswer, PressOrder } from './press.ts'
import { renderPdf } from './render.ts'

parentPort?.on('message', ({ id, paper }: PressOrder) => {
  const answer = (given: PressAnswer) => parentPort?.postMessage(given)
  renderPdf(paper).then(
    bytes => answer({ id, bytes }),
    (fault: unknown) =>
      answer({ id, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }),
  )
})
