/** `yijianshi audit signatures`: whether what the staff signed is what stands in the history. */
import type { Store } from '@yijianshi/server/database/open-store'
import { checkSignatures } from '@yijianshi/server/staff-key/check-signatures'
import type { CommandLine } from '../command-line.ts'
import type { Messages } from '../messages.ts'
import { onExistingDatabase } from '../on-database.ts'
import { type Outcome, printable } from '../outcome.ts'

async function check({ pool }: Store, line: CommandLine, { audit }: Messages): Promise<Outcome> {
  const { checked, bad } = await checkSignatures(pool)
  const exitCode = bad.length === 0 ? 0 : 1
  if (line.format === 'json')
    return { exitCode, output: `${JSON.stringify({ sound: bad.length === 0, checked, bad }, null, 2)}\n` }
  const lines =
    bad.length === 0
      ? [audit.signaturesSound(checked)]
      : [
          audit.signaturesBad(bad.length, checked),
          ...bad.map(({ process, version, what }) => `  ${audit.badSignature[what](process, version)}`),
        ]
  return { exitCode, output: `${lines.map(printable).join('\n')}\n` }
}

export function verifySignatures(line: CommandLine, messages: Messages): Promise<Outcome> {
  return onExistingDatabase(messages, store => check(store, line, messages))
}
