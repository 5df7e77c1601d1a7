/** `yijianshi keys`: the master keys, and changing them while servers run. */
import type { Store } from '@yijianshi/server/database/open-store'
import { KeyServiceUnavailable } from '@yijianshi/server/personal-data/key-vault'
import { type KeySource, KeySourceRefused } from '@yijianshi/server/personal-data/master-key'
import { listMasterKeys, type Rotation, rotateMasterKey } from '@yijianshi/server/personal-data/rotate'
import type { CommandLine } from '../command-line.ts'
import { findAction } from '../find-action.ts'
import type { Messages } from '../messages.ts'
import { onExistingDatabase } from '../on-database.ts'
import { type Outcome, printable } from '../outcome.ts'
import { untilStopped } from '../until-stopped.ts'
import { readKeys } from './key-source.ts'

type Action = (store: Store, source: KeySource, line: CommandLine, messages: Messages) => Promise<Outcome>

const actions: ReadonlyMap<string, Action> = new Map([
  ['list', list],
  ['rotate', rotate],
])

export async function keys(line: CommandLine, messages: Messages): Promise<Outcome> {
  const found = findAction(line, messages, actions, messages.personalData.keysActionWanted)
  if (!found.ok) return found.outcome
  const read = readKeys()
  if (!read.ok) return { exitCode: 1, complaint: printable(read.message) }
  const { source } = read.settings
  return onExistingDatabase(messages, async store => {
    try {
      return await found.action(store, source, line, messages)
    } catch (error) {
      if (error instanceof KeySourceRefused || error instanceof KeyServiceUnavailable)
        return { exitCode: 1, complaint: printable(error.message) }
      throw error
    }
  })
}

async function list(
  { pool }: Store,
  source: KeySource,
  line: CommandLine,
  { personalData: t }: Messages,
): Promise<Outcome> {
  const found = await listMasterKeys(pool, source)
  const entries = found.map(({ usedAt, ...key }) => ({ ...key, since: usedAt.toISOString() }))
  if (line.format === 'json') return { exitCode: 0, output: `${JSON.stringify(entries, null, 2)}\n` }
  if (entries.length === 0) return { exitCode: 0, output: `${t.noKeys}\n` }
  const lines = entries.map(key => t.key({ ...key, since: key.since.slice(0, 10) }))
  return { exitCode: 0, output: `${lines.join('\n')}\n` }
}

/** Until the end or until Ctrl-C. */
async function rotate(
  { pool }: Store,
  source: KeySource,
  line: CommandLine,
  { personalData: t }: Messages,
): Promise<Outcome> {
  const rotated = await untilStopped((signal, tell) =>
    rotateMasterKey({
      pool,
      source,
      signal,
      onProgress: ({ rewrapped, left }) => tell(() => t.progress(rewrapped, left)),
    }),
  )
  return describe(rotated, source, line, t)
}

function describe(
  rotated: Rotation,
  { place }: KeySource,
  line: CommandLine,
  t: Messages['personalData'],
): Outcome {
  switch (rotated.end) {
    case 'busy':
      return { exitCode: 1, complaint: t.busy }
    case 'not-begun':
      return { exitCode: 1, complaint: t.noKeys }
    case 'no-new-key':
      return { exitCode: 1, complaint: printable(t.noNewKey(place)) }
    case 'missing':
      return { exitCode: 1, complaint: printable(t.missing(rotated.id, place)) }
    case 'stopped':
    case 'done': {
      if (line.format === 'json') {
        const { end, id, rewrapped, left } = rotated
        const exitCode = end === 'done' ? 0 : 1
        return { exitCode, output: `${JSON.stringify({ id, rewrapped, left }, null, 2)}\n` }
      }
      const made = rotated.place === undefined ? [] : [t.madeAt(rotated.place)]
      if (rotated.end === 'stopped')
        return { exitCode: 1, complaint: [...made, t.stopped(rotated.left)].join('\n') }
      return { exitCode: 0, output: `${[t.rotated(rotated.id, rotated.rewrapped), ...made].join('\n')}\n` }
    }
  }
}
