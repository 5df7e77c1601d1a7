/** What a mandate says, as a list of facts. */
import type { MandateView } from '@yijianshi/contract/mandate'
import { toldStanding } from '@yijianshi/contract/mandate-names'
import { dateText } from '../../elements/dates.ts'
import { Summary } from '../../elements/summary.tsx'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'

const tones: Readonly<Partial<Record<MandateView['standing'], string>>> = { holds: 'good', waiting: 'warn' }

export function Standing({ mandate }: { mandate: MandateView }) {
  const texts = useTexts().mandate
  const words = mandate.given ? texts.standings : texts.standingsForAgent
  return <span className={`tag ${tones[mandate.standing] ?? ''}`}>{words[toldStanding(mandate)]}</span>
}

export function MandateFacts({ mandate }: { mandate: MandateView }) {
  const all = useTexts()
  const texts = all.mandate
  const say = useSay()
  const language = useSpokenLanguage()
  const { kind, principal, agentName, acts, matters, from, until, proof } = mandate
  const named = matters === 'all' ? [texts.allMatters] : matters.map(({ name }) => say(name))
  return (
    <Summary
      rows={[
        [texts.labels.principal, principal.name],
        [texts.labels.agent, agentName],
        [texts.labels.kind, texts.kinds[kind]],
        [texts.labels.acts, texts.parts(acts.map(act => texts.acts[act]))],
        [texts.labels.matters, all.and(named)],
        [texts.labels.period, texts.period(dateText(from, language), dateText(until, language))],
        [texts.labels.proof, proof && texts.proofs[proof]],
      ]}
    />
  )
}
