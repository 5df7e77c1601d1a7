/** Source and time in words, and why a source gave nothing. */
import type { FetchedPaper } from '@yijianshi/contract/fetched'
import type { SharedResource } from '@yijianshi/contract/sharing'
import { dateText, instantDateText, instantText, timeText } from '../../../elements/dates.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../../texts/texts.tsx'

/** `今天 10:32`, or the date with the time. */
export function useWhen(): (instant: string) => string {
  const { sharing } = useTexts()
  const language = useSpokenLanguage()
  return instant => {
    const today = instantDateText(new Date().toISOString(), language)
    return instantDateText(instant, language) === today
      ? sharing.today(timeText(instant))
      : instantText(instant, language)
  }
}

/** `来自 公安局 · 今天 10:32` */
export function useSource(): (resource: SharedResource) => string {
  const { sharing } = useTexts()
  const say = useSay()
  const when = useWhen()
  return ({ ownerName, answeredAt }) =>
    sharing.from(say(ownerName), answeredAt === null ? '' : when(answeredAt))
}

/** `编号 YZ2026…，有效期至 2031年11月21日` */
export function useHeld(): (held: NonNullable<SharedResource['held']>) => string {
  const { sharing } = useTexts()
  const language = useSpokenLanguage()
  return ({ number, validUntil }) =>
    validUntil === null ? sharing.heldForGood(number) : sharing.held(number, dateText(validUntil, language))
}

type Missing = Extract<FetchedPaper, { readonly kind: 'missing' }>

export function useReason(): (missing: Pick<Missing, 'why' | 'resource'>) => string {
  const { sharing } = useTexts()
  const say = useSay()
  return ({ why, resource }) =>
    why === 'refused' && resource.reason !== null ? say(resource.reason) : sharing.why[why]
}
