import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { useTexts } from '../../texts/texts.ts'
import type { SaidFinding } from '../bench/bench.ts'
import type { WorkspaceView } from './workspace.ts'

const pageSize = 30

/** Errors first; of one kind as they stand in the files. */
function inOrder(findings: readonly SaidFinding[]): readonly SaidFinding[] {
  return findings.toSorted((left, right) => left.severity.localeCompare(right.severity))
}

/** What the check says while one types; each leads to its field. */
export function FindingsList({
  view,
  onJump,
}: {
  readonly view: Pick<WorkspaceView, 'checked' | 'isChecking'>
  readonly onJump: (finding: SaidFinding) => void
}): ReactElement {
  const { t, language } = useTexts()
  const { edit } = t.studio
  const [shown, setShown] = useState(pageSize)
  const { checked, isChecking } = view
  const findings = inOrder(checked?.findings ?? [])
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return (
    <section className="panel studio-findings" aria-labelledby="findings-title" data-checking={isChecking}>
      <h2 id="findings-title">{edit.findings}</h2>
      <p role="status" className="quiet">
        {checked === undefined
          ? edit.checking
          : findings.length === 0
            ? edit.noFindings
            : edit.counts(errors, findings.length - errors)}
        {isChecking && checked !== undefined ? ` ${edit.checking}` : ''}
      </p>
      <ol>
        {findings.slice(0, shown).map(finding => (
          <li key={`${finding.file}:${finding.line}:${finding.column}:${finding.code}:${finding.path}`}>
            <button type="button" className="finding" onClick={() => onJump(finding)}>
              <strong className={`finding-${finding.severity}`}>{edit.severity[finding.severity]}</strong>{' '}
              {finding.text[language]}
              <span className="finding-place">
                {finding.file} · {edit.line(finding.line)}
                {finding.path === '' ? '' : ` · ${finding.path}`}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {findings.length > shown ? (
        <Button onClick={() => setShown(shown + pageSize)}>{edit.moreFindings}</Button>
      ) : null}
    </section>
  )
}
