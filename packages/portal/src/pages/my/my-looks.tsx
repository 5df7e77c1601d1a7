import type { AccessRecord } from '@yijianshi/contract/access-record'
import { useCallback, useState } from 'react'
import { Link } from 'wouter'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useTexts } from '../../texts/texts.tsx'
import { type LoadLooks, Looks } from '../case/looks.tsx'
import '../case/case.css'

const ALL = ''

/** Who looked at any of my cases, or at one of them. */
export function MyLooks() {
  const texts = useTexts()
  const words = texts.myData.looks
  const [wanted, setWanted] = useState(ALL)
  const cases = useLoaded(useCallback(() => call('listCases', { query: { scope: 'own' } }), []))
  const load = useCallback<LoadLooks>(
    cursor =>
      call('listMyLooks', {
        query: {
          ...(wanted === ALL ? {} : { case: wanted }),
          ...(cursor === undefined ? {} : { cursor }),
        },
      }),
    [wanted],
  )
  const aboutOf = (record: AccessRecord) => (
    <Link href={`/cases/${record.case}`}>{words.of(record.number)}</Link>
  )
  return (
    <section aria-labelledby="my-looks-heading" className="column">
      <h2 id="my-looks-heading">{words.heading}</h2>
      <p className="soft">{texts.looks.lead}</p>
      {cases.status === 'ready' && cases.value.cases.length > 1 && (
        <div className="field">
          <label htmlFor="which-case">{words.which}</label>
          <select id="which-case" value={wanted} onChange={event => setWanted(event.target.value)}>
            <option value={ALL}>{words.all}</option>
            {cases.value.cases.map(({ id, number }) => (
              <option key={id} value={id}>
                {number}
              </option>
            ))}
          </select>
        </div>
      )}
      <Looks key={wanted} load={load} aboutOf={aboutOf} />
    </section>
  )
}
