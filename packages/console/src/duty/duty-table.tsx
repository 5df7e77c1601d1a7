import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DutyView } from '@yijianshi/contract/duty'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { call, getValue } from '../connection/call.ts'
import { ColumnHeads } from '../frame/column-heads.tsx'
import { Confirm } from '../frame/confirm.tsx'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { confirmed } from '../session/confirmation.ts'
import { type Speech, useTexts } from '../texts/texts.ts'
import { formatClock, formatDay, formatInstant } from '../time/format.ts'
import { postText } from './post-text.ts'

const tones = { holds: 'tag tag-closed', 'to-come': 'tag tag-handling', over: 'tag' } as const

function EndButton({ duty }: { readonly duty: DutyView }): ReactElement {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const end = useMutation({
    mutationFn: () => confirmed(() => getValue(call('endDuty', { params: { duty: duty.id } }))),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['duties'] }),
  })
  return (
    <>
      <Confirm question={t.duty.confirmEnd(duty.name)} yes={t.duty.end} onYes={() => end.mutate()}>
        <Button danger loading={end.isPending} aria-label={t.frame.pair(t.duty.end, duty.name)}>
          {t.duty.end}
        </Button>
      </Confirm>
      <ProblemAlert error={end.error} />
    </>
  )
}

/** Most ends are those of days, which people call by that day. */
function endText(until: string | null, words: Speech['t']['duty']): string {
  if (until === null) return words.openEnd
  if (formatClock(until) !== '00:00') return formatInstant(until)
  return words.endOfDay(formatDay(new Date(Date.parse(until) - 1).toISOString()))
}

function Row({ duty }: { readonly duty: DutyView }): ReactElement {
  const speech = useTexts()
  const words = speech.t.duty
  const { of, given, ended, state } = duty
  const by = (name: string | null) => name ?? words.operator
  return (
    <tr>
      <td data-label={words.who}>
        <span>
          <strong>{duty.name}</strong>
          <span className="cell-second">{postText(duty, speech)}</span>
        </span>
      </td>
      <td data-label={words.what}>{of === null ? words.own : words.deputyOf(of.name)}</td>
      <td data-label={words.time}>
        <span>
          <span className="duty-moment">{formatInstant(duty.since)}</span>
          {' – '}
          <span className="duty-moment">{endText(duty.until, words)}</span>
          <span className="cell-second">
            <span className={tones[state]}>{words.states[state]}</span>
          </span>
        </span>
      </td>
      <td data-label={words.by}>
        <span>
          {words.givenBy(by(given.name), formatInstant(given.at))}
          {ended === null ? null : (
            <span className="cell-second">{words.endedBy(by(ended.name), formatInstant(ended.at))}</span>
          )}
        </span>
      </td>
      <td data-label={words.actions}>{duty.mayEnd ? <EndButton duty={duty} /> : '—'}</td>
    </tr>
  )
}

export function DutyTable({
  caption,
  duties,
}: {
  readonly caption: string
  readonly duties: readonly DutyView[]
}): ReactElement {
  const words = useTexts().t.duty
  return (
    <table className="rows">
      <caption className="sr-only">{caption}</caption>
      <ColumnHeads headings={[words.who, words.what, words.time, words.by, words.actions]} />
      <tbody>
        {duties.map(duty => (
          <Row key={duty.id} duty={duty} />
        ))}
      </tbody>
    </table>
  )
}
