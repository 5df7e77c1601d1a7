/** `yijianshi audit signatures`: whether what the staff signed is what stands in the history. */
import type { Store } from '@yijianshi/server/database/open-store'
import { checkSignatures } from '@yijianshi/server/staff-key/check-signatures'
import type { CommandLine } from '../command-line.ts'
import type { Messages } from '../messages.ts'
import { onExistingDatabase } from '../on-database.ts'
import { inJson, inLines, type Outcome } from '../outcome.ts'

async function check({ pool }: Store, line: CommandLine, { audit }: Messages): Promise<Outcome> {
  const { checked, bad } = await checkSignatures(pool)
  const sound = bad.length === 0
  if (line.format === 'json') return inJson({ sound, checked, bad }, sound ? 0 : 1)
  if (sound) return inLines([audit.signaturesSound(checked)])
  const each = bad.map(({ process, version, what }) => `  ${audit.badSignature[what](process, version)}`)
  return inLines([audit.signaturesBad(bad.length, checked), ...each], 1)
}

export function verifySignatures(line: CommandLine, messages: Messages): Promise<Outcome> {
  return onExistingDatabase(messages, store => check(store, line, messages))
}
