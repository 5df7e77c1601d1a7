import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { ColumnHeads } from '../frame/column-heads.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { ownLogInsQuery } from './queries.ts'

/** Who got in by this account lately, and who tried. */
export function LogInsPart(): ReactElement {
  const { account: words } = useTexts().t
  const query = useQuery(ownLogInsQuery)
  return (
    <section className="panel account-part" aria-labelledby="log-ins-title">
      <h2 id="log-ins-title">{words.logIns}</h2>
      <p className="quiet">{words.logInsHint}</p>
      <Loaded query={query}>
        {({ logIns }) => (
          <table className="rows">
            <caption className="sr-only">{words.logIns}</caption>
            <ColumnHeads headings={[words.at, words.outcome, words.way, words.device, words.network]} />
            <tbody>
              {logIns.map(({ id, at, outcome, way, system, browser, network }) => (
                <tr key={id}>
                  <td data-label={words.at}>{formatInstant(at)}</td>
                  <td data-label={words.outcome}>{words.outcomes[outcome]}</td>
                  <td data-label={words.way}>{words.ways[way]}</td>
                  <td data-label={words.device}>{`${words.systems[system]} · ${words.browsers[browser]}`}</td>
                  <td data-label={words.network}>{network}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
    </section>
  )
}
