import { Alert, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { useTexts } from '../../texts/texts.ts'
import type { Compared } from '../bench/bench.ts'

const pageSize = 100

/** What changed, in words; what matters to people first. */
export function ChangeLines({ compared }: { readonly compared: Compared | undefined }): ReactElement {
  const { t, language } = useTexts()
  const { comparison } = t.studio
  const [shown, setShown] = useState(pageSize)
  if (compared === undefined) {
    return (
      <p role="status" className="loading">
        {comparison.comparing}
      </p>
    )
  }
  if (!compared.ok) {
    const reason = compared.unsound === 'after' ? comparison.unsound : comparison.unsoundBefore
    return <Alert type="warning" showIcon title={reason} />
  }
  const { changes } = compared
  if (changes.length === 0) return <p className="quiet">{comparison.none}</p>
  return (
    <>
      <p role="status" className="quiet">
        {comparison.count(changes.length)}
      </p>
      <ul className="studio-changes">
        {changes.slice(0, shown).map(change => (
          <li key={change.number}>{change.text[language]}</li>
        ))}
      </ul>
      {changes.length > shown ? (
        <Button onClick={() => setShown(shown + pageSize)}>{comparison.more}</Button>
      ) : null}
    </>
  )
}
