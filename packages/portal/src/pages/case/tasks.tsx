import type { CaseTask, CaseView } from '@yijianshi/contract/case'
import type { StaffSignature } from '@yijianshi/contract/staff-signature'
import { Link } from 'wouter'
import { dateText, instantDateText } from '../../elements/dates.ts'
import { Why } from '../../elements/why.tsx'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { Signatures } from '../licence/signed-by.tsx'
import { DueText } from './due-text.tsx'

const tones = {
  waiting: '',
  dispatched: 'busy',
  returned: 'busy',
  reviewed: 'busy',
  forwarded: 'busy',
  granted: 'busy',
  issued: 'good',
  refused: 'bad',
  'not-needed': 'good',
  stopped: 'bad',
} as const

function Task({
  task,
  caseId,
  names,
  signatures,
}: {
  task: CaseTask
  caseId: string
  names: ReadonlyMap<string, string>
  signatures: readonly StaffSignature[]
}) {
  const texts = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const tone = tones[task.stage]
  return (
    <li className={tone}>
      <h3>
        {say(task.name)} <span className={`tag ${tone}`}>{texts.case.taskStages[task.stage]}</span>
      </h3>
      <p>
        {say(task.authorityName)} <span className="soft">· {texts.case.promised(task.promisedDays)}</span>
      </p>
      {task.stage === 'waiting' && task.dependsOn.length > 0 && (
        <p className="soft">
          {texts.case.waitingFor(texts.and(task.dependsOn.map(item => names.get(item) ?? item)))}
        </p>
      )}
      <Why of={{ case: caseId }} about={{ kind: 'task', id: task.item }} name={say(task.name)} />
      {task.due && (
        <p>
          <DueText due={task.due} />
        </p>
      )}
      {task.issuedAt && <p>{texts.case.issuedAt(instantDateText(task.issuedAt, language))}</p>}
      {task.reasons && (
        <p className="notice bad">
          <strong>{texts.case.refusedBecause}</strong>：{task.reasons}
        </p>
      )}
      {task.stoppedBecause && <p>{texts.case.stoppedBecause(say(task.stoppedBecause))}</p>}
      <Signatures entries={signatures.filter(entry => entry.item === task.item)} />
      {task.stage !== 'issued' && (
        <p className="small">
          <a href={`tel:${task.authorityPhone}`} className="change-link">
            {texts.case.phone(task.authorityPhone)}
          </a>
        </p>
      )}
    </li>
  )
}

/** Each authority's part and where it stands. */
export function Tasks({ view, signatures }: { view: CaseView; signatures: readonly StaffSignature[] }) {
  const texts = useTexts()
  const say = useSay()
  const names = new Map(view.tasks.map(task => [task.item, say(task.name)]))
  return (
    <section aria-labelledby="progress-heading">
      <h2 id="progress-heading">{texts.case.progress}</h2>
      <ol className="case-tasks">
        {view.tasks.map(task => (
          <Task key={task.item} task={task} caseId={view.id} names={names} signatures={signatures} />
        ))}
      </ol>
    </section>
  )
}

/** What the authorities have issued so far. */
export function Results({ view }: { view: CaseView }) {
  const texts = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const results = view.tasks.flatMap(task => task.results)
  return (
    <section aria-labelledby="results-heading">
      <h2 id="results-heading">{texts.case.results}</h2>
      {results.length === 0 && <p>{texts.case.noResults}</p>}
      <ul className="results-list">
        {results.map(result => (
          <li key={result.licence}>
            <p>
              <strong>{say(result.name)}</strong>
            </p>
            <p>{texts.case.resultNumber(result.number)}</p>
            {result.validUntil && <p>{texts.case.validUntil(dateText(result.validUntil, language))}</p>}
            <Link href={`/cases/${view.id}/results/${result.licence}`}>
              {texts.case.certificate(say(result.name))}
            </Link>
          </li>
        ))}
      </ul>
      {view.delivered && (
        <p className="notice good">
          {texts.case.delivered(
            texts.delivery.methods[view.delivered.method],
            instantDateText(view.delivered.at, language),
          )}
          {view.delivered.trackingNumber && <> · {texts.case.tracking(view.delivered.trackingNumber)}</>}
        </p>
      )}
    </section>
  )
}
