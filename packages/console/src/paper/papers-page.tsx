import './paper-blocks.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { Catalogue, Item } from '@yijianshi/core/catalogue'
import { Empty, Input, Pagination } from 'antd'
import type { ReactElement } from 'react'
import { catalogueQuery } from '../connection/queries.ts'
import { Loaded } from '../frame/loaded.tsx'
import { useTexts } from '../texts/texts.ts'
import { itemFile, itemPaperNames } from './address.ts'
import { findItems } from './find-items.ts'

const route = getRouteApi('/staff/papers')
const pageSize = 20

function PaperLinks({ item }: { readonly item: Item }): ReactElement {
  const { t, language, say } = useTexts()
  return (
    <ul className="paper-links">
      {itemPaperNames.map(paper => (
        <li key={paper}>
          <Link to="/items/$item/papers/$paper" params={{ item: item.id, paper }} className="row-link">
            {t.papers.names[paper]}
            <span className="sr-only"> {say(item.name)}</span>
          </Link>{' '}
          <a href={itemFile(item.id, paper, language)} download>
            PDF
            <span className="sr-only">
              {' '}
              {t.papers.names[paper]} {say(item.name)}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function Rows({
  catalogue,
  items,
}: {
  readonly catalogue: Catalogue
  readonly items: readonly Item[]
}): ReactElement {
  const { t, say } = useTexts()
  return (
    <table className="rows">
      <caption className="sr-only">{t.papers.title}</caption>
      <thead>
        <tr>
          <th scope="col">{t.papers.item}</th>
          <th scope="col">{t.papers.authority}</th>
          <th scope="col">{t.papers.papers}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(item => {
          const authority = catalogue.authorities.get(item.authority)
          return (
            <tr key={item.id}>
              <td data-label={t.papers.item}>
                {say(item.name)}
                <span className="cell-second">{item.basicCode}</span>
              </td>
              <td data-label={t.papers.authority}>{authority === undefined ? '' : say(authority.name)}</td>
              <td data-label={t.papers.papers}>
                <PaperLinks item={item} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Found({ catalogue }: { readonly catalogue: Catalogue }): ReactElement {
  const { t } = useTexts()
  const { q = '', page = 1 } = route.useSearch()
  const navigate = useNavigate()
  const found = findItems(catalogue, q)
  if (found.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.papers.empty} />
  }
  const last = Math.ceil(found.length / pageSize)
  const shown = Math.min(page, last)
  return (
    <>
      <p role="status">{t.papers.count(found.length)}</p>
      <Rows catalogue={catalogue} items={found.slice((shown - 1) * pageSize, shown * pageSize)} />
      <Pagination
        className="papers-pages"
        current={shown}
        pageSize={pageSize}
        total={found.length}
        hideOnSinglePage
        showSizeChanger={false}
        onChange={next => navigate({ to: '/papers', search: { ...(q && { q }), page: next } })}
      />
    </>
  )
}

/** 资料: information sheet and manual of every item, to read, print or download. */
export function PapersPage(): ReactElement {
  const { t } = useTexts()
  const { q } = route.useSearch()
  const navigate = useNavigate()
  const catalogue = useQuery(catalogueQuery)
  return (
    <>
      <div className="page-head">
        <h1>{t.papers.title}</h1>
        <Input.Search
          key={q ?? ''}
          defaultValue={q ?? ''}
          type="search"
          maxLength={100}
          placeholder={t.papers.searchHint}
          aria-label={t.papers.search}
          className="search"
          onSearch={text => navigate({ to: '/papers', search: text.trim() ? { q: text.trim() } : {} })}
        />
      </div>
      <Loaded query={catalogue}>{data => <Found catalogue={data} />}</Loaded>
    </>
  )
}
