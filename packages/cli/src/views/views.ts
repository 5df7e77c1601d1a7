/** `yijianshi views rebuild`: makes views anew from the events, beside a running server. */
import {
  isRebuildable,
  newestCatalogue,
  REBUILDS,
  type RebuildableKind,
} from '@yijianshi/server/views/rebuild-views'
import type { CommandLine } from '../command-line.ts'
import type { Messages } from '../messages.ts'
import { onExistingDatabase } from '../on-database.ts'
import { misunderstood, type Outcome } from '../outcome.ts'

const PROGRESS_MS = 2_000

export async function views(line: CommandLine, messages: Messages): Promise<Outcome> {
  const [action, ...operands] = line.operands
  if (action !== 'rebuild') return misunderstood(messages.views.actionWanted(action?.slice(0, 60) ?? ''))
  const all = Object.keys(REBUILDS).filter(isRebuildable)
  const unknown = operands.find(kind => !isRebuildable(kind))
  if (unknown !== undefined) return misunderstood(messages.views.unknownKind(unknown.slice(0, 60), all))
  const wanted = operands.length === 0 ? all : operands.filter(isRebuildable)
  return rebuild(line, messages, wanted)
}

async function rebuild(
  line: CommandLine,
  messages: Messages,
  kinds: readonly RebuildableKind[],
): Promise<Outcome> {
  return onExistingDatabase(messages, async ({ pool }) => {
    const catalogue = await newestCatalogue(pool)
    if (catalogue === undefined) return { exitCode: 1, complaint: messages.views.noCatalogue }
    const stopping = new AbortController()
    const stop = () => stopping.abort()
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    const done: { readonly kind: string; readonly processes: number; readonly changed: number }[] = []
    try {
      for (const kind of kinds) {
        let told = performance.now()
        const outcome = await REBUILDS[kind]({
          pool,
          catalogue,
          signal: stopping.signal,
          onProgress: ({ processes, changed, resumed }) => {
            if (performance.now() - told < PROGRESS_MS) return
            told = performance.now()
            process.stderr.write(`${messages.views.progress(kind, processes, changed, resumed)}\n`)
          },
        })
        const { end, processes, changed } = outcome
        if (end === 'busy') return { exitCode: 1, complaint: messages.views.busy(kind) }
        if (end === 'stopped') return { exitCode: 1, complaint: messages.views.stopped(kind, processes) }
        done.push({ kind, processes, changed })
      }
    } finally {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
    }
    const lines = done.map(({ kind, processes, changed }) =>
      messages.views.finished(kind, processes, changed),
    )
    const output = line.format === 'json' ? JSON.stringify(done, null, 2) : lines.join('\n')
    return { exitCode: 0, output: `${output}\n` }
  })
}
