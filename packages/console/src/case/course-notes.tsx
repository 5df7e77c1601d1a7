/** What has become of the case besides acceptance and decisions: told before acceptance, awaited, delivered, reopened. */
import { Link } from '@tanstack/react-router'
import type { CaseView } from '@yijianshi/contract/case'
import { Alert } from 'antd'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { JointLimitNote } from './act/limit-acts.tsx'
import { DueSignal } from './due-signal.tsx'

type Entries = NonNullable<CaseView['preExamination']>['entries']

function EntryList({ entries }: { readonly entries: Entries }): ReactElement | null {
  const { say } = useTexts()
  if (entries.length === 0) return null
  return (
    <ul className="points">
      {entries.map(entry => (
        <li key={`${entry.subject}/${entry.id}`}>
          <strong>{say(entry.name)}</strong>
          {entry.problem === '' ? null : ` — ${entry.problem}`}
        </li>
      ))}
    </ul>
  )
}

function JointNoticeNote({
  notice,
}: {
  readonly notice: NonNullable<CaseView['jointNotice']>
}): ReactElement {
  const { t, say } = useTexts()
  const words = t.window.jointNotice
  const waits = notice.waitsFor.map(({ name }) => say(name)).join(t.acts.listMark)
  const isOpen = notice.closedAt === null
  return (
    <Alert
      role="note"
      type={isOpen ? 'warning' : 'info'}
      showIcon
      title={isOpen ? words.gathering(notice.due) : words.closed}
      description={
        <>
          {waits === '' ? null : <p>{words.waits(waits)}</p>}
          {notice.told.length === 0 ? null : (
            <details open={isOpen}>
              <summary>{words.told(notice.told.length)}</summary>
              <ul className="points">
                {notice.told.map(({ authority, at, entries }) => (
                  <li key={authority.id}>
                    <strong>{say(authority.name)}</strong> {formatInstant(at)}
                    {entries.length === 0 ? ` — ${words.nothing}` : <EntryList entries={entries} />}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      }
    />
  )
}

function Awaited({
  title,
  meaning,
  materials,
  tone,
}: {
  readonly title: string
  readonly meaning?: string
  readonly materials: CaseView['later']
  readonly tone: 'info' | 'warning' | 'error'
}): ReactElement | null {
  const { say } = useTexts()
  if (materials.length === 0) return null
  return (
    <Alert
      role="note"
      type={tone}
      showIcon
      title={title}
      description={
        <>
          <ul className="points">
            {materials.map(({ material, name, due }) => (
              <li key={material}>
                <strong>{say(name)}</strong> {due === null ? null : <DueSignal due={due} showOwner />}
              </li>
            ))}
          </ul>
          {meaning === undefined ? null : <p>{meaning}</p>}
        </>
      }
    />
  )
}

function HandingsNote({ view }: { readonly view: CaseView }): ReactElement | null {
  const { t, say } = useTexts()
  const [first, ...others] = view.handings
  // One delivery of all, that is not on its way, is told already.
  const isTold = view.stage === 'closed' && others.length === 0 && first?.tracking === null
  if (first === undefined || isTold) return null
  return (
    <Alert
      role="note"
      type="info"
      showIcon
      title={t.window.handings}
      description={
        <ul className="points">
          {view.handings.map(({ at, method, items, trackingNumber, tracking }) => (
            <li key={at}>
              {formatInstant(at)}{' '}
              {items.length === 0
                ? t.delivery.methods[method]
                : t.frame.pair(
                    t.delivery.methods[method],
                    items.map(({ name }) => say(name)).join(t.acts.listMark),
                  )}
              {trackingNumber === null ? null : <span className="number"> {trackingNumber}</span>}
              {tracking === null ? '' : ` · ${t.window.tracking.states[tracking]}`}
            </li>
          ))}
        </ul>
      }
    />
  )
}

function JointActsNote({ view }: { readonly view: CaseView }): ReactElement | null {
  const { t } = useTexts()
  if (view.jointActs.length === 0) return null
  return (
    <Alert
      role="note"
      type="info"
      showIcon
      title={t.joint.title}
      description={
        <ul className="points">
          {view.jointActs.map(act => (
            <li key={act.id}>
              <Link to="/cases/$case/joint/$act" params={{ case: view.id, act: act.id }}>
                {t.joint.kinds[act.kind]} · {formatInstant(act.heldAt)}
              </Link>{' '}
              {act.place} · {t.joint.states[act.state]}
            </li>
          ))}
        </ul>
      }
    />
  )
}

export function CourseNotes({ view }: { readonly view: CaseView }): ReactElement {
  const { t } = useTexts()
  const { window: words } = t
  return (
    <>
      {view.preExamination === null || view.acceptedAt !== null ? null : (
        <Alert
          role="note"
          type={view.preExamination.outcome === 'ready' ? 'success' : 'warning'}
          showIcon
          title={t.acts.by(
            words.preExamine.done[view.preExamination.outcome],
            formatInstant(view.preExamination.at),
          )}
          description={
            view.preExamination.entries.length === 0 ? undefined : (
              <EntryList entries={view.preExamination.entries} />
            )
          }
        />
      )}
      {view.jointNotice === null ? null : <JointNoticeNote notice={view.jointNotice} />}
      {view.deemedAt === null ? null : (
        <Alert
          role="note"
          type="warning"
          showIcon
          title={words.deemed(formatInstant(view.acceptedAt ?? view.deemedAt))}
          description={t.frame.article(words.deemedBasis)}
        />
      )}
      <Awaited title={words.later} materials={view.later} tone="warning" />
      <Awaited title={words.lapsed} meaning={words.lapsedMeaning} materials={view.lapsed} tone="error" />
      <Awaited title={words.promised} materials={view.promised} tone="info" />
      <JointLimitNote view={view} />
      <JointActsNote view={view} />
      {view.separateDelivery ? <Alert role="note" type="info" showIcon title={words.separate.done} /> : null}
      {view.reopened.map(({ at, document, reason }) => (
        <Alert
          key={at}
          role="note"
          type="info"
          showIcon
          title={words.reopen.done(document, formatInstant(at))}
          description={reason}
        />
      ))}
      <HandingsNote view={view} />
    </>
  )
}
