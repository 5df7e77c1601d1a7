/** `yijianshi data erase`: the contents of a case that has ended, before its time is over. */
import { join } from 'node:path'
import { findCaseByNumber } from '@yijianshi/server/case/contents-store'
import { GuardedDatabase } from '@yijianshi/server/database/guarded'
import { work } from '@yijianshi/server/database/subject'
import { FolderFileStore } from '@yijianshi/server/file/folder-file-store'
import { eraseCase } from '@yijianshi/server/personal-data/erase'
import type { CommandLine } from '../command-line.ts'
import type { Messages } from '../messages.ts'
import { onExistingDatabase } from '../on-database.ts'
import { misunderstood, type Outcome } from '../outcome.ts'
import { dataDirectory } from './key-source.ts'

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
    if (id === undefined) return { exitCode: 2, complaint: t.noCase(number.slice(0, 60)) }
    const files = FolderFileStore.at(join(dataDirectory(), 'files'))
    switch (await eraseCase({ guarded, files }, id, 'command', Date.now())) {
      case 'erased':
        return { exitCode: 0, output: `${t.erased(number)}\n` }
      case 'erased-before':
        return { exitCode: 0, output: `${t.erasedBefore(number)}\n` }
      case 'not-ended':
        return { exitCode: 1, complaint: t.notEnded(number) }
      case 'unknown':
        return { exitCode: 2, complaint: t.noCase(number) }
    }
  })
}
