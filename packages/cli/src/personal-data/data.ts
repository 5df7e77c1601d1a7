/** `yijianshi data erase`: the contents of a case that has ended, before its time is over. */
import { join } from 'node:path'
import { findCaseByNumber } from '@yijianshi/server/case/contents-store'
import { dataDirectoryOf } from '@yijianshi/server/database/environment'
import { GuardedDatabase } from '@yijianshi/server/database/guarded'
import { work } from '@yijianshi/server/database/subject'
import { FolderFileStore } from '@yijianshi/server/file/folder-file-store'
import { eraseCase } from '@yijianshi/server/personal-data/erase'
import type { CommandLine } from '../command-line.ts'
import type { Messages } from '../messages.ts'
import { onExistingDatabase } from '../on-database.ts'
import { failed, inLines, misunderstood, type Outcome } from '../outcome.ts'

export async function data(line: CommandLine, messages: Messages): Promise<Outcome> {
  const { personalData: t } = messages
  const [action, surplus] = line.operands
  if (action !== 'erase') return misunderstood(t.dataActionWanted(action?.slice(0, 60) ?? ''))
  if (surplus !== undefined) return misunderstood(messages.tooManyOperands(surplus))
  const number = line.case?.replaceAll(/[\s-]/g, '')
  if (number === undefined || number === '') return misunderstood(t.caseWanted)
  return onExistingDatabase(messages, async ({ pool }) => {
    const guarded = new GuardedDatabase(pool, work('erasure'))
    const id = await findCaseByNumber(guarded, number)
    if (id === undefined) return misunderstood(t.noCase(number.slice(0, 60)))
    const files = FolderFileStore.at(join(dataDirectoryOf(process.env), 'files'))
    switch (await eraseCase({ guarded, files }, id, 'command', Date.now())) {
      case 'erased':
        return inLines([t.erased(number)])
      case 'erased-before':
        return inLines([t.erasedBefore(number)])
      case 'not-ended':
        return failed(t.notEnded(number))
      case 'unknown':
        return misunderstood(t.noCase(number))
    }
  })
}
