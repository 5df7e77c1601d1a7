import type { PaperLicenceOnWire } from '@yijianshi/contract/paper-licence'
import { useCallback } from 'react'
import { dateText, instantDateText } from '../../elements/dates.ts'
import { Shown } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'

function Row({ paper }: { paper: PaperLicenceOnWire }) {
  const { licence: texts } = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const { compared, validUntil } = paper
  return (
    <li className={paper.standing === 'valid' ? undefined : 'doubtful'}>
      <h3>{say(paper.name)}</h3>
      <p>
        <span className="tag">{texts.standings[paper.standing]}</span>{' '}
        <span className="tag">{texts.paper.level(paper.level)}</span>
      </p>
      <p>{texts.paper.uses[paper.use]}</p>
      <p>
        {texts.number} {paper.number}
      </p>
      <p className="small soft">
        {say(paper.issuerName)} · {dateText(paper.issuedOn, language)}
      </p>
      <p className="small soft">
        {texts.validUntil} {validUntil === null ? texts.longTerm : dateText(validUntil, language)}
      </p>
      {compared !== null && (
        <p className="small soft">
          {texts.paper.compared(instantDateText(compared.at, language), say(compared.siteName))}
        </p>
      )}
    </li>
  )
}

/** What was issued on paper before, as its authorities have entered it; nothing where there is none. `whose`: an organisation that one speaks for. */
export function PaperLicences({ whose }: { whose: string | null }) {
  const { licence: texts } = useTexts()
  const load = useCallback(
    () => call('listOwnPaperLicences', { query: whose === null ? {} : { for: whose } }),
    [whose],
  )
  const loaded = useLoaded(load)
  // Who fetches results for others, and does not speak for an organisation, has nothing to do with its old papers.
  if (whose !== null && loaded.status !== 'ready') return null
  return (
    <Shown loaded={loaded}>
      {({ licences }) =>
        licences.length > 0 && (
          <section aria-labelledby="paper-licences">
            <h2 id="paper-licences">{texts.paper.heading}</h2>
            <p>{texts.paper.lead}</p>
            <ul className="licence-list">
              {licences.map(paper => (
                <Row key={paper.id} paper={paper} />
              ))}
            </ul>
          </section>
        )
      }
    </Shown>
  )
}
