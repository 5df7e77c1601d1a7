import { useQuery } from '@tanstack/react-query'
import type { CaseContents, CaseView } from '@yijianshi/contract/case'
import { type ReactElement, useState } from 'react'
import { contentsQuery } from '../connection/queries.ts'
import { FormValues } from '../form/form-values.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { CasePapers } from '../licence/case-papers.tsx'
import { useMe } from '../session/use-me.ts'
import { CaseSources, useCaseSources } from '../sharing/case-sources.tsx'
import { useTexts } from '../texts/texts.ts'
import { AcceptBar } from './actions/accept-bar.tsx'
import { MarkTag } from './guide-change-list.tsx'
import { MaterialList } from './material-list.tsx'

function Answers({ contents }: { readonly contents: CaseContents }): ReactElement | null {
  const { t, say } = useTexts()
  if (contents.answers.length === 0) return null
  return (
    <section className="form-read" aria-label={t.caseView.answers}>
      <h2>{t.caseView.answers}</h2>
      <dl>
        {contents.answers.map(({ question, answer }) => (
          <div key={question.zh} className="pair">
            <dt>{say(question)}</dt>
            <dd>{say(answer)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The mark beside a field that a newer guide asks otherwise. */
export function fieldMarkOf({ newerGuide }: CaseContents): (element: string) => ReactElement {
  const marks = newerGuide?.marks.filter(({ kind }) => kind === 'field') ?? []
  return element => <MarkTag mark={marks.find(({ id }) => id === element)} />
}

export function FormTab({ caseId }: { readonly caseId: string }): ReactElement {
  const contents = useQuery(contentsQuery(caseId))
  const sources = useCaseSources(caseId)
  return (
    <Loaded query={contents}>
      {data => (
        <>
          <Answers contents={data} />
          <FormValues
            form={data.form}
            values={data.values}
            markOf={fieldMarkOf(data)}
            belowOf={sources.ofField}
          />
          <CaseSources caseId={caseId} />
        </>
      )}
    </Loaded>
  )
}

function Checklist({
  view,
  contents,
  accepting,
}: {
  readonly view: CaseView
  readonly contents: CaseContents
  readonly accepting: boolean
}): ReactElement {
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const itemName = (item: string) => view.tasks.find(task => task.item === item)?.name
  const list = {
    caseId: view.id,
    checklist: contents.checklist,
    files: contents.files,
    marks: contents.newerGuide?.marks,
    left: view,
    itemName,
  }
  if (!accepting) return <MaterialList {...list} />
  // What follows later is not there to be checked.
  const ticked = contents.checklist.filter(
    entry => !view.later.some(({ material }) => material === entry.material),
  )
  const change = (material: string, on: boolean) => {
    const next = new Set(checked)
    if (on) next.add(material)
    else next.delete(material)
    setChecked(next)
  }
  return (
    <>
      <MaterialList {...list} ticking={{ checked, onChange: change }} />
      <AcceptBar view={view} checked={[...checked]} open={ticked.length - checked.size} />
    </>
  )
}

/** What was handed in; while the clerk decides on acceptance, each entry with a box to tick. */
export function MaterialsTab({
  view,
  accepting,
}: {
  readonly view: CaseView
  readonly accepting: boolean
}): ReactElement {
  const me = useMe()
  const contents = useQuery(contentsQuery(view.id))
  return (
    <Loaded query={contents}>
      {data => (
        <>
          {me.role === 'manager' ? null : <CasePapers caseId={view.id} mayCompare={me.role === 'clerk'} />}
          <Checklist view={view} contents={data} accepting={accepting} />
        </>
      )}
    </Loaded>
  )
}
