/** 我的信息: what is held of me, who looked at it, and all of it to take away. */
import type { MyData } from '@yijianshi/contract/my-data'
import { useCallback, useState } from 'react'
import { BackLink } from '../../elements/back-link.tsx'
import { instantDateText } from '../../elements/dates.ts'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { OnlyLoggedIn } from '../../session/session.tsx'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { DeletionPart } from './deletion.tsx'
import { MobileForm } from './mobile-form.tsx'
import { MyLooks } from './my-looks.tsx'
import { MySharing } from './my-sharing.tsx'
import './my-data.css'

function Windows({ windows }: Pick<MyData, 'windows'>) {
  const texts = useTexts()
  const say = useSay()
  const { wrong, wrongHint, hours, phone } = texts.myData.person
  return (
    <details className="column">
      <summary>{wrong}</summary>
      <p>{wrongHint}</p>
      <ul>
        {windows.map(site => (
          <li key={site.site}>
            <strong>{say(site.name)}</strong>
            <p className="small">{say(site.address)}</p>
            <p className="small">
              {hours(say(site.hours))} {phone(site.phone)}
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Person({ data, onChange }: { data: MyData; onChange: (next: MyData) => void }) {
  const texts = useTexts()
  const words = texts.myData.person
  const { kinds } = texts.mandate.document
  const { person, login, windows } = data
  const facts = [
    [words.name, person.name],
    [kinds[person.document.kind], person.document.number],
    [words.mobile, person.mobile],
    [words.login, login],
  ] as const
  return (
    <section aria-labelledby="person-heading">
      <h2 id="person-heading">{words.heading}</h2>
      <dl className="my-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <MobileForm onChange={onChange} />
      <Windows windows={windows} />
    </section>
  )
}

const mebibyte = 1_048_576

function Holdings({ holdings, retentionYears }: Pick<MyData, 'holdings' | 'retentionYears'>) {
  const words = useTexts().myData.holdings
  const language = useSpokenLanguage()
  const untils = words.untils(retentionYears)
  const day = (instant: string) => instantDateText(instant, language)
  return (
    <section aria-labelledby="holdings-heading">
      <h2 id="holdings-heading">{words.heading}</h2>
      <ul className="my-holdings">
        {holdings.map(({ kind, count, bytes, from, to }) => (
          <li key={kind}>
            <h3>{words.kinds[kind]}</h3>
            <p className="small soft">
              {bytes === null ? words.count(count) : words.files(count, (bytes / mebibyte).toFixed(1))}
              {' · '}
              {words.from(day(from), day(to))}
            </p>
            <dl>
              <dt>{words.why}</dt>
              <dd>{words.reasons[kind]}</dd>
              <dt>{words.until}</dt>
              <dd>{untils[kind]}</dd>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Page({ data: loaded }: { data: MyData }) {
  const { myData } = useTexts()
  const [data, setData] = useState(loaded)
  return (
    <>
      <BackLink href="/my" />
      <PageHeading>{myData.title}</PageHeading>
      <p className="column">{myData.lead}</p>
      <Person data={data} onChange={setData} />
      <MyLooks />
      <Holdings holdings={data.holdings} retentionYears={data.retentionYears} />
      <MySharing />
      <section aria-labelledby="download-heading">
        <h2 id="download-heading">{myData.download.heading}</h2>
        <p className="column">{myData.download.hint}</p>
        <p className="actions">
          <a href="/api/my/data.zip" download className="button">
            {myData.download.button}
          </a>
        </p>
      </section>
      <DeletionPart />
    </>
  )
}

function Loading() {
  const loaded = useLoaded(useCallback(() => call('getMyData'), []))
  return <Shown loaded={loaded}>{data => <Page data={data} />}</Shown>
}

export function MyDataPage() {
  return (
    <OnlyLoggedIn>
      <Loading />
    </OnlyLoggedIn>
  )
}
