import type { CaseSummary, CaseTask } from '@yijianshi/contract/case'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'

export function StageTag({ stage }: { readonly stage: CaseSummary['stage'] }): ReactElement {
  const { t } = useTexts()
  return <span className={`tag tag-${stage}`}>{t.stage[stage]}</span>
}

export function TaskStageTag({ stage }: { readonly stage: CaseTask['stage'] }): ReactElement {
  const { t } = useTexts()
  return <span className={`tag tag-task-${stage}`}>{t.taskStage[stage]}</span>
}
