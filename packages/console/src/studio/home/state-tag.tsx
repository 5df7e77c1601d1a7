import type { ChangeStateOnWire } from '@yijianshi/contract/publication'
import type { ReactElement } from 'react'
import { useTexts } from '../../texts/texts.ts'

export function ChangeStateTag({ state }: { readonly state: ChangeStateOnWire }): ReactElement {
  const { t } = useTexts()
  return <span className={`tag tag-change-${state}`}>{t.studio.home.states[state]}</span>
}
