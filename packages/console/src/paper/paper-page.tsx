import { PrinterOutlined } from '@ant-design/icons'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { PaperOnWire } from '@yijianshi/contract/paper'
import { Button } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { call, getValue } from '../connection/call.ts'
import { Loaded } from '../frame/loaded.tsx'
import { NotFoundPage } from '../frame/not-found-page.tsx'
import { useTexts } from '../texts/texts.ts'
import { itemFile, itemPaperNames, matterFile, matterPaperNames } from './address.ts'
import { usePageMargins } from './page-margins.ts'
import { PaperBlocks } from './paper-blocks.tsx'

const itemRoute = getRouteApi('/items/$item/papers/$paper')
const matterRoute = getRouteApi('/matters/$matter/papers/$paper')

function PaperSheet({
  paper,
  file,
  back,
}: {
  readonly paper: PaperOnWire
  readonly file: string
  readonly back: ReactNode
}): ReactElement {
  const { t } = useTexts()
  const { title, subtitle, issuer, editionText, blocks } = paper
  usePageMargins(title, editionText, t.papers.page)
  return (
    <main id="main" className="paper-page">
      <div className="paper-tools">
        {back}
        <Button href={file} download>
          {t.papers.download}
        </Button>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t.print.print}
        </Button>
      </div>
      <article className="paper paper-generated" lang={paper.language === 'en' ? 'en' : 'zh-CN'}>
        <h1>{title}</h1>
        {subtitle === '' ? null : <p className="paper-subtitle">{subtitle}</p>}
        <PaperBlocks blocks={blocks} />
        <p className="paper-edition">{[issuer, editionText].filter(text => text !== '').join(' · ')}</p>
      </article>
    </main>
  )
}

/** Information sheet or manual of an item. */
export function ItemPaperPage(): ReactElement {
  const { t, language } = useTexts()
  const { item, paper: name } = itemRoute.useParams()
  const paper = itemPaperNames.find(each => each === name)
  const found = useQuery(
    queryOptions({
      queryKey: ['item-paper', item, name, language],
      enabled: paper !== undefined,
      queryFn: () =>
        getValue(
          call('getItemPaper', {
            params: { item, paper: paper ?? 'information-sheet' },
            query: { language },
          }),
        ),
    }),
  )
  if (paper === undefined) return <NotFoundPage />
  const back = (
    <Link to="/papers" className="button-link">
      {t.papers.back}
    </Link>
  )
  return (
    <Loaded query={found}>
      {data => <PaperSheet paper={data} file={itemFile(item, paper, language)} back={back} />}
    </Loaded>
  )
}

/** A paper for the plan of the answers in the address. */
export function MatterPaperPage(): ReactElement {
  const { t, language } = useTexts()
  const { matter, paper: name } = matterRoute.useParams()
  const { answers = '{}', region } = matterRoute.useSearch()
  const paper = matterPaperNames.find(each => each === name)
  const query = { answers, language, ...(region === undefined ? {} : { region }) }
  const found = useQuery(
    queryOptions({
      queryKey: ['matter-paper', matter, name, answers, region, language],
      enabled: paper !== undefined,
      queryFn: () => getValue(call('getMatterPaper', { params: { matter, paper: paper ?? 'guide' }, query })),
    }),
  )
  if (paper === undefined) return <NotFoundPage />
  const back = (
    <Link to="/" className="button-link">
      {t.frame.toStart}
    </Link>
  )
  return (
    <Loaded query={found}>
      {data => <PaperSheet paper={data} file={matterFile(matter, paper, query)} back={back} />}
    </Loaded>
  )
}
