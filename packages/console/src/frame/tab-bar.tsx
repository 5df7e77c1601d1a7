import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useRef } from 'react'

export type Tab<Key extends string> = { readonly key: Key; readonly label: string }

/** Tabs that scroll sideways on a narrow screen; arrow keys move between them. */
export function TabBar<Key extends string>({
  label,
  tabs,
  active,
  onChange,
  panelId,
  extra,
}: {
  readonly label: string
  readonly tabs: readonly Tab<Key>[]
  readonly active: Key
  readonly onChange: (key: Key) => void
  /** Id of the element that shows what the active tab stands for. */
  readonly panelId: string
  readonly extra?: ReactNode
}): ReactElement {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const bar = list.current
    const tab = bar?.querySelector<HTMLElement>(`[data-tab="${active}"]`)
    // Not `scrollIntoView`, which moves the page too.
    if (bar && tab) bar.scrollLeft = tab.offsetLeft - bar.offsetLeft - (bar.clientWidth - tab.offsetWidth) / 2
  }, [active])
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    const position = tabs.findIndex(tab => tab.key === active)
    const next = tabs[(position + step + tabs.length) % tabs.length]
    if (next === undefined) return
    event.preventDefault()
    onChange(next.key)
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus()
  }
  return (
    <div className="tab-row">
      <div ref={list} role="tablist" aria-label={label} className="tabs" onKeyDown={move}>
        {tabs.map(tab => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            data-tab={tab.key}
            aria-selected={tab.key === active}
            aria-controls={panelId}
            tabIndex={tab.key === active ? 0 : -1}
            className="tab"
            onClick={() => onChange(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {extra}
    </div>
  )
}

export function TabPanel({
  id,
  label,
  children,
}: {
  readonly id: string
  readonly label: string
  readonly children: ReactNode
}): ReactElement {
  return (
    <div id={id} role="tabpanel" aria-label={label}>
      {children}
    </div>
  )
}
