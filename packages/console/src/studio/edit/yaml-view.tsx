import { type ReactElement, useEffect, useEffectEvent, useRef } from 'react'
import { useTexts } from '../../texts/texts.ts'
import type { SaidFinding } from '../bench/bench.ts'
import { useRestingDraft } from '../form/use-resting-draft.ts'

const commitAfterMs = 350

export type LineJump = { readonly line: number }

/** The file as it is, with the numbers of its lines and what the check says of each. */
export function YamlView({
  path,
  text,
  findings,
  isReadOnly,
  jump,
  onWrite,
}: {
  readonly path: string
  readonly text: string
  readonly findings: readonly SaidFinding[]
  readonly isReadOnly: boolean
  /** Another object each time that a line is to be shown. */
  readonly jump: LineJump | undefined
  readonly onWrite: (text: string) => void
}): ReactElement {
  const { t, language } = useTexts()
  const { edit } = t.studio
  const area = useRef<HTMLTextAreaElement>(null)
  const gutter = useRef<HTMLDivElement>(null)
  const { shown, type: onType, settle } = useRestingDraft(text, commitAfterMs, onWrite)
  const showLine = useEffectEvent((line: number) => {
    const element = area.current
    if (element === null) return
    const lines = shown.split('\n')
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
    element.focus()
    element.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
    element.scrollTop = (element.scrollHeight / Math.max(lines.length, 1)) * Math.max(line - 4, 0)
  })
  useEffect(() => {
    if (jump !== undefined) showLine(jump.line)
  }, [jump])
  const byLine = Map.groupBy(findings, ({ line }) => line)
  const count = shown.split('\n').length
  return (
    <div className="studio-yaml-frame">
      <div className="studio-yaml-row">
        <div className="studio-gutter" aria-hidden="true" ref={gutter}>
          {Array.from({ length: count }, (_, index) => index + 1).map(line => (
            <div key={line} className={byLine.has(line) ? 'gutter-finding' : ''}>
              {line}
            </div>
          ))}
        </div>
        <textarea
          ref={area}
          className="studio-yaml"
          aria-label={edit.yamlOf(path)}
          value={shown}
          readOnly={isReadOnly}
          spellCheck={false}
          wrap="off"
          onChange={event => onType(event.target.value)}
          onBlur={settle}
          onScroll={event => {
            if (gutter.current !== null) gutter.current.scrollTop = event.currentTarget.scrollTop
          }}
        />
      </div>
      <ol className="studio-line-findings">
        {findings.map(finding => (
          <li key={`${finding.line}/${finding.column}/${finding.code}/${finding.path}`}>
            <button type="button" className="finding" onClick={() => showLine(finding.line)}>
              <strong className={`finding-${finding.severity}`}>{edit.line(finding.line)}</strong>{' '}
              {finding.text[language]}
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}
