/**
 * Work that takes long or reads what strangers made, beside the main thread: each piece in a worker of
 * its own, bounded in time and memory, few at once, few waiting.
 */
import { Worker } from 'node:worker_threads'

export type ApartLimits = { readonly milliseconds: number; readonly megabytes: number }

/** `limit`: too long, too much memory, or too many waiting. */
export type ApartResult<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly reason: 'limit' }

const MOST_RUNNING = 2
const MOST_WAITING = 20

let running = 0
const waiting: (() => void)[] = []

async function turn(): Promise<boolean> {
  if (running >= MOST_RUNNING) {
    if (waiting.length >= MOST_WAITING) return false
    // Whoever ends hands its place over, so `running` stays the same.
    await new Promise<void>(resolve => waiting.push(resolve))
    return true
  }
  running += 1
  return true
}

function handOver(): void {
  const next = waiting.shift()
  if (next) next()
  else running -= 1
}

/** `file` is a module that answers `workerData` by one message. Rejects when it throws: a fault of ours. */
export async function workApart<Order, Answer>(
  file: URL,
  order: Order,
  limits: ApartLimits,
): Promise<ApartResult<Answer>> {
  if (!(await turn())) return { ok: false, reason: 'limit' }
  try {
    return await runOne<Order, Answer>(file, order, limits)
  } finally {
    handOver()
  }
}

function runOne<Order, Answer>(file: URL, order: Order, limits: ApartLimits): Promise<ApartResult<Answer>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    })
    const timer = setTimeout(() => {
      resolve({ ok: false, reason: 'limit' })
      void worker.terminate()
    }, limits.milliseconds)
    worker.once('message', (answer: Answer) => resolve({ ok: true, answer }))
    worker.once('error', (fault: unknown) => {
      const code = fault instanceof Error && 'code' in fault ? fault.code : undefined
      if (code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ ok: false, reason: 'limit' })
      else reject(fault instanceof Error ? fault : new Error(String(fault)))
    })
    worker.once('exit', () => {
      clearTimeout(timer)
      // Does nothing where an answer came before.
      reject(new Error(`The worker ${file.pathname} ended without an answer`))
    })
  })
}
