import type { CaseView } from '@yijianshi/contract/case'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { useCommand } from '../../connection/use-command.ts'
import { useTexts } from '../../texts/texts.ts'
import { CommandProblem } from '../command-problem.tsx'

/** Acceptance, once every entry of the checklist has been looked at. */
export function AcceptBar({
  view,
  checked,
  open,
}: {
  readonly view: CaseView
  readonly checked: readonly string[]
  readonly open: number
}): ReactElement {
  const { t } = useTexts()
  const give = useCommand(view.id)
  return (
    <div className="accept-bar">
      <CommandProblem caseId={view.id} error={give.error} />
      <span aria-live="polite">{open > 0 ? t.accept.open(open) : t.accept.complete}</span>
      <Button
        type="primary"
        size="large"
        disabled={open > 0}
        loading={give.isPending}
        onClick={() => give.mutate({ type: 'accept', checked: [...checked] })}
      >
        {t.accept.submit}
      </Button>
    </div>
  )
}
