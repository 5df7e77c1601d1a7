/** The page's end of the worker. Answers come in the order of the questions. */
import type { Ask, Given, MethodName, Reply } from './messages.ts'

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }

type PartsOf<Name extends MethodName> = Extract<Ask, { name: Name }>['parts']

/** Throws what the worker threw: a fault of the program, never of the catalogue. */
export type AskBench = <Name extends MethodName>(name: Name, ...parts: PartsOf<Name>) => Promise<Given<Name>>

export type BenchClient = { readonly ask: AskBench; readonly end: () => void }

export function startBench(): BenchClient {
  const worker = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let last = 0
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const found = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.ok) found?.resolve(data.value)
    else found?.reject(new Error(data.message))
  })
  worker.addEventListener('error', event => {
    for (const { reject } of waiting.values()) reject(new Error(event.message))
    waiting.clear()
  })
  return {
    ask(name, ...parts) {
      last += 1
      const id = last
      return new Promise((resolve, reject) => {
        // The worker is this program's own: what it gives has the type of the method that was asked.
        waiting.set(id, { resolve: value => resolve(value as Given<typeof name>), reject })
        worker.postMessage({ id, name, parts })
      })
    },
    end: () => worker.terminate(),
  }
}
