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
import { failed, inJson, inLines, misunderstood, type Outcome } from '../outcome.ts'
import { untilStopped } from '../until-stopped.ts'

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
    if (catalogue === undefined) return failed(messages.views.noCatalogue)
    const done: { readonly kind: string; readonly processes: number; readonly changed: number }[] = []
    for (const kind of kinds) {
      const { end, processes, changed } = await untilStopped((signal, tell) =>
        REBUILDS[kind]({
          pool,
          catalogue,
          signal,
          onProgress: ({ processes, changed, resumed }) =>
            tell(() => messages.views.progress(kind, processes, changed, resumed)),
        }),
      )
      if (end === 'busy') return failed(messages.views.busy(kind))
      if (end === 'stopped') return failed(messages.views.stopped(kind, processes))
      done.push({ kind, processes, changed })
    }
    if (line.format === 'json') return inJson(done)
    return inLines(
      done.map(({ kind, processes, changed }) => messages.views.finished(kind, processes, changed)),
    )
  })
}
