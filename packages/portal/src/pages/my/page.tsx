import type { CaseSummary } from '@yijianshi/contract/case'
import { useCallback, useState } from 'react'
import { Link, useSearch } from 'wouter'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { OnlyLoggedIn } from '../../session/session.tsx'
import { heard } from '../../texts/message.ts'
import { useTexts } from '../../texts/texts.tsx'
import { useMessage } from '../../texts/use-said.ts'
import { CaseRows, DraftRows } from './own-lists.tsx'
import { Whose } from './whose.tsx'
import '../home/home.css'

/** `whose`: a person or organisation for whom one acts; one’s own when absent. */
function queryOf(whose: string | null) {
  return { scope: 'own' as const, ...(whose !== null && { for: whose }) }
}

type CasesProps = {
  readonly whose: string | null
  readonly first: readonly CaseSummary[]
  readonly next: string | null
}

function Cases({ whose, first, next }: CasesProps) {
  const texts = useTexts()
  const [more, setMore] = useState<{ cases: readonly CaseSummary[]; next: string | null }>({
    cases: [],
    next,
  })
  const [fault, setFault] = useMessage()
  const all = [...first, ...more.cases]
  const cursor = more.next
  const loadMore = async (from: string) => {
    const answer = await call('listCases', { query: { ...queryOf(whose), cursor: from } })
    setFault(answer.ok ? undefined : heard(answer.problem, ({ errors }) => errors.noAnswer))
    if (!answer.ok) return
    setMore(earlier => ({ cases: [...earlier.cases, ...answer.value.cases], next: answer.value.next }))
  }
  if (all.length === 0) return <p>{texts.my.noCases}</p>
  return (
    <>
      <CaseRows cases={all} />
      <div role="alert">{fault !== undefined && <p className="problem">{fault}</p>}</div>
      {cursor !== null && (
        <button type="button" className="button secondary" onClick={() => void loadMore(cursor)}>
          {texts.my.more}
        </button>
      )}
    </>
  )
}

function Mine() {
  const texts = useTexts()
  const drafts = useLoaded(useCallback(() => call('listDrafts'), []))
  const whose = new URLSearchParams(useSearch()).get('for')
  const cases = useLoaded(useCallback(() => call('listCases', { query: queryOf(whose) }), [whose]))
  return (
    <Shown loaded={drafts}>
      {({ drafts: open }) => (
        <>
          <PageHeading>{texts.my.heading}</PageHeading>
          <h2>{texts.my.drafts}</h2>
          {open.length === 0 ? <p>{texts.my.noDrafts}</p> : <DraftRows drafts={open} />}
          <h2>{texts.my.cases}</h2>
          <Whose chosen={whose} />
          <Shown loaded={cases}>
            {({ cases: own, next }) => <Cases key={whose} whose={whose} first={own} next={next} />}
          </Shown>
          <p className="actions">
            <Link href="/" className="button">
              {texts.my.find}
            </Link>
            <Link href="/mandates" className="button secondary">
              {texts.mandate.title}
            </Link>
            <Link href={whose === null ? '/licences' : `/licences?for=${whose}`} className="button secondary">
              {texts.licence.mine}
            </Link>
            <Link href="/my/data" className="button secondary">
              {texts.myData.title}
            </Link>
            <Link href="/my/security" className="button secondary">
              {texts.security.title}
            </Link>
          </p>
        </>
      )}
    </Shown>
  )
}

export function MyPage() {
  return (
    <OnlyLoggedIn>
      <Mine />
    </OnlyLoggedIn>
  )
}
