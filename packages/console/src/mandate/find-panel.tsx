/** Mandates of whoever stands at the window, and ending one. */
import { useMutation } from '@tanstack/react-query'
import type { MandateEndGround, MandateList, MandateView } from '@yijianshi/contract/mandate'
import { toldStanding } from '@yijianshi/contract/mandate-names'
import { Button, Radio, Select } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { call, getValue } from '../connection/call.ts'
import { createCommandIds } from '../connection/command-id.ts'
import { ColumnHeads } from '../frame/column-heads.tsx'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { nobody, type Person, personProblems } from '../intake/person.ts'
import { PersonFields } from '../intake/person-fields.tsx'
import { TextRow } from '../intake/text-row.tsx'
import { useTexts } from '../texts/texts.ts'

type Searched = { readonly by: 'person' | 'code'; readonly person: Person; readonly code: string }

function find({ by, person: { name, document }, code }: Searched, cursor?: string) {
  const whose = by === 'person' ? { person: { name, document } } : { creditCode: code }
  const body = cursor === undefined ? whose : { ...whose, cursor }
  return getValue(call('findMandates', { body }))
}

/** What a clerk may say; that another took the place, the platform finds. */
const GROUNDS = ['asked-in-person', 'position-over', 'death', 'recorded-wrongly'] as const

function useEnding(mandate: string) {
  const [ids] = useState(() => createCommandIds())
  return useMutation({
    mutationFn: (ground: MandateEndGround) => {
      const body = { commandId: ids.idFor(ground), ground }
      return getValue(call('endMandate', { params: { mandate }, body }))
    },
    onSuccess: () => ids.answered(),
  })
}

function Row({ mandate }: { readonly mandate: MandateView }): ReactElement {
  const { t } = useTexts()
  const words = t.mandate
  const [ground, setGround] = useState<(typeof GROUNDS)[number]>('asked-in-person')
  const ending = useEnding(mandate.id)
  const shown = ending.data ?? mandate
  const isOpen = ['waiting', 'to-come', 'holds'].includes(shown.standing)
  return (
    <tr>
      <td data-label={words.principal}>{shown.principal.name}</td>
      <td data-label={words.agent}>{shown.agentName}</td>
      <td data-label={words.kind}>{words.kinds[shown.kind]}</td>
      <td data-label={words.period}>
        {shown.from} – {shown.until}
      </td>
      <td data-label={words.standing}>{words.standings[toldStanding(shown)]}</td>
      <td data-label={words.end}>
        {isOpen ? (
          <>
            <Select
              aria-label={words.endGround}
              value={ground}
              onChange={setGround}
              options={GROUNDS.map(value => ({ value, label: words.grounds[value] }))}
            />{' '}
            <Button danger loading={ending.isPending} onClick={() => ending.mutate(ground)}>
              {words.end}
            </Button>
          </>
        ) : (
          '—'
        )}
        <ProblemAlert error={ending.error} />
      </td>
    </tr>
  )
}

type FoundPage = Pick<MandateList, 'mandates' | 'next'>

/** The first page, and those after it as they are asked for. */
function Found({
  first,
  searched,
}: {
  readonly first: FoundPage
  readonly searched: Searched
}): ReactElement {
  const { t } = useTexts()
  const [pages, setPages] = useState<readonly FoundPage[]>([first])
  const more = useMutation({
    mutationFn: (cursor: string) => find(searched, cursor),
    onSuccess: page => setPages([...pages, page]),
  })
  const next = pages.at(-1)?.next ?? null
  return (
    <>
      <FoundTable mandates={pages.flatMap(page => page.mandates)} />
      <ProblemAlert error={more.error} />
      {next === null ? null : (
        <div className="more">
          <Button loading={more.isPending} onClick={() => more.mutate(next)}>
            {t.frame.more}
          </Button>
        </div>
      )}
    </>
  )
}

function FoundTable({ mandates }: { readonly mandates: readonly MandateView[] }): ReactElement {
  const words = useTexts().t.mandate
  if (mandates.length === 0) return <p role="status">{words.none}</p>
  return (
    <table className="rows">
      <caption className="sr-only">{words.list}</caption>
      <ColumnHeads
        headings={[words.principal, words.agent, words.kind, words.period, words.standing, words.end]}
      />
      <tbody>
        {mandates.map(mandate => (
          <Row key={mandate.id} mandate={mandate} />
        ))}
      </tbody>
    </table>
  )
}

export function FindPanel(): ReactElement {
  const { t } = useTexts()
  const words = t.mandate
  const [searched, setSearched] = useState<Searched>({ by: 'person', person: nobody, code: '' })
  const [tried, setTried] = useState(false)
  const codeId = useId()
  const found = useMutation({ mutationFn: (wanted: Searched) => find(wanted) })
  // To be found a mobile number is not needed.
  const { mobile: _, ...problems } = personProblems(searched.person)
  const isReady = searched.by === 'code' ? searched.code.trim() !== '' : Object.keys(problems).length === 0
  return (
    <section className="panel visitor" aria-labelledby="find-title">
      <h2 id="find-title">{words.findTitle}</h2>
      <p className="quiet">{words.findLead}</p>
      <Radio.Group
        aria-label={words.findTitle}
        value={searched.by}
        onChange={event =>
          setSearched({ ...searched, by: event.target.value === 'code' ? 'code' : 'person' })
        }
        options={[
          { value: 'person', label: words.byPerson },
          { value: 'code', label: words.byCode },
        ]}
      />
      {searched.by === 'person' ? (
        <PersonFields
          person={searched.person}
          problems={problems}
          fields={['name', 'document']}
          shown={new Set(tried ? (['name', 'document'] as const) : [])}
          onChange={person => setSearched({ ...searched, person })}
          onLeave={() => {}}
        />
      ) : (
        <TextRow
          id={codeId}
          label={words.byCode}
          maxLength={18}
          value={searched.code}
          problem={tried && !isReady ? t.intake.organisationProblems.creditCodeMissing : undefined}
          onChange={code => setSearched({ ...searched, code })}
          onLeave={() => {}}
        />
      )}
      <Button
        loading={found.isPending}
        onClick={() => {
          setTried(true)
          if (isReady) found.mutate(searched)
        }}
      >
        {words.find}
      </Button>
      <ProblemAlert error={found.error} />
      {found.data === undefined || found.variables === undefined ? null : (
        <Found key={found.submittedAt} first={found.data} searched={found.variables} />
      )}
    </section>
  )
}
