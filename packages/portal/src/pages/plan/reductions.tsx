import type { BurdenOnWire } from '@yijianshi/contract/plan'
import { useTexts } from '../../texts/texts.tsx'

const kinds = ['applications', 'materials', 'workingDays', 'visits', 'links'] as const

/** Before and after, as strong figures with their words. */
export function Reductions({ before, after }: { before: BurdenOnWire; after: BurdenOnWire }) {
  const texts = useTexts()
  const { plan } = texts
  return (
    <section aria-labelledby="reductions-heading">
      <h2 id="reductions-heading">{plan.reductions}</h2>
      <ul className="figures">
        {kinds.map(kind => {
          const fewer = before[kind] - after[kind]
          return (
            <li key={kind}>
              <span className="what">{plan.figures[kind]}</span>
              <span className="figure">
                <span className="before">
                  {plan.before} <s>{before[kind]}</s>
                </span>
                <span aria-hidden="true">→</span>
                <span className="after">
                  {plan.after} <b>{after[kind]}</b> <span className="unit">{plan.units[kind]}</span>
                </span>
              </span>
              <span className="fewer">
                {fewer > 0 ? plan.fewer(`${fewer} ${plan.units[kind]}`) : plan.same}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
