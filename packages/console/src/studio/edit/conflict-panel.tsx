import type { FileConflict } from '@yijianshi/contract/shape'
import { Alert, Button } from 'antd'
import type { ReactElement } from 'react'
import { useTexts } from '../../texts/texts.ts'
import { differingParts, lineDifference } from './line-difference.ts'

const marks = { same: ' ', added: '+', removed: '−' } as const

function Side({
  title,
  before,
  after,
}: {
  readonly title: string
  readonly before: string | null
  readonly after: string | null
}): ReactElement {
  const { t } = useTexts()
  const parts = after === null ? [] : differingParts(lineDifference(before ?? '', after))
  return (
    <section className="conflict-side" aria-label={title}>
      <h4>{title}</h4>
      {after === null ? <p>{t.studio.edit.deletedFile}</p> : null}
      {parts.map(part => (
        <pre key={part[0]?.number} className="difference">
          {part.map(line => (
            <div key={`${line.kind}/${line.number}`} className={`difference-${line.kind}`}>
              <span className="difference-number">{line.number}</span>
              {marks[line.kind]} {line.text}
            </div>
          ))}
        </pre>
      ))}
    </section>
  )
}

/** What the other has changed beside what was changed here, and the choice between them. */
export function ConflictPanel({
  conflict,
  title,
  theirs: theirName,
  onChoose,
}: {
  readonly conflict: FileConflict
  /** Where it was not another editor. */
  readonly title?: string
  readonly theirs?: string
  readonly onChoose: (text: string | null) => void
}): ReactElement {
  const { t } = useTexts()
  const { edit } = t.studio
  const { path, base, mine, theirs, merged, conflictAt } = conflict
  return (
    <section className="panel conflict" aria-labelledby={`conflict-${path}`}>
      <Alert
        role="alert"
        type="warning"
        showIcon
        title={<span id={`conflict-${path}`}>{title ?? edit.conflictTitle(path)}</span>}
        description={
          <>
            <p>{edit.conflictLead}</p>
            {conflictAt === undefined ? null : <p>{edit.conflictAt(conflictAt)}</p>}
          </>
        }
      />
      <div className="conflict-sides">
        <Side title={edit.mine} before={base} after={mine} />
        <Side title={theirName ?? edit.theirs} before={base} after={theirs} />
        {merged === undefined ? null : <Side title={edit.merged} before={base} after={merged} />}
      </div>
      <div className="buttons">
        {merged === undefined ? null : (
          <Button type="primary" onClick={() => onChoose(merged)}>
            {edit.takeMerged}
          </Button>
        )}
        <Button onClick={() => onChoose(mine)}>{edit.takeMine}</Button>
        <Button onClick={() => onChoose(theirs)}>
          {theirName === undefined ? edit.takeTheirs : edit.take(theirName)}
        </Button>
      </div>
    </section>
  )
}
