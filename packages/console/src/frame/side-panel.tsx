import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react'
import { useTexts } from '../texts/texts.ts'

/**
 * A panel over the page, from the right. The browser's own dialog keeps the focus inside, closes on
 * Escape and gives the focus back; it needs no style injected at run time.
 */
export function SidePanel({
  open,
  title,
  onClose,
  children,
  footer,
  wide = false,
}: {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly footer?: ReactNode
  readonly wide?: boolean
}): ReactElement {
  const { t } = useTexts()
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (element === null || element.open === open) return
    if (open) element.showModal()
    else element.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      className={wide ? 'side-panel side-panel-wide' : 'side-panel'}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      {open ? (
        <div className="side-panel-frame">
          <header className="side-panel-head">
            <h2 id={titleId}>{title}</h2>
            <Button type="text" icon={<CloseOutlined />} aria-label={t.frame.close} onClick={onClose} />
          </header>
          <div className="side-panel-body">{children}</div>
          {footer === undefined ? null : <footer className="side-panel-foot">{footer}</footer>}
        </div>
      ) : null}
    </dialog>
  )
}
