import type { CaseTask, CaseView } from '@yijianshi/contract/case'
import type { ReactElement } from 'react'
import { ActButton } from '../../case/act/act-button.tsx'
import { ChoiceField, WordsField } from '../../case/act/act-fields.tsx'
import { useTexts } from '../../texts/texts.ts'
import { formatInstant } from '../../time/format.ts'

type Place = { readonly view: CaseView; readonly task: CaseTask }
type Check = { readonly kept: 'yes' | 'no'; readonly remark?: string }

function CheckButton({
  view,
  task,
  material,
  name,
}: Place & { readonly material: string; readonly name: string }): ReactElement {
  const { t } = useTexts()
  const words = t.taskActs.commitment
  return (
    <ActButton<Check>
      caseId={view.id}
      title={words.title}
      about={name}
      lead={words.lead}
      commandOf={({ kept, remark = '' }) => ({
        type: 'check-commitment',
        item: task.item,
        material,
        kept: kept === 'yes',
        remark,
      })}
    >
      <ChoiceField
        name="kept"
        label={words.kept}
        missing={t.acts.missing}
        options={(['yes', 'no'] as const).map(value => ({ value, label: words.outcomes[value] }))}
      />
      <WordsField name="remark" label={words.remark} extra={words.remarkHint} />
    </ActButton>
  )
}

/** 事后核查: whether the promises that stood in for proofs were kept. */
export function CommitmentsPanel({ view, task }: Place): ReactElement | null {
  const { t, say } = useTexts()
  const words = t.taskActs.commitment
  const open = view.mayDo.flatMap(({ command, item, subject }) =>
    command === 'check-commitment' && item === task.item && subject !== undefined ? [subject] : [],
  )
  const nameOf = (material: string) => {
    const name = view.promised.find(entry => entry.material === material)?.name
    return name === undefined ? material : say(name)
  }
  if (open.length === 0 && task.commitmentChecks.length === 0) return null
  return (
    <section className="decision" aria-label={words.title}>
      <h2>{words.title}</h2>
      <ul className="points">
        {task.commitmentChecks.map(({ material, kept, remark, at }) => (
          <li key={material}>
            <strong>{nameOf(material)}</strong>{' '}
            <span className={kept ? 'met' : 'missing'}>{words.done(kept, remark)}</span>{' '}
            <span className="quiet">{formatInstant(at)}</span>
          </li>
        ))}
        {open.map(material => (
          <li key={material}>
            <strong>{nameOf(material)}</strong>{' '}
            <CheckButton view={view} task={task} material={material} name={nameOf(material)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
