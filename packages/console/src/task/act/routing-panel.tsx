import type { CaseTask, CaseView } from '@yijianshi/contract/case'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { ActButton } from '../../case/act/act-button.tsx'
import { ReasonField } from '../../case/act/act-fields.tsx'
import { handOverProblem } from '../../case/act/hand-over-problem.ts'
import { CommandProblem } from '../../case/command-problem.tsx'
import { mayGive } from '../../case/may-give.ts'
import { useCommand } from '../../connection/use-command.ts'
import { useTexts } from '../../texts/texts.ts'
import { formatInstant } from '../../time/format.ts'

type Place = { readonly view: CaseView; readonly task: CaseTask }

function Receive({ view, task }: Place): ReactElement {
  const { t } = useTexts()
  const give = useCommand(view.id)
  return (
    <>
      <Button loading={give.isPending} onClick={() => give.mutate({ type: 'receive-task', item: task.item })}>
        {t.taskActs.receive}
      </Button>
      <CommandProblem caseId={view.id} error={give.error} />
    </>
  )
}

function Return({ view, task }: Place): ReactElement {
  const { t } = useTexts()
  const { title, lead } = t.taskActs.returned
  return (
    <ActButton<{ readonly reason: string }>
      caseId={view.id}
      title={title}
      lead={lead}
      commandOf={({ reason }) => ({ type: 'return-task', item: task.item, reason })}
    >
      <ReasonField />
    </ActButton>
  )
}

/** How the task came here: signed for, or sent back to the window. */
export function RoutingPanel({ view, task }: Place): ReactElement | null {
  const { t } = useTexts()
  const words = t.taskActs
  const { handOver, returned } = task
  const may = {
    receive: mayGive(view, 'receive-task', task.item),
    return: mayGive(view, 'return-task', task.item),
  }
  if (handOver === null && returned === null && !may.receive && !may.return) return null
  return (
    <section className="task-routing" aria-label={t.task.dispatchedAt}>
      <div className="buttons">
        {handOver?.state === 'received' ? <span className="met">{words.received}</span> : null}
        {handOver?.state === 'delivered' ? (
          <span className="met">{words.delivered(handOver.receipt ?? '')}</span>
        ) : null}
        {may.receive ? <Receive view={view} task={task} /> : null}
        {may.return ? <Return view={view} task={task} /> : null}
      </div>
      {handOver?.state === 'failed' ? (
        <p className="missing">
          {words.handOverFailed(handOver.attempts, handOverProblem(handOver.problem ?? '', t))}
        </p>
      ) : null}
      {returned === null ? null : (
        <p>
          {returned.reason === ''
            ? words.returned.done(formatInstant(returned.at))
            : t.frame.pair(words.returned.done(formatInstant(returned.at)), returned.reason)}
          {returned.answeredAt === null
            ? ''
            : ` · ${words.returned.answered(formatInstant(returned.answeredAt))}`}
        </p>
      )}
    </section>
  )
}
