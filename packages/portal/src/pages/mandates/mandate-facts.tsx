/** What a mandate says, as a list of facts. */
import type { MandateView } from '@yijianshi/contract/mandate'
import { dateText } from '../../elements/dates.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'

export function Standing({ mandate }: { mandate: Pick<MandateView, 'standing' | 'given'> }) {
  const texts = useTexts().mandate
  const words = mandate.given ? texts.standings : texts.standingsForAgent
  const tone = { holds: 'good', waiting: 'warn' } as const
  const { standing } = mandate
  const shown = standing === 'holds' || standing === 'waiting' ? tone[standing] : ''
  return <span className={`tag ${shown}`}>{words[standing]}</span>
}

export function MandateFacts({ mandate }: { mandate: MandateView }) {
  const texts = useTexts().mandate
  const texted = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const { kind, principal, agentName, acts, matters, from, until, proof } = mandate
  const named = matters === 'all' ? [texts.allMatters] : matters.map(({ name }) => say(name))
  const rows = [
    [texts.labels.principal, principal.name],
    [texts.labels.agent, agentName],
    [texts.labels.kind, texts.kinds[kind]],
    [texts.labels.acts, texts.parts(acts.map(act => texts.acts[act]))],
    [texts.labels.matters, texted.and(named)],
    [texts.labels.period, texts.period(dateText(from, language), dateText(until, language))],
    [texts.labels.proof, proof === null ? undefined : texts.proofs[proof]],
  ] as const
  return (
    <dl className="summary column">
      {rows
        .filter(([, value]) => value !== undefined)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
