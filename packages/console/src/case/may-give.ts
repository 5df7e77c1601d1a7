import type { CaseView } from '@yijianshi/contract/case'

/** Whether the server would take this command from this reader now. The rules themselves stand in the core. */
export function mayGive(
  view: Pick<CaseView, 'mayDo'>,
  command: CaseView['mayDo'][number]['command'],
  item?: string,
): boolean {
  return view.mayDo.some(entry => entry.command === command && (item === undefined || entry.item === item))
}
