import { FilePdfOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { CaseView, JointActOnWire } from '@yijianshi/contract/case'
import { Alert, Result } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { OpinionList } from '../case/act/opinion-list.tsx'
import { apiBase } from '../connection/call.ts'
import { caseQuery } from '../connection/queries.ts'
import { Loaded } from '../frame/loaded.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { JointActs } from './joint-acts.tsx'

const route = getRouteApi('/staff/cases/$case/joint/$act')

type Place = { readonly view: CaseView; readonly act: JointActOnWire }

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Head({ view, act }: Place): ReactElement {
  const { t, say } = useTexts()
  const words = t.joint
  const documents = `${apiBase}/api/cases/${view.id}/documents`
  return (
    <section className="case-head" aria-label={words.title}>
      <div className="case-title">
        <h1>{words.kinds[act.kind]}</h1>
        <span className={`tag tag-joint-${act.state}`}>{words.states[act.state]}</span>
      </div>
      <p className="quiet">
        <Link to="/cases/$case" params={{ case: view.id }} className="number">
          {view.number}
        </Link>
        {' · '}
        {say(view.matterName)} · {say(view.situation)} · {t.cases.applicant} {view.applicantName}
      </p>
      <dl className="facts">
        <Fact label={words.heldAt}>{formatInstant(act.heldAt)}</Fact>
        <Fact label={words.place}>{act.place}</Fact>
        <Fact label={words.convenedBy}>{act.convenor === null ? words.centre : say(act.convenor.name)}</Fact>
        <Fact label={words.items}>{act.items.map(({ name }) => say(name)).join(t.acts.listMark)}</Fact>
      </dl>
      <div className="documents">
        <a
          className="button-link"
          href={`${documents}/joint-notice-${act.id}.pdf`}
          target="_blank"
          rel="noreferrer"
        >
          <FilePdfOutlined aria-hidden="true" /> {words.notice}
        </a>
        {act.state === 'held' ? (
          <a
            className="button-link"
            href={`${documents}/minutes-${act.id}.pdf`}
            target="_blank"
            rel="noreferrer"
          >
            <FilePdfOutlined aria-hidden="true" /> {words.minutesFile}
          </a>
        ) : null}
      </div>
    </section>
  )
}

function Participants({ act }: { readonly act: JointActOnWire }): ReactElement {
  const { t } = useTexts()
  const spoken = new Set(act.opinions.map(({ authority }) => authority.id))
  return (
    <section className="decision" aria-labelledby="joint-opinions">
      <h2 id="joint-opinions">{t.joint.opinions}</h2>
      <OpinionList
        opinions={act.opinions}
        waitsFor={act.authorities.filter(({ id }) => !spoken.has(id))}
        waiting={t.joint.noOpinion}
      />
    </section>
  )
}

function Minutes({ act }: { readonly act: JointActOnWire }): ReactElement | null {
  const { t } = useTexts()
  const words = t.joint
  if (act.state !== 'held') return null
  return (
    <section className="decision" aria-labelledby="joint-minutes">
      <h2 id="joint-minutes">{words.minutes}</h2>
      <dl className="facts">
        <Fact label={words.attendants}>{act.attendants.join(t.acts.listMark)}</Fact>
        <Fact label={words.conclusion}>{act.conclusion === null ? '' : t.acts.opinions[act.conclusion]}</Fact>
      </dl>
      <p className="act-words">{act.minutes}</p>
    </section>
  )
}

function Room({ view, act }: Place): ReactElement {
  const { t } = useTexts()
  return (
    <>
      <Head view={view} act={act} />
      <JointActs view={view} act={act} />
      {act.cancelledBecause === null ? null : (
        <Alert role="note" type="warning" showIcon title={t.joint.cancelled(act.cancelledBecause)} />
      )}
      <div className="split">
        <div className="split-main">
          {act.agenda.length === 0 ? null : (
            <section className="decision" aria-labelledby="joint-agenda">
              <h2 id="joint-agenda">{t.joint.agenda}</h2>
              <ol className="plan-list">
                {act.agenda.map(entry => (
                  <li key={entry}>{entry}</li>
                ))}
              </ol>
            </section>
          )}
          <Minutes act={act} />
        </div>
        <div className="split-side">
          <Participants act={act} />
        </div>
      </div>
    </>
  )
}

/** The joint-meeting room: what it is about, who takes part, what they say, and what came of it. Live, as all cases. */
export function JointPage(): ReactElement {
  const { t } = useTexts()
  const { case: id, act: actId } = route.useParams()
  const view = useQuery(caseQuery(id))
  return (
    <Loaded query={view}>
      {data => {
        const act = data.jointActs.find(entry => entry.id === actId)
        if (act !== undefined) return <Room view={data} act={act} />
        return (
          <Result
            status="404"
            title={<h1>{t.joint.unknown}</h1>}
            extra={
              <Link to="/cases/$case" params={{ case: id }} className="button-link">
                {t.joint.toCase}
              </Link>
            }
          />
        )
      }}
    </Loaded>
  )
}
