import { useQuery } from '@tanstack/react-query'
import type { AboutOnWire, ReasonOnWire } from '@yijianshi/contract/matter'
import { type ReactElement, useState } from 'react'
import { call, getValue } from '../connection/call.ts'
import { useTexts } from '../texts/texts.ts'

/** A plan on the screen, or that of a case. */
export type OfPlan =
  | {
      readonly matter: string
      readonly answers: Readonly<Record<string, string | number | boolean | readonly string[]>>
      readonly region?: { readonly code: string }
      readonly catalogueVersion: string
    }
  | { readonly case: string }

function ask(of: OfPlan, about: AboutOnWire) {
  if ('case' in of) return call('explainCase', { params: { case: of.case }, query: about })
  const { matter, region, catalogueVersion: version } = of
  const answers = { ...of.answers }
  const body = { answers, version, about, ...(region && { region: region.code }) }
  return call('explainPlan', { params: { matter }, body })
}

/** Each line with those that explain it nested below. */
function Tree({ lines }: { readonly lines: readonly ReasonOnWire[] }): ReactElement | null {
  const { say } = useTexts()
  const level = lines[0]?.depth
  const starts = lines.flatMap((line, index) => (line.depth === level ? [index] : []))
  if (starts.length === 0) return null
  return (
    <ul className="reasons">
      {starts.map((start, place) => {
        const [line, ...below] = lines.slice(start, starts[place + 1])
        if (line === undefined) return null
        return (
          <li key={`${line.text.zh} ${below[0]?.text.zh ?? ''}`}>
            {say(line.text)}
            <Tree lines={below} />
          </li>
        )
      })}
    </ul>
  )
}

function Reasons({ of, about }: { readonly of: OfPlan; readonly about: AboutOnWire }): ReactElement {
  const { t } = useTexts()
  const key = 'case' in of ? of.case : [of.matter, of.answers, of.region?.code, of.catalogueVersion]
  const { data, isError } = useQuery({
    queryKey: ['explain', key, about],
    queryFn: () => getValue(ask(of, about)),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (isError) return <p role="alert">{t.why.failed}</p>
  if (data === undefined) return <p role="status">{t.why.loading}</p>
  return <Tree lines={data.reasons} />
}

/** One click to the reasons, which are fetched when somebody asks. */
export function Why({
  of,
  about,
  name,
}: {
  readonly of: OfPlan
  readonly about: AboutOnWire
  readonly name: string
}): ReactElement {
  const { t } = useTexts()
  const [opened, setOpened] = useState(false)
  return (
    <details className="why" onToggle={event => setOpened(event.currentTarget.open)}>
      <summary>
        {t.why.ask}
        <span className="sr-only">{t.frame.pair('', name)}</span>
      </summary>
      {opened ? <Reasons of={of} about={about} /> : null}
    </details>
  )
}
