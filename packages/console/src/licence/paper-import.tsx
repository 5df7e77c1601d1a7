import { UploadOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { addressOf } from '@yijianshi/contract/client'
import type { PaperLicenceImported } from '@yijianshi/contract/paper-licence'
import { Alert, Button } from 'antd'
import type { ReactElement } from 'react'
import { apiBase, call, getValue } from '../connection/call.ts'
import { upload } from '../connection/upload.ts'
import { ColumnHeads } from '../frame/column-heads.tsx'
import { Confirm } from '../frame/confirm.tsx'
import { FileButton } from '../frame/file-button.tsx'
import { Pages } from '../frame/pages.tsx'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { RowErrors } from '../report/row-errors.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { PaperPending } from './paper-pending.tsx'
import { paperImportsKey, paperImportsQuery } from './paper-queries.ts'
import './paper-import.css'

type Step = { readonly file: File; readonly what: 'check' | 'import' }

function useImport() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ file, what }: Step) => upload('importPaperLicences', {}, file, undefined, { do: what }),
    onSuccess: async ({ import: id }) => {
      if (id !== null) await queryClient.invalidateQueries({ queryKey: paperImportsKey })
    },
  })
}

function Outcome({ run }: { readonly run: ReturnType<typeof useImport> }): ReactElement | null {
  const { t } = useTexts()
  const { data, variables, isPending } = run
  if (data === undefined || variables === undefined || isPending) return null
  if (data.errorCount > 0) return <RowErrors errors={data.errors} count={data.errorCount} />
  if (data.import !== null)
    return <Alert role="status" type="success" showIcon title={t.paperLicences.imported(data.rows)} />
  return (
    <Alert
      role="status"
      type="info"
      showIcon
      title={t.paperLicences.sound(variables.file.name, data.rows)}
      action={
        <Button type="primary" onClick={() => run.mutate({ file: variables.file, what: 'import' })}>
          {t.paperLicences.import(data.rows)}
        </Button>
      }
    />
  )
}

/** What became of it, by whom and why. */
function Stage({ entry }: { readonly entry: PaperLicenceImported }): ReactElement {
  const { t } = useTexts()
  const words = t.paperLicences
  const { stage, decided, confirmed } = entry
  return (
    <>
      {words.stages[stage]}
      {decided === null ? null : (
        <span className="quiet">
          {' '}
          {decided.by === null
            ? formatInstant(decided.at)
            : t.frame.pair(decided.by, formatInstant(decided.at))}
          {decided.reason === null ? null : ` · ${t.frame.pair(t.acts.reason, decided.reason)}`}
          {stage === 'taken-back' && confirmed !== null
            ? ` · ${words.confirmedBefore(confirmed.by, formatInstant(confirmed.at))}`
            : null}
        </span>
      )}
    </>
  )
}

function TakeBack({ entry }: { readonly entry: PaperLicenceImported }): ReactElement {
  const { t } = useTexts()
  const words = t.paperLicences
  const queryClient = useQueryClient()
  const remove = useMutation({
    mutationFn: () => getValue(call('deletePaperLicenceImport', { params: { import: entry.id } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: paperImportsKey }),
  })
  return (
    <>
      <Confirm question={words.removeSure(entry.rows)} yes={words.remove} onYes={() => remove.mutate()}>
        <Button
          danger
          loading={remove.isPending}
          aria-label={t.frame.pair(words.remove, formatInstant(entry.at))}
        >
          {words.remove}
        </Button>
      </Confirm>
      <ProblemAlert error={remove.error} />
    </>
  )
}

function ImportRow({ entry }: { readonly entry: PaperLicenceImported }): ReactElement {
  const { t } = useTexts()
  const words = t.paperLicences
  return (
    <tr>
      <td data-label={words.at}>{formatInstant(entry.at)}</td>
      <td data-label={words.by}>{entry.by}</td>
      <td data-label={words.rows} className="number">
        {entry.rows}
      </td>
      <td data-label={words.comparedCount} className="number">
        {entry.compared}
      </td>
      <td data-label={words.stage}>
        <Stage entry={entry} />
      </td>
      <td data-label={words.remove}>{entry.mayTakeBack ? <TakeBack entry={entry} /> : '—'}</td>
    </tr>
  )
}

function Imports(): ReactElement {
  const { t } = useTexts()
  const words = t.paperLicences
  const query = useInfiniteQuery(paperImportsQuery())
  return (
    <Pages query={query} rowsOf={page => page.imports} empty={words.none}>
      {rows => (
        <table className="rows">
          <caption className="sr-only">{words.imports}</caption>
          <ColumnHeads
            headings={[words.at, words.by, words.rows, words.comparedCount, words.stage, words.remove]}
          />
          <tbody>
            {rows.map(entry => (
              <ImportRow key={entry.id} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
    </Pages>
  )
}

/** For authorities: their register of licences on paper is checked first, then taken in whole. */
export function PaperImport(): ReactElement {
  const { t } = useTexts()
  const words = t.paperLicences
  const run = useImport()
  return (
    <section className="paper-import" aria-label={words.title}>
      <div className="paper-import-head">
        <h2>{words.title}</h2>
        <a className="button-link" href={`${apiBase}${addressOf('getPaperLicenceTemplate')}`} download>
          {words.template}
        </a>
        <FileButton
          label={words.choose}
          accept=".xlsx,.csv,.json,text/csv,application/json"
          icon={<UploadOutlined />}
          loading={run.isPending}
          onChoose={file => run.mutate({ file, what: 'check' })}
        />
      </div>
      <p className="quiet">{words.lead}</p>
      <ul className="quiet">
        {words.levels.map(level => (
          <li key={level}>{level}</li>
        ))}
      </ul>
      <ProblemAlert error={run.error} />
      <Outcome run={run} />
      <PaperPending />
      <h3>{words.imports}</h3>
      <Imports />
    </section>
  )
}
