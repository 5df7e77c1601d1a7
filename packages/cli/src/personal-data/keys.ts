/** `yijianshi keys`: the master keys, and changing them while servers run. */
import type { Store } from '@yijianshi/server/database/open-store'
import { KeyServiceUnavailable } from '@yijianshi/server/personal-data/key-vault'
import { type KeySource, KeySourceRefused } from '@yijianshi/server/personal-data/master-key'
import { listMasterKeys, type Rotation, rotateMasterKey } from '@yijianshi/server/personal-data/rotate'
import type { CommandLine } from '../command-line.ts'
import { findAction } from '../find-action.ts'
import type { Messages } from '../messages.ts'
import { onExistingDatabase } from '../on-database.ts'
import { failed, inJson, inLines, type Outcome } from '../outcome.ts'
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
  if (!read.ok) return failed(read.message)
  const { source } = read.settings
  return onExistingDatabase(messages, async store => {
    try {
      return await found.action(store, source, line, messages)
    } catch (error) {
      if (error instanceof KeySourceRefused || error instanceof KeyServiceUnavailable)
        return failed(error.message)
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
  if (line.format === 'json') return inJson(entries)
  if (entries.length === 0) return inLines([t.noKeys])
  const lines = entries.map(key => t.key({ ...key, since: key.since.slice(0, 10) }))
  return inLines(lines)
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
      return failed(t.busy)
    case 'not-begun':
      return failed(t.noKeys)
    case 'no-new-key':
      return failed(t.noNewKey(place))
    case 'missing':
      return failed(t.missing(rotated.id, place))
    case 'stopped':
    case 'done': {
      if (line.format === 'json') {
        const { end, id, rewrapped, left } = rotated
        return inJson({ id, rewrapped, left }, end === 'done' ? 0 : 1)
      }
      const made = rotated.place === undefined ? [] : [t.madeAt(rotated.place)]
      if (rotated.end === 'stopped')
        return { exitCode: 1, complaint: [...made, t.stopped(rotated.left)].join('\n') }
      return inLines([t.rotated(rotated.id, rotated.rewrapped), ...made])
    }
  }
}
