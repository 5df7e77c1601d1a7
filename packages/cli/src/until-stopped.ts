/** Long work: Ctrl-C stops it, and it tells now and then how far it is. */
import { printable } from './outcome.ts'

/** The line is made only when it is told. */
export type Tell = (line: () => string) => void

const PROGRESS_MS = 2_000

export function tellNow(line: string): void {
  process.stderr.write(`${printable(line)}\n`)
}

/** Until the end or until Ctrl-C, which the work sees at `signal`. A line every two seconds at most. */
export async function untilStopped<Answer>(
  work: (signal: AbortSignal, tell: Tell) => Promise<Answer>,
): Promise<Answer> {
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  let told = performance.now()
  try {
    return await work(stopping.signal, line => {
      if (performance.now() - told < PROGRESS_MS) return
      told = performance.now()
      tellNow(line())
    })
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}
