import type { CaseTask, CaseView } from '@yijianshi/contract/case'
import type { Speech } from '../texts/texts.ts'

/** Why an item was stopped: what it waited for was refused, or a material that it needs did not come in time. */
export function stoppedText(
  view: Pick<CaseView, 'lapsed'>,
  because: NonNullable<CaseTask['stoppedBecause']>,
  { t, say }: Pick<Speech, 't' | 'say'>,
): string {
  const isMaterial = view.lapsed.some(({ name }) => name.zh === because.zh)
  return isMaterial ? t.taskActs.stoppedWithout(say(because)) : t.task.stoppedBecause(say(because))
}
