import { Input } from 'antd'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'

/** Looks for cases by number, applicant or matter. */
export function CaseSearch({
  words,
  onSearch,
}: {
  /** What the list shows now; undefined when all of it is shown. */
  readonly words: string | undefined
  /** Empty: everything again. */
  readonly onSearch: (words: string) => void
}): ReactElement {
  const { t } = useTexts()
  return (
    <Input.Search
      key={words ?? ''}
      defaultValue={words ?? ''}
      type="search"
      maxLength={100}
      placeholder={t.cases.searchHint}
      aria-label={t.cases.search}
      className="search"
      onSearch={text => onSearch(text.trim())}
    />
  )
}
