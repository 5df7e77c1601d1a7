import type { LicenceSummary, PublicLicence } from '@yijianshi/contract/licence'
import { dateText, instantDateText } from '../../elements/dates.ts'
import { Summary } from '../../elements/summary.tsx'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { DecidedBy } from './signed-by.tsx'

/** In groups that can be read aloud. */
export function grouped(code: string): string {
  return code.match(/.{1,5}/g)?.join(' ') ?? code
}

export function useValidity(): (licence: Pick<LicenceSummary, 'validUntil'>) => string {
  const { licence: texts } = useTexts()
  const language = useSpokenLanguage()
  return ({ validUntil }) => (validUntil === null ? texts.longTerm : dateText(validUntil, language))
}

/** What anybody may know of a licence, with the verdict first. */
export function Verdict({ licence }: { licence: PublicLicence }) {
  const { licence: texts } = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const validity = useValidity()
  const { standing, reliable, mark } = licence
  return (
    <>
      <div className={`notice column ${reliable ? 'good' : 'bad'}`} role="status">
        <p className="stage">{reliable ? texts.reliable : texts.notReliable[standing]}</p>
        <p>
          {texts.checkedAt(
            new Date(licence.checkedAt).toLocaleString(language, { timeZone: 'Asia/Shanghai' }),
          )}
        </p>
      </div>
      <Summary
        rows={[
          [texts.electronic, say(licence.name)],
          [texts.number, licence.number],
          [texts.holder, licence.holder],
          [texts.issuer, say(licence.issuerName)],
          [texts.issuedOn, instantDateText(licence.issuedAt, language)],
          [texts.validUntil, validity(licence)],
          [texts.edition, texts.editionOf(licence.edition)],
          [texts.trust, texts.trustLevels[licence.trust]],
          [texts.mark, mark],
        ]}
      />
      {licence.decided !== null && <DecidedBy decided={licence.decided} />}
    </>
  )
}
