import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ImportedPaperLicence, PaperLicenceImported } from '@yijianshi/contract/paper-licence'
import { Alert, Button, Form } from 'antd'
import { type ReactElement, useState } from 'react'
import { WordsField } from '../case/act/act-fields.tsx'
import { call, getValue } from '../connection/call.ts'
import { ColumnHeads } from '../frame/column-heads.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatDay } from '../time/format.ts'
import { importedRowsQuery, paperImportsKey } from './paper-queries.ts'

const mostCharacters = 500

function Rows({ rows }: { readonly rows: readonly ImportedPaperLicence[] }): ReactElement {
  const { t, say } = useTexts()
  const words = t.paperLicences
  const check = t.licenceCheck
  const heads = [words.position, check.kind, check.number, check.holder, words.document]
  return (
    <table className="rows">
      <caption className="sr-only">{words.compareRows}</caption>
      <ColumnHeads headings={[...heads, check.issuedOn, check.validUntil, words.levelHead]} />
      <tbody>
        {rows.map(row => (
          <tr key={row.position}>
            <td data-label={words.position} className="number">
              {row.position}
            </td>
            <td data-label={check.kind}>{say(row.name)}</td>
            <td data-label={check.number}>{row.number}</td>
            <td data-label={check.holder}>{row.holder}</td>
            <td data-label={words.document}>{row.document}</td>
            <td data-label={check.issuedOn}>{formatDay(row.issuedOn)}</td>
            <td data-label={check.validUntil}>
              {row.validUntil === null ? check.longTerm : formatDay(row.validUntil)}
            </td>
            <td data-label={words.levelHead}>{row.level}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Decision = { readonly decision: 'confirm' } | { readonly decision: 'refuse'; readonly reason: string }

function useSecondPerson({ id }: PaperLicenceImported, onDecided: () => void) {
  const queryClient = useQueryClient()
  const params = { import: id }
  const refresh = () => queryClient.invalidateQueries({ queryKey: paperImportsKey })
  const note = useMutation({
    mutationFn: (through: number) => getValue(call('noteImportCompared', { params, body: { through } })),
    onSuccess: refresh,
  })
  const decide = useMutation({
    mutationFn: (body: Decision) => getValue(call('decidePaperLicenceImport', { params, body })),
    onSuccess: async () => {
      onDecided()
      await refresh()
    },
  })
  return { note, decide }
}

function Refuse({
  onRefuse,
  pending,
}: {
  readonly onRefuse: (reason: string) => void
  readonly pending: boolean
}) {
  const { t } = useTexts()
  const words = t.paperLicences
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <Button danger onClick={() => setOpen(true)}>
        {words.refuse}
      </Button>
    )
  return (
    <Form<{ readonly reason: string }> layout="vertical" onFinish={({ reason }) => onRefuse(reason)}>
      <p>{words.refuseLead}</p>
      <WordsField
        name="reason"
        label={t.acts.reason}
        missing={t.acts.reasonMissing}
        mostCharacters={mostCharacters}
      />
      <Button danger type="primary" htmlType="submit" loading={pending}>
        {words.refuse}
      </Button>
    </Form>
  )
}

/** Page by page against the register; what was compared stays so when the page is left. */
export function PaperCompare({
  entry,
  onDecided,
}: {
  readonly entry: PaperLicenceImported
  readonly onDecided: () => void
}): ReactElement {
  const { t } = useTexts()
  const words = t.paperLicences
  const { note, decide } = useSecondPerson(entry, onDecided)
  const from = entry.checked.byReader
  const isDone = from >= entry.rows
  const page = useQuery({ ...importedRowsQuery(entry.id, from), enabled: !isDone })
  return (
    <div className="paper-compare">
      <p>{words.compareLead}</p>
      <p role="status">{words.checked(from, entry.rows)}</p>
      <ProblemAlert error={note.error ?? decide.error} />
      {isDone ? (
        <>
          <Alert type="info" showIcon title={words.allCompared} />
          <Button
            type="primary"
            loading={decide.isPending}
            onClick={() => decide.mutate({ decision: 'confirm' })}
          >
            {words.confirm(entry.rows)}
          </Button>
        </>
      ) : (
        <Loaded query={page}>
          {({ licences }) => (
            <>
              <Rows rows={licences} />
              <Button
                type="primary"
                loading={note.isPending}
                onClick={() => note.mutate(licences.at(-1)?.position ?? from)}
              >
                {words.pageAgrees(from + 1, licences.at(-1)?.position ?? from)}
              </Button>
            </>
          )}
        </Loaded>
      )}
      <Refuse pending={decide.isPending} onRefuse={reason => decide.mutate({ decision: 'refuse', reason })} />
    </div>
  )
}
