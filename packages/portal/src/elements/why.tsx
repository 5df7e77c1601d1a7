import type { AboutOnWire, ReasonOnWire } from '@yijianshi/contract/matter'
import type { PlanOnWire } from '@yijianshi/contract/plan'
import { useCallback, useState } from 'react'
import { call } from '../server/call.ts'
import { useLoaded } from '../server/use-loaded.ts'
import { useSay, useTexts } from '../texts/texts.tsx'
import './why.css'

/** What a plan was made from: enough to ask the server about any part of it. */
export type Planned = {
  readonly matter: string
  readonly answers: PlanOnWire['answers']
  readonly region?: string
  readonly version: string
}

/** A case keeps what it was planned from. */
export type OfCase = { readonly case: string }

export function plannedOf({ matter, answers, region, catalogueVersion }: PlanOnWire): Planned {
  return { matter, answers, version: catalogueVersion, ...(region && { region: region.code }) }
}

type Branch = { readonly line: ReasonOnWire; readonly below: readonly ReasonOnWire[] }

/** Each line of the first level with all lines up to the next one. */
function branchesOf(lines: readonly ReasonOnWire[]): readonly Branch[] {
  const level = lines[0]?.depth
  return lines.flatMap((line, index) => {
    if (line.depth !== level) return []
    const rest = lines.slice(index + 1)
    const end = rest.findIndex(other => other.depth === level)
    return [{ line, below: end === -1 ? rest : rest.slice(0, end) }]
  })
}

function Tree({ lines }: { lines: readonly ReasonOnWire[] }) {
  const say = useSay()
  if (lines.length === 0) return null
  return (
    <ul>
      {branchesOf(lines).map(({ line, below }) => (
        <li
          key={`${line.text.zh} ${below[0]?.text.zh ?? ''}`}
          className={line.kind === 'law' ? 'soft' : undefined}
        >
          {say(line.text)}
          <Tree lines={below} />
        </li>
      ))}
    </ul>
  )
}

function ask(of: Planned | OfCase, about: AboutOnWire) {
  if ('case' in of) return call('explainCase', { params: { case: of.case }, query: about })
  const { matter, answers, region, version } = of
  const body = { answers, version, about, ...(region !== undefined && { region }) }
  return call('explainPlan', { params: { matter }, body })
}

function Reasons({ of, kind, id }: { of: Planned | OfCase } & AboutOnWire) {
  const texts = useTexts()
  const loaded = useLoaded(useCallback(() => ask(of, { kind, id }), [of, kind, id]))
  if (loaded.status === 'loading') return <p role="status">{texts.loading}</p>
  if (loaded.status === 'failed') return <p role="alert">{texts.why.failed}</p>
  return <Tree lines={loaded.value.reasons} />
}

/** One tap to the reasons. They are fetched when somebody asks, and follow the plan when it changes. */
export function Why({ of, about, name }: { of: Planned | OfCase; about: AboutOnWire; name: string }) {
  const texts = useTexts()
  const [opened, setOpened] = useState(false)
  // Pages make `of` anew whenever they are drawn; only what it says decides whether to ask again.
  const said = JSON.stringify(of)
  const [held, setHeld] = useState({ of, said })
  if (held.said !== said) setHeld({ of, said })
  return (
    <details className="why no-print" onToggle={event => setOpened(event.currentTarget.open)}>
      <summary>
        {texts.why.ask}
        <span className="visually-hidden">：{name}</span>
      </summary>
      {opened && <Reasons of={held.of} kind={about.kind} id={about.id} />}
    </details>
  )
}
