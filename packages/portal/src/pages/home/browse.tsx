import type { Operation } from '@yijianshi/contract/contract'
import type { MatterSummary } from '@yijianshi/contract/matter'
import { useCallback } from 'react'
import { useLocation } from 'wouter'
import { Shown } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'
import { MatterCards } from './matter-cards.tsx'

type Audience = 'person' | 'enterprise'
type Listed = Operation<'listMatters'>['response']
const audiences = ['enterprise', 'person'] as const

function addressOfStage(audience: Audience, stage?: string): string {
  return `/?${new URLSearchParams({ audience, ...(stage !== undefined && { stage }) })}`
}

/** In the order of the stages, so that what opens a shop stands together; within one as the server gives them. */
function byStage({ matters, lifeStages }: Listed): MatterSummary[] {
  const places = new Map(lifeStages.map(({ id }, place) => [id, place]))
  const placeOf = ({ lifeStage }: MatterSummary) => places.get(lifeStage) ?? lifeStages.length
  return matters.toSorted((one, other) => placeOf(one) - placeOf(other))
}

/** Matters by audience and stage of life. */
export function Browse({ audience, stage }: { audience: Audience; stage: string | undefined }) {
  const texts = useTexts()
  const say = useSay()
  const [, navigate] = useLocation()
  const loaded = useLoaded(useCallback(() => call('listMatters', { query: { audience } }), [audience]))
  return (
    <section aria-labelledby="browse-heading">
      <h2 id="browse-heading">{texts.home.browse}</h2>
      <fieldset className="audience-tabs bare">
        <legend className="visually-hidden">{texts.matter.audience}</legend>
        {audiences.map(each => (
          <button
            key={each}
            type="button"
            aria-pressed={each === audience}
            onClick={() => navigate(addressOfStage(each), { replace: true })}
          >
            {texts.home.audience[each]}
          </button>
        ))}
      </fieldset>
      <Shown loaded={loaded}>
        {listed => {
          const { lifeStages } = listed
          const ordered = byStage(listed)
          const chosen =
            stage === undefined ? ordered : ordered.filter(({ lifeStage }) => lifeStage === stage)
          return (
            <>
              <ul className="stages">
                {lifeStages
                  .filter(each => each.audience === audience)
                  .map(each => (
                    <li key={each.id}>
                      <button
                        type="button"
                        aria-pressed={each.id === stage}
                        onClick={() =>
                          navigate(addressOfStage(audience, each.id === stage ? undefined : each.id), {
                            replace: true,
                          })
                        }
                      >
                        {say(each.name)}
                        <span className="count">{texts.home.matters(each.matters)}</span>
                      </button>
                    </li>
                  ))}
              </ul>
              <div role="status">{chosen.length === 0 && <p>{texts.home.stageEmpty}</p>}</div>
              <MatterCards matters={chosen} />
            </>
          )
        }}
      </Shown>
    </section>
  )
}
