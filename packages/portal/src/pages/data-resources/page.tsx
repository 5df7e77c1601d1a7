import { addressOf } from '@yijianshi/contract/client'
import type { DataResourceOnWire } from '@yijianshi/contract/data-resource'
import { type ReactNode, useId, useState } from 'react'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { InputRow } from '../../fields/input-row.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'
import './data-resources.css'
import { matches } from './matches.ts'

const load = () => call('listDataResources')

const tones = { unconditional: 'good', conditional: 'busy', refused: 'bad' } as const

function Basis({ basis }: { basis: DataResourceOnWire['basis'] }) {
  const say = useSay()
  return (
    <>
      {basis.law}
      {basis.article}
      {basis.quote !== null && <span className="soft">：{say(basis.quote)}</span>}
    </>
  )
}

/** Nothing where there is nothing to say. */
function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Names({ term, names }: { term: string; names: readonly DataResourceOnWire['name'][] }) {
  const texts = useTexts()
  const say = useSay()
  return names.length === 0 ? null : <Fact term={term}>{texts.and(names.map(say))}</Fact>
}

function Resource({ resource }: { resource: DataResourceOnWire }) {
  const { directory: words } = useTexts().sharing
  const say = useSay()
  const { refusal, conditions, matters } = resource
  const isRefused = refusal !== null
  const named = (entries: readonly { readonly name: DataResourceOnWire['name'] }[]) =>
    entries.map(({ name }) => name)
  return (
    <details className="card data-resource">
      <summary>
        <strong>{say(resource.name)}</strong>{' '}
        <span className={`tag ${tones[resource.kind]}`}>{words.kinds[resource.kind]}</span>
        <span className="small soft">{say(resource.ownerName)}</span>
      </summary>
      {resource.sensitive && !isRefused && <p className="tag warn">{words.sensitive}</p>}
      <dl>
        {refusal !== null && (
          <Fact term={words.refusal}>
            {say(refusal.reason)} <Basis basis={refusal.basis} />
          </Fact>
        )}
        {!isRefused && <Fact term={words.key}>{words.keys[resource.key]}</Fact>}
        <Names term={isRefused ? words.contains : words.fields} names={named(resource.fields)} />
        <Names term={words.materials} names={named(resource.materials)} />
        <Names term={words.details} names={named(resource.details)} />
        {conditions.length > 0 && <Fact term={words.conditions}>{conditions.map(say).join('；')}</Fact>}
        {matters !== null && <Names term={words.matters} names={named(matters)} />}
        <Fact term={words.basis}>
          <Basis basis={resource.basis} />
        </Fact>
        {!isRefused && <Fact term={words.fresh}>{words.freshHours(resource.freshHours)}</Fact>}
      </dl>
    </details>
  )
}

function Directory({ resources }: { resources: readonly DataResourceOnWire[] }) {
  const { directory: words } = useTexts().sharing
  const say = useSay()
  const id = useId()
  const [query, setQuery] = useState('')
  const shown = resources.filter(resource => matches(resource, query, say))
  return (
    <>
      <search>
        <InputRow
          id={id}
          inputMode="search"
          label={words.search}
          hint={words.searchHint}
          autoComplete="off"
          maxLength={100}
          value={query}
          onChange={setQuery}
        />
      </search>
      <p role="status">{shown.length === 0 ? words.none : words.count(shown.length, resources.length)}</p>
      <ul className="data-resources">
        {shown.map(resource => (
          <li key={resource.id}>
            <Resource resource={resource} />
          </li>
        ))}
      </ul>
      <p>
        <a
          className="button secondary"
          href={addressOf('getOpenDataResources')}
          download="data-resources.json"
        >
          {words.download}
        </a>
      </p>
    </>
  )
}

/** 政府数据共享目录: open to everybody. */
export function DataResourcesPage() {
  const { directory: words } = useTexts().sharing
  const loaded = useLoaded(load)
  return (
    <Shown loaded={loaded}>
      {({ resources }) => (
        <>
          <PageHeading>{words.heading}</PageHeading>
          <p className="lead">{words.lead}</p>
          <Directory resources={resources} />
        </>
      )}
    </Shown>
  )
}
