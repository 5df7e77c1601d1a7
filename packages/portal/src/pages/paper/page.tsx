import type { MatterPaperOnWire, PaperOnWire } from '@yijianshi/contract/paper'
import { useCallback } from 'react'
import { useParams, useSearch } from 'wouter'
import { BackLink } from '../../elements/back-link.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { itemFile, paperFile, paperQuery, planIn } from './address.ts'
import { usePageMargins } from './page-margins.ts'
import { PaperBlocks } from './paper-blocks.tsx'

const papers = [
  'guide',
  'notice',
  'flow-chart',
  'tolerance-letter',
  'commitment-letter',
] as const satisfies readonly MatterPaperOnWire[]

function PaperShown({ paper, file, back }: { paper: PaperOnWire; file: string; back: string }) {
  const texts = useTexts()
  const { title, subtitle, issuer, editionText, blocks } = paper
  usePageMargins(title, editionText, texts.papers.page)
  return (
    <>
      <BackLink href={back} />
      <article className="paper">
        <PageHeading>{title}</PageHeading>
        {subtitle !== '' && <p className="paper-subtitle">{subtitle}</p>}
        <p className="actions">
          <button type="button" className="button" onClick={() => window.print()}>
            {texts.print}
          </button>
          <a className="button secondary" href={file} download>
            {texts.papers.download}
          </a>
        </p>
        <PaperBlocks blocks={blocks} />
        <p className="paper-edition">{[issuer, editionText].filter(text => text !== '').join(' · ')}</p>
      </article>
    </>
  )
}

/** A paper of the plan that the answers in the address give. */
export function MatterPaperPage() {
  const { matter = '', paper: name } = useParams()
  const search = useSearch()
  const language = useSpokenLanguage()
  const paper = papers.find(each => each === name) ?? 'guide'
  const load = useCallback(() => {
    const query = paperQuery(planIn(matter, search), language)
    return call('getMatterPaper', { params: { matter, paper }, query })
  }, [matter, paper, search, language])
  const loaded = useLoaded(load)
  return (
    <Shown loaded={loaded}>
      {found => (
        <PaperShown
          paper={found}
          file={paperFile(paper, planIn(matter, search), language)}
          back={`/matters/${matter}/plan?${search}`}
        />
      )}
    </Shown>
  )
}

/** The information sheet of one item. */
export function ItemPaperPage() {
  const { item = '' } = useParams()
  const matter = new URLSearchParams(useSearch()).get('matter')
  const language = useSpokenLanguage()
  const load = useCallback(
    () =>
      call('getItemPaper', {
        params: { item, paper: 'information-sheet' },
        query: { language: language === 'en' ? 'en' : 'zh' },
      }),
    [item, language],
  )
  const loaded = useLoaded(load)
  return (
    <Shown loaded={loaded}>
      {found => (
        <PaperShown
          paper={found}
          file={itemFile(item, 'information-sheet', language)}
          back={matter === null ? '/' : `/matters/${matter}`}
        />
      )}
    </Shown>
  )
}
