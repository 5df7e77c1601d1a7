import type { DutyStaff } from '@yijianshi/contract/duty'
import type { Speech } from '../texts/texts.ts'

/** Where somebody works, in one line: 东湖区政务服务中心 · 综合窗口 1 号. */
export function postText(
  { role, officeName, places, head }: Pick<DutyStaff, 'role' | 'officeName' | 'places' | 'head'>,
  { t, say }: Speech,
): string {
  const title = head ? t.duty.head : t.frame.roles[role]
  return [officeName === null ? '' : say(officeName), ...places.map(say), title]
    .filter(text => text !== '')
    .join(' · ')
}
