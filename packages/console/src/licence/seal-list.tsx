import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SealUse } from '@yijianshi/contract/licence'
import type { ReactElement } from 'react'
import { call, getValue } from '../connection/call.ts'
import { firstCursor } from '../connection/paging.ts'
import { ColumnHeads } from '../frame/column-heads.tsx'
import { Pages } from '../frame/pages.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'

const sealUsesQuery = infiniteQueryOptions({
  queryKey: ['seal-uses'],
  queryFn: ({ pageParam }) =>
    getValue(call('listSealUses', { query: pageParam === undefined ? {} : { cursor: pageParam } })),
  initialPageParam: firstCursor(),
  getNextPageParam: page => page.next ?? undefined,
})

const SHOWN_CHARACTERS = 16

function Row({ use }: { readonly use: SealUse }): ReactElement {
  const { t, say } = useTexts()
  const words = t.seals
  const forWhom = [t.attempts.roles[use.role], ...(use.place === null ? [] : [say(use.place)])]
  return (
    <tr>
      <td data-label={words.at} className="unbroken">
        {formatInstant(use.at)}
      </td>
      <td data-label={words.authority}>{say(use.authorityName)}</td>
      <td data-label={words.licence}>
        <Link to="/cases/$case" params={{ case: use.case }} className="row-link">
          {say(use.licenceName)} {use.number}
        </Link>
        <span className="cell-second quiet">{t.licence.edition(use.edition)}</span>
      </td>
      <td data-label={words.forWhom}>{forWhom.join(' · ')}</td>
      <td data-label={words.document}>
        <span title={use.sha256}>{use.sha256.slice(0, SHOWN_CHARACTERS)}</span>
        <span className="cell-second quiet" title={use.certificate}>
          {words.certificate(use.certificate.slice(0, SHOWN_CHARACTERS))}
        </span>
      </td>
    </tr>
  )
}

/** 用印记录: what the keys of authorities have signed, newest first. */
export function SealList(): ReactElement {
  const { t } = useTexts()
  const query = useInfiniteQuery(sealUsesQuery)
  const words = t.seals
  return (
    <>
      <p className="quiet">{words.about}</p>
      <Pages query={query} rowsOf={page => page.uses} empty={words.empty}>
        {rows => (
          <table className="rows">
            <caption className="sr-only">{words.tab}</caption>
            <ColumnHeads
              headings={[words.at, words.authority, words.licence, words.forWhom, words.document]}
            />
            <tbody>
              {rows.map(use => (
                <Row key={use.id} use={use} />
              ))}
            </tbody>
          </table>
        )}
      </Pages>
    </>
  )
}
