import { type GetRef, Popconfirm } from 'antd'
import { type ReactElement, useRef } from 'react'
import { useTexts } from '../texts/texts.ts'

/**
 * Asks before the act of its one button. The question takes the focus, so that it is heard and the keyboard stands in it;
 * closed, it gives the focus back, unless it has gone elsewhere meanwhile.
 */
export function Confirm({
  question,
  detail,
  yes,
  onYes,
  children,
}: {
  readonly question: string
  readonly detail?: string
  readonly yes: string
  readonly onYes: () => void
  readonly children: ReactElement
}): ReactElement {
  const { t } = useTexts()
  const popup = useRef<GetRef<typeof Popconfirm>>(null)
  const asked = useRef<HTMLSpanElement>(null)
  const giveBack = () => {
    const at = document.activeElement
    const isFree = at === null || at === document.body || popup.current?.popupElement?.contains(at) === true
    if (isFree) popup.current?.nativeElement.focus()
  }
  return (
    <Popconfirm
      ref={popup}
      title={
        <span ref={asked} tabIndex={-1}>
          {question}
        </span>
      }
      description={detail}
      okText={yes}
      cancelText={t.frame.cancel}
      onConfirm={onYes}
      afterOpenChange={isOpen => (isOpen ? asked.current?.focus() : giveBack())}
    >
      {children}
    </Popconfirm>
  )
}
