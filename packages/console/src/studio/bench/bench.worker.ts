import { config } from 'zod'
import type { Ask } from './messages.ts'

// The content security policy forbids code made at run time. Said before any schema is made, hence the late import.
config({ jitless: true })

const ready = Promise.all([import('./bench.ts'), import('./answer.ts')]).then(([{ Bench }, { answer }]) => {
  const bench = new Bench()
  return (ask: Ask) => answer(bench, ask)
})

globalThis.addEventListener('message', async ({ data }: MessageEvent<Ask>) => {
  const reply = await ready
  globalThis.postMessage(reply(data))
})
