import { useCallback } from 'react'
import { useLocation } from 'wouter'
import { Shown } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'
import { MatterCards } from './matter-cards.tsx'

type Audience = 'person' | 'enterprise'
const audiences = ['enterprise', 'person'] as const

function addressOfStage(audience: Audience, stage?: string): string {
  return `/?${new URLSearchParams({ audience, ...(stage !== undefined && { stage }) })}`
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
        {({ matters, lifeStages }) => {
          const chosen =
            stage === undefined ? matters : matters.filter(({ lifeStage }) => lifeStage === stage)
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
